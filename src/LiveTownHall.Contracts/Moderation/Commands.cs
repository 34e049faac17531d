using MessagePack;

namespace LiveTownHall.Contracts.Moderation;

/// <summary>Argument of Decide. An item is a question or an open answer; an open answer can be selected (shown) and returned (taken back).</summary>
[MessagePackObject]
public sealed record Decide
{
    [Key(0)] public string? ItemId { get; init; }

    /// <summary>The revision that was read; one that is older than the item's is refused as <c>stale_revision</c>.</summary>
    [Key(1)] public int Revision { get; init; }

    /// <summary>One of <see cref="DecideActions"/>.</summary>
    [Key(2), OneOf(typeof(DecideActions))] public string? Action { get; init; }

    /// <summary>reject: one of <see cref="ReasonCodes"/>.</summary>
    [Key(3), OneOf(typeof(ReasonCodes))] public string? Reason { get; init; }

    /// <summary>answer: the written answer, absent for one that was given live. Else a word to the author, at most 1,000 characters.</summary>
    [Key(4)] public string? Note { get; init; }

    /// <summary>defer: who will answer.</summary>
    [Key(5)] public string? Owner { get; init; }

    /// <summary>defer: by when, a day as <c>yyyy-MM-dd</c>.</summary>
    [Key(6)] public string? Due { get; init; }
}

/// <summary>Argument of DecideMany: one verdict on up to 50 items. The outcome has a result per item.</summary>
[MessagePackObject]
public sealed record DecideMany
{
    [Key(0)] public IReadOnlyList<ItemRevision>? Items { get; init; }

    [Key(1)] public string? Action { get; init; }

    [Key(2)] public string? Reason { get; init; }

    [Key(3)] public string? Note { get; init; }
}

[MessagePackObject]
public sealed record ItemRevision([property: Key(0)] string? ItemId, [property: Key(1)] int Revision);

/// <summary>Argument of UndoDecisions: takes back one's own verdicts of the last 10 s, where nothing has happened to the item since.</summary>
[MessagePackObject]
public sealed record ItemList
{
    [Key(0)] public IReadOnlyList<string>? ItemIds { get; init; }
}

/// <summary>Argument of ClaimItem, ReleaseItem and ItemHistory.</summary>
[MessagePackObject]
public sealed record ItemCommand
{
    [Key(0)] public string? ItemId { get; init; }
}

/// <summary>Argument of Merge and Unmerge.</summary>
[MessagePackObject]
public sealed record MergeQuestion
{
    [Key(0)] public string? QuestionId { get; init; }

    [Key(1)] public string? Into { get; init; }
}

/// <summary>Argument of AddContext, ConfirmContext and RemoveContext.</summary>
[MessagePackObject]
public sealed record WriteContext
{
    [Key(0)] public string? ItemId { get; init; }

    /// <summary>A ULID made by the caller.</summary>
    [Key(1)] public string? ContextId { get; init; }

    /// <summary>AddContext: 1 to 280 characters. RemoveContext: what to tell those who saw the note; absent for a plain retraction.</summary>
    [Key(2)] public string? Text { get; init; }

    /// <summary>AddContext: 1 to 5 http or https addresses.</summary>
    [Key(3)] public IReadOnlyList<string>? Sources { get; init; }

    /// <summary>The claim of the library it rests on.</summary>
    [Key(4)] public string? ClaimId { get; init; }

    /// <summary>AddContext: id of the published note that this one replaces; everybody who saw that one is told.</summary>
    [Key(5)] public string? Corrects { get; init; }
}

/// <summary>Argument of RepeatContext: a note that two people stand behind is put under another question that repeats its claim.</summary>
[MessagePackObject]
public sealed record RepeatContext
{
    /// <summary>The question that gets the note.</summary>
    [Key(0)] public string? ItemId { get; init; }

    /// <summary>A ULID made by the caller: the note's id under that question.</summary>
    [Key(1)] public string? ContextId { get; init; }

