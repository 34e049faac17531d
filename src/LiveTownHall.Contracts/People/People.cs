using LiveTownHall.Contracts.Budgets;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Questions;
using MessagePack;

namespace LiveTownHall.Contracts.People;

public static class Roles
{
    public const string Attendee = "attendee";
    public const string Screen = "screen";
    public const string Facilitator = "facilitator";
    public const string Moderator = "moderator";
    public const string Speaker = "speaker";
}

/// <summary>What only this person sees.</summary>
[MessagePackObject]
public sealed record MyState
{
    [Key(0)] public required string AttendeeId { get; init; }

    [Key(1)] public required string Role { get; init; }

    [Key(2)] public string? DisplayName { get; init; }

    /// <summary>This person's ballot that counts, by poll id.</summary>
    [Key(3)] public required IReadOnlyDictionary<string, Ballot> Ballots { get; init; }

    [Key(4)] public required IReadOnlyList<string> Upvoted { get; init; }

    [Key(5)] public required IReadOnlyList<QuestionView> Asked { get; init; }

    [Key(6)] public bool? Muted { get; init; }

    /// <summary>The round each of <see cref="Ballots"/> counts in, by poll id: in another round of the poll it counts for nothing.</summary>
    [Key(7)] public IReadOnlyDictionary<string, int>? Rounds { get; init; }

    /// <summary>This person's ballot that counts, by budget id; absent where there is none.</summary>
    [Key(8)] public IReadOnlyDictionary<string, BudgetVote>? Budgets { get; init; }

    /// <summary>How sure it is that this person votes once; absent for staff and walls.</summary>
    [Key(9), OneOf(typeof(AssuranceClasses))] public string? Assurance { get; init; }
}

/// <summary>A message to one person.</summary>
[MessagePackObject]
public sealed record Notice
{
    [Key(0)] public required string Kind { get; init; }

    [Key(1)] public string? ItemId { get; init; }

    [Key(2)] public required string Text { get; init; }

    [Key(3)] public string? Reason { get; init; }
}

/// <summary>The hall or this server ends.</summary>
/// <param name="Reason">One of <see cref="EndReasons"/>.</param>
/// <param name="RetryAfterMs">When to connect again; different for each connection, so that not all come at once.</param>
[MessagePackObject]
public sealed record Ended([property: Key(0), OneOf(typeof(EndReasons))] string Reason, [property: Key(1)] int? RetryAfterMs = null);

public static class EndReasons
{
    public const string HallClosed = "hall_closed";
    public const string ServerRestarting = "server_restarting";

    /// <summary>The store no longer holds what it held: the hall is opened anew. What was acknowledged and could not be given back is missing; look again.</summary>
    public const string StoreChanged = "store_changed";
}

/// <summary>Argument of React.</summary>
[MessagePackObject]
public sealed record React
{
    /// <summary>One of <see cref="Reactions"/>.</summary>
    [Key(0), OneOf(typeof(Reactions))] public string? Reaction { get; init; }
}

public static class Reactions
{
    public const string Applause = "applause";
    public const string Heart = "heart";
    public const string Thumbsup = "thumbsup";
    public const string Thumbsdown = "thumbsdown";
    public const string Laugh = "laugh";
    public const string Surprise = "surprise";

    public static readonly IReadOnlyList<string> All = [Applause, Heart, Thumbsup, Thumbsdown, Laugh, Surprise];
}

/// <summary>Argument of Reviewing: the item this person looks at, or null.</summary>
[MessagePackObject]
public sealed record Reviewing
{
    [Key(0)] public string? ItemId { get; init; }
}

/// <summary>Somebody on duty backstage.</summary>
[MessagePackObject]
public sealed record StaffView
{
    [Key(0)] public required string AttendeeId { get; init; }

    [Key(1)] public required string Role { get; init; }

    [Key(2)] public string? DisplayName { get; init; }

    /// <summary>The item this person looks at.</summary>
    [Key(3)] public string? Reviewing { get; init; }
}

/// <summary>Backstage only: who came or changed, and the ids of those who left. Not stored.</summary>
[MessagePackObject]
public sealed record Presence([property: Key(0)] IReadOnlyList<StaffView> Here, [property: Key(1)] IReadOnlyList<string> Left);
