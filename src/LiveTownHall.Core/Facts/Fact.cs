using System.Collections.Immutable;
using System.Text.Json.Serialization;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Core.Facts;

/// <summary>One thing that was asked to happen, and by whom; when is said by its batch.</summary>
/// <remarks>Stored as JSON for the reader in ten years. Members are added, never renamed or given another meaning.
/// Ballots have a binary form of their own, see <see cref="BatchFormat"/>.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(HallCreated), "hallCreated")]
[JsonDerivedType(typeof(HallUpdated), "hallUpdated")]
[JsonDerivedType(typeof(HallOpened), "hallOpened")]
[JsonDerivedType(typeof(HallClosed), "hallClosed")]
[JsonDerivedType(typeof(PollCreated), "pollCreated")]
[JsonDerivedType(typeof(PollUpdated), "pollUpdated")]
[JsonDerivedType(typeof(PollMoved), "pollMoved")]
[JsonDerivedType(typeof(PollOpened), "pollOpened")]
[JsonDerivedType(typeof(PollReopened), "pollReopened")]
[JsonDerivedType(typeof(PollClosed), "pollClosed")]
[JsonDerivedType(typeof(PollTimedOut), "pollTimedOut")]
[JsonDerivedType(typeof(PollReset), "pollReset")]
[JsonDerivedType(typeof(PollDeleted), "pollDeleted")]
[JsonDerivedType(typeof(ResultsShown), "resultsShown")]
[JsonDerivedType(typeof(AnswerPicked), "answerPicked")]
[JsonDerivedType(typeof(StageSet), "stageSet")]
[JsonDerivedType(typeof(Announced), "announced")]
[JsonDerivedType(typeof(QuestionAsked), "questionAsked")]
[JsonDerivedType(typeof(QuestionEdited), "questionEdited")]
[JsonDerivedType(typeof(QuestionWithdrawn), "questionWithdrawn")]
[JsonDerivedType(typeof(QuestionAppealed), "questionAppealed")]
[JsonDerivedType(typeof(QuestionMerged), "questionMerged")]
[JsonDerivedType(typeof(QuestionUnmerged), "questionUnmerged")]
[JsonDerivedType(typeof(ItemDecided), "itemDecided")]
[JsonDerivedType(typeof(DecisionUndone), "decisionUndone")]
[JsonDerivedType(typeof(AppealDismissed), "appealDismissed")]
[JsonDerivedType(typeof(ItemClaimed), "itemClaimed")]
[JsonDerivedType(typeof(ItemReleased), "itemReleased")]
[JsonDerivedType(typeof(ItemFlagged), "itemFlagged")]
[JsonDerivedType(typeof(FlagsResolved), "flagsResolved")]
[JsonDerivedType(typeof(ContextProposed), "contextProposed")]
[JsonDerivedType(typeof(ContextConfirmed), "contextConfirmed")]
[JsonDerivedType(typeof(ContextRemoved), "contextRemoved")]
[JsonDerivedType(typeof(AttendeeMuted), "attendeeMuted")]
[JsonDerivedType(typeof(AttendeeUnmuted), "attendeeUnmuted")]
[JsonDerivedType(typeof(ItemRedacted), "itemRedacted")]
[JsonDerivedType(typeof(ItemLabelled), "itemLabelled")]
[JsonDerivedType(typeof(ItemPinned), "itemPinned")]
[JsonDerivedType(typeof(ItemTranslated), "itemTranslated")]
[JsonDerivedType(typeof(IncidentOpened), "incidentOpened")]
[JsonDerivedType(typeof(IncidentAssessed), "incidentAssessed")]
[JsonDerivedType(typeof(IncidentMoved), "incidentMoved")]
[JsonDerivedType(typeof(IncidentBreached), "incidentBreached")]
[JsonDerivedType(typeof(AnnouncementConfirmed), "announcementConfirmed")]
[JsonDerivedType(typeof(ClaimsImported), "claimsImported")]
public abstract record Fact
{
    /// <summary>Whoever asked for it; absent where the system did.</summary>
    [JsonPropertyOrder(-1)]
    public Actor? By { get; init; }

    /// <summary>Only in a compacted batch: text was taken out of the fact, and this is what <see cref="HallReplica.Apply"/> said of it when it was whole.</summary>
    [JsonPropertyOrder(1)]
    public Ruling? Removed { get; init; }
}

/// <param name="Id">The person's id in this hall.</param>
/// <param name="Role">The role it was done in.</param>
public sealed record Actor(string Id, string Role);

/// <summary>The first fact of every journal.</summary>
public sealed record HallCreated : Fact
{
    public required string HallId { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }

    public required ImmutableArray<string> Languages { get; init; }

    public required string JoinCode { get; init; }

    /// <summary>Role to SHA-256 of its key, in hexadecimal.</summary>
    [JsonConverter(typeof(OrdinalMapJson))]
    public required ImmutableSortedDictionary<string, string> KeyHashes { get; init; }

    public required string Moderation { get; init; }

    public required bool AnonymousQuestions { get; init; }
}

/// <summary>What is null stays; what is empty is taken away.</summary>
public sealed record HallUpdated(
    string? Title = null,
    string? Description = null,
    ImmutableArray<string>? Languages = null,
    string? Colour = null,
    string? Logo = null,
    string? Moderation = null,
    bool? AnonymousQuestions = null,
    bool? QuestionsOpen = null,
    bool? PublicLog = null,
    bool? SecondPerson = null,
    ImmutableArray<string>? HoldTerms = null) : Fact;

public sealed record HallOpened : Fact;

public sealed record HallClosed : Fact;

public sealed record PollCreated(string PollId, PollDefinition Definition) : Fact;

public sealed record PollUpdated(string PollId, PollDefinition Definition) : Fact;

public sealed record PollMoved(string PollId, string? Before = null) : Fact;

/// <param name="ClosesAt">Unix milliseconds; null for a poll that is closed by hand.</param>
public sealed record PollOpened(string PollId, long? ClosesAt = null) : Fact;

/// <inheritdoc cref="PollOpened"/>
public sealed record PollReopened(string PollId, long? ClosesAt = null) : Fact;

/// <param name="ClosesAt">Null to close now, else the time of a timed close in Unix milliseconds.</param>
public sealed record PollClosed(string PollId, long? ClosesAt = null) : Fact;

/// <summary>The timed close that was set for <paramref name="ClosesAt"/> in <paramref name="Round"/>; nothing where the timer was changed meanwhile.</summary>
public sealed record PollTimedOut(string PollId, int Round, long ClosesAt) : Fact;

public sealed record PollReset(string PollId) : Fact;

public sealed record PollDeleted(string PollId) : Fact;

public sealed record ResultsShown(string PollId, bool Visible) : Fact;

/// <param name="Answer">The pool id of the open answer; ids are never used for another text, see <see cref="BallotPool"/>.</param>
public sealed record AnswerPicked(string PollId, int Round, ulong Answer, bool Picked) : Fact;

public sealed record StageSet(string Kind, string? Id = null) : Fact;

/// <param name="IncidentId">The incident it answers.</param>
public sealed record Announced(string Id, string Text, string Level, string? Retracts = null, string? IncidentId = null) : Fact
{
    /// <summary>Sent at once even where it is urgent; never written, see <see cref="BatchReader"/>.</summary>
    [JsonIgnore]
    internal bool IsConfirmed { get; init; }
}