    /// <summary>The question that has the note.</summary>
    [Key(2)] public string? FromItemId { get; init; }

    /// <summary>Id of the note there.</summary>
    [Key(3)] public string? FromContextId { get; init; }
}

/// <summary>Argument of ResolveFlags.</summary>
[MessagePackObject]
public sealed record ResolveFlags
{
    [Key(0)] public string? CaseId { get; init; }

    /// <summary>One of <see cref="FlagVerdicts"/>.</summary>
    [Key(1), OneOf(typeof(FlagVerdicts))] public string? Verdict { get; init; }
}

/// <summary>Argument of MuteAttendee and UnmuteAttendee.</summary>
[MessagePackObject]
public sealed record MuteAttendee
{
    /// <summary>The handle the desk sees.</summary>
    [Key(0)] public string? AttendeeId { get; init; }

    /// <summary>Told to the person; 1 to 200 characters.</summary>
    [Key(1)] public string? Reason { get; init; }
}

/// <summary>Argument of Redact: the first call proposes, the same call by a second person does it; one of the two must be a facilitator.</summary>
[MessagePackObject]
public sealed record Redact
{
    [Key(0)] public string? ItemId { get; init; }

    /// <summary>personal_data or illegal.</summary>
    [Key(1)] public string? Reason { get; init; }
}

/// <summary>Argument of LabelItem and PinItem (without a label).</summary>
[MessagePackObject]
public sealed record LabelItem
{
    [Key(0)] public string? ItemId { get; init; }

    /// <summary>1 to 40 characters.</summary>
    [Key(1)] public string? Label { get; init; }

    [Key(2)] public bool On { get; init; }
}

/// <summary>Argument of TranslateItem.</summary>
[MessagePackObject]
public sealed record TranslateItem
{
    [Key(0)] public string? ItemId { get; init; }

    [Key(1)] public int Revision { get; init; }

    [Key(2)] public string? Language { get; init; }

    [Key(3)] public string? Text { get; init; }
}

/// <summary>Argument of DismissAppeal.</summary>
[MessagePackObject]
public sealed record DismissAppeal
{
    [Key(0)] public string? ItemId { get; init; }

    [Key(1)] public string? Note { get; init; }
}

/// <summary>Argument of OpenIncident, AssessIncident and MoveIncident.</summary>
[MessagePackObject]
public sealed record WriteIncident
{
    /// <summary>A ULID made by the caller.</summary>
    [Key(0)] public string? IncidentId { get; init; }

    /// <summary>OpenIncident: what is being said, 1 to 200 characters.</summary>
    [Key(1)] public string? Title { get; init; }

    /// <summary>OpenIncident: the question it began with.</summary>
    [Key(2)] public string? ItemId { get; init; }

    /// <summary>OpenIncident: the claim of the library it repeats.</summary>
    [Key(3)] public string? ClaimId { get; init; }

    /// <summary>OpenIncident, AssessIncident: 0 none; 1 reputation; 2 health, money or civic process; 3 imminent danger or voter suppression.</summary>
    [Key(4)] public int? Harm { get; init; }

    /// <summary>OpenIncident, AssessIncident: 0 unpublished; 1 published; 2 several languages, channels or at least 5 people; 3 said on stage.</summary>
    [Key(5)] public int? Spread { get; init; }

    /// <summary>MoveIncident: one of <see cref="IncidentStates"/>.</summary>
    [Key(6), OneOf(typeof(IncidentStates))] public string? State { get; init; }

    /// <summary>MoveIncident to closed: one of <see cref="IncidentOutcomes"/>.</summary>
    [Key(7), OneOf(typeof(IncidentOutcomes))] public string? Outcome { get; init; }

    [Key(8)] public string? Note { get; init; }

    /// <summary>AssessIncident, MoveIncident: the incident's revision that was read; refused as <c>stale_revision</c> where a colleague changed it meanwhile.</summary>
    [Key(9)] public int? Revision { get; init; }
}
