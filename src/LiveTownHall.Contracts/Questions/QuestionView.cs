using LiveTownHall.Contracts.Moderation;
using MessagePack;

namespace LiveTownHall.Contracts.Questions;

/// <summary>A question as one role may see it.</summary>
[MessagePackObject]
public sealed record QuestionView
{
    [Key(0)] public required string Id { get; init; }

    /// <summary>Empty where the text was redacted.</summary>
    [Key(1)] public required string Text { get; init; }

    /// <summary>Absent where the question was asked without a name.</summary>
    [Key(2)] public AuthorView? Author { get; init; }

    [Key(3)] public string? Language { get; init; }

    /// <summary>One of <see cref="QuestionStates"/>.</summary>
    [Key(4), OneOf(typeof(QuestionStates))] public required string State { get; init; }

    /// <summary>From 1; each edit by its author is the next one.</summary>
    [Key(5)] public required int Revision { get; init; }

    /// <summary>People, each counted once, those of merged questions included.</summary>
    [Key(6)] public required long Upvotes { get; init; }

    [Key(7)] public required DateTimeOffset AskedAt { get; init; }

    [Key(8)] public bool? Mine { get; init; }

    /// <summary>Id of the question this one joined.</summary>
    [Key(9)] public string? MergedInto { get; init; }

    /// <summary>Context notes that two people stand behind.</summary>
    [Key(10)] public IReadOnlyList<ContextView>? Context { get; init; }

    [Key(11)] public AnswerView? Answer { get; init; }

    /// <summary>Who will answer it later, and by when.</summary>
    [Key(12)] public FollowUpView? FollowUp { get; init; }

    /// <summary>Labels such as <c>disputed</c> or a topic. A label never removes anything.</summary>
    [Key(13)] public IReadOnlyList<string>? Labels { get; init; }

    [Key(14)] public bool? Pinned { get; init; }

    /// <summary>Its text in other languages, by language tag.</summary>
    [Key(15)] public IReadOnlyDictionary<string, string>? Translations { get; init; }

    /// <summary>One of <see cref="ReasonCodes"/>. For everybody: the class of reason of a redaction. For author and desk: why it was rejected.</summary>
    [Key(16), OneOf(typeof(ReasonCodes))] public string? Reason { get; init; }

    /// <summary>Author and desk: what a moderator wrote to the author.</summary>
    [Key(17)] public string? Note { get; init; }

    /// <summary>Author and desk: the author's appeal.</summary>
    [Key(18)] public AppealView? Appeal { get; init; }

    /// <summary>Backstage only: what the desk works with.</summary>
    [Key(19)] public DeskItem? Desk { get; init; }

    /// <summary>Place in the order "fair" now: higher comes first. See <see cref="QuestionOrders.Fair"/>.</summary>
    [Key(20)] public double? Score { get; init; }

    /// <summary>In pages: whether the caller upvoted it. In frames, see <see cref="People.MyState.Upvoted"/>.</summary>
    [Key(21)] public bool? Upvoted { get; init; }
}

[MessagePackObject]
public sealed record AuthorView([property: Key(0)] string Name);

/// <summary>A sourced note under a question.</summary>
/// <param name="Text">At most 280 characters.</param>
/// <param name="Sources">http or https addresses, at least one.</param>
/// <param name="Corrected">True where this note replaced an earlier one that people had seen.</param>
/// <param name="ClaimId">The claim of the library it rests on.</param>
[MessagePackObject]
public sealed record ContextView(
    [property: Key(0)] string Id,
    [property: Key(1)] string Text,
    [property: Key(2)] IReadOnlyList<string> Sources,
    [property: Key(3)] DateTimeOffset? At = null,
    [property: Key(4)] bool? Corrected = null,
    [property: Key(5)] string? ClaimId = null);

/// <param name="Kind">One of <see cref="AnswerKinds"/>.</param>
/// <param name="Text">The written answer; absent for one that was given live.</param>
[MessagePackObject]
public sealed record AnswerView(
    [property: Key(0), OneOf(typeof(AnswerKinds))] string Kind,
    [property: Key(1)] string? Text,
    [property: Key(2)] DateTimeOffset At);

/// <param name="Owner">Who will answer.</param>
/// <param name="Due">A day as <c>yyyy-MM-dd</c>.</param>
/// <param name="Done">True once it was answered.</param>
[MessagePackObject]
public sealed record FollowUpView([property: Key(0)] string? Owner, [property: Key(1)] string? Due, [property: Key(2)] bool? Done = null);

/// <param name="State">open, granted or dismissed.</param>
[MessagePackObject]
public sealed record AppealView([property: Key(0)] string State, [property: Key(1)] string? Text, [property: Key(2)] DateTimeOffset At);

/// <summary>How a hall takes questions, as everybody may know it.</summary>
[MessagePackObject]
public sealed record QuestionBoard
{
    /// <summary>Whether questions are taken now.</summary>
    [Key(0)] public required bool Open { get; init; }

    /// <summary>One of <see cref="ModerationModes"/>.</summary>
    [Key(1), OneOf(typeof(ModerationModes))] public required string Moderation { get; init; }

    /// <summary>Whether attendees may ask without a name.</summary>
    [Key(2)] public required bool Anonymous { get; init; }

    /// <summary>Questions this role may see; <c>questions</c> of the view holds the top and the newest of them.</summary>
    [Key(3)] public required int Total { get; init; }

    /// <summary>Whether the moderation log is public.</summary>
    [Key(4)] public required bool PublicLog { get; init; }
}

public static class QuestionStates
{
    public const string Pending = "pending";
    public const string Held = "held";
    public const string Published = "published";
    public const string Queued = "queued";
    public const string Live = "live";
    public const string Answered = "answered";
    public const string FollowUp = "followUp";
    public const string Merged = "merged";
    public const string Rejected = "rejected";
    public const string Withdrawn = "withdrawn";
    public const string Redacted = "redacted";
}

public static class ModerationModes
{
    /// <summary>A question is seen by others once a moderator approved it.</summary>
    public const string Pre = "pre";

    /// <summary>A question is seen at once unless a rule holds it.</summary>
    public const string Post = "post";

    /// <summary>A question is seen at once; rules only mark.</summary>
    public const string Off = "off";
}

public static class QuestionOrders
{
    /// <summary>Most upvotes first.</summary>
    public const string Popular = "popular";
    public const string Newest = "newest";

    /// <summary>Asked first, first: how a queue of the desk is worked off.</summary>
    public const string Oldest = "oldest";

    /// <summary>Lower bound of the Wilson score interval of upvotes per person who could have seen it, mixed with age.</summary>
    public const string Fair = "fair";

    /// <summary>Best match first; the order of a search.</summary>
    public const string Relevance = "relevance";
}

public static class AnswerKinds
{
    public const string Live = "live";
    public const string Written = "written";
}
