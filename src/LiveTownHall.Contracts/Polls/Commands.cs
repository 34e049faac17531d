using MessagePack;

namespace LiveTownHall.Contracts.Polls;

/// <summary>Argument of CastBallot. Sent again after a lost answer it changes nothing and gets the same outcome.</summary>
[MessagePackObject]
public sealed record CastBallot
{
    [Key(0)] public string? PollId { get; init; }

    [Key(1)] public Ballot? Ballot { get; init; }

    /// <summary>The fence that a refusal on this connection offered last.</summary>
    [Key(2)] public long? Fence { get; init; }

    /// <summary>
    /// The revision of the poll that was read. Where its wording was changed since, the ballot is refused as <c>stale_revision</c>; absent to vote on whatever it says now.
    /// </summary>
    [Key(3)] public int? Revision { get; init; }
}

/// <summary>
/// Argument of CreatePoll and UpdatePoll. A poll that was opened may be worded otherwise, which marks its result, and while it is open it may get more options; everything else is
/// refused as <c>poll_not_draft</c>.
/// </summary>
[MessagePackObject]
public sealed record WritePoll
{
    /// <summary>A ULID made by the caller.</summary>
    [Key(0)] public string? PollId { get; init; }

    [Key(1)] public PollDraft? Draft { get; init; }

    /// <summary>
    /// UpdatePoll: the poll's revision that was read. Where a colleague changed it meanwhile the edit is refused as <c>stale_revision</c>; absent to write over whatever is
    /// there.
    /// </summary>
    [Key(2)] public int? Revision { get; init; }
}

/// <summary>Argument of OpenPoll, ClosePoll, ReopenPoll, ResetPoll and DeletePoll.</summary>
[MessagePackObject]
public sealed record PollCommand
{
    [Key(0)] public string? PollId { get; init; }

    /// <summary>ISO 8601 UTC; when the poll closes by itself.</summary>
    [Key(1)] public string? ClosesAt { get; init; }

    /// <summary>OpenPoll of a draft, DeletePoll: the poll's revision that was read; refused as <c>stale_revision</c> where a colleague changed it meanwhile.</summary>
    [Key(2)] public int? Revision { get; init; }
}

/// <summary>Argument of ShowResults: shows or hides the result whatever the poll's own rule says.</summary>
[MessagePackObject]
public sealed record ShowResults
{
    [Key(0)] public string? PollId { get; init; }

    [Key(1)] public bool Visible { get; init; }
}

/// <summary>Argument of SetPresent: how many people are here and may vote. What is absent stays as it was.</summary>
[MessagePackObject]
public sealed record SetPresent
{
    [Key(0)] public int? Present { get; init; }

    /// <summary>At least as many as are present.</summary>
    [Key(1)] public int? Entitled { get; init; }
}

/// <summary>Argument of MovePoll: puts a poll before another one in the agenda, or last.</summary>
[MessagePackObject]
public sealed record MovePoll
{
    [Key(0)] public string? PollId { get; init; }

    /// <summary>Id of the poll that follows; absent to move to the end.</summary>
    [Key(1)] public string? Before { get; init; }
}

/// <summary>Argument of ExtendPoll: a running timer rings later.</summary>
[MessagePackObject]
public sealed record ExtendPoll
{
    [Key(0)] public string? PollId { get; init; }

    /// <summary>By so many, 1 to 86,400.</summary>
    [Key(1)] public int Seconds { get; init; }

    /// <summary>The time in ISO 8601 that was seen on the timer, so that the same call sent twice adds once; absent for whatever it is.</summary>
    [Key(2)] public string? ClosesAt { get; init; }
}

/// <summary>Argument of HideWord and RestoreWord. Ballots and the number of voters stay as they are.</summary>
[MessagePackObject]
public sealed record WordCommand
{
    [Key(0)] public string? PollId { get; init; }

    /// <summary>As the tally shows it; case and white space do not matter.</summary>
    [Key(1)] public string? Word { get; init; }

    /// <summary>HideWord: the word it counts as from now on, whoever wrote both being counted once; absent to show it no more.</summary>
    [Key(2)] public string? Into { get; init; }
}

/// <summary>
/// Argument of DiscountBallots: leaves the ballots of a warning out of a second result, or takes them in again. The first of two people proposes, the second one does it.
/// </summary>
[MessagePackObject]
public sealed record DiscountBallots
{
    [Key(0)] public string? PollId { get; init; }

    /// <summary>Of the warning in the desk's view, or of a discount of the poll.</summary>
    [Key(1)] public string? WarningId { get; init; }

    [Key(2)] public bool On { get; init; }
}
