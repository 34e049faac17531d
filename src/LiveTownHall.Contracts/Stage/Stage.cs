using MessagePack;

namespace LiveTownHall.Contracts.Stage;

/// <summary>What the wall shows now.</summary>
/// <param name="Kind">One of <see cref="StageKinds"/>.</param>
/// <param name="Id">The poll, question, announcement or budget shown; absent for the others.</param>
/// <param name="Until">break: when it ends; absent for one without an end.</param>
[MessagePackObject]
public sealed record StageView([property: Key(0), OneOf(typeof(StageKinds))] string Kind, [property: Key(1)] string? Id = null, [property: Key(2)] DateTimeOffset? Until = null);

public static class StageKinds
{
    public const string Idle = "idle";
    public const string Join = "join";
    public const string Poll = "poll";
    public const string Results = "results";
    public const string Question = "question";
    public const string Announcement = "announcement";

    /// <summary>Before it begins: how to join, how many are here, what comes.</summary>
    public const string Arriving = "arriving";

    /// <summary>The live question and those that most people ask.</summary>
    public const string Questions = "questions";
    public const string Break = "break";

    /// <summary>A budget: its projects and how many have voted, then what is funded.</summary>
    public const string Budget = "budget";
    public const string Thanks = "thanks";
}

/// <summary>Argument of SetStage.</summary>
[MessagePackObject]
public sealed record SetStage
{
    [Key(0)] public string? Kind { get; init; }

    [Key(1)] public string? Id { get; init; }

    /// <summary>break: when it ends, a time in ISO 8601 within the next 24 hours; absent for one without an end.</summary>
    [Key(2)] public string? Until { get; init; }

    /// <summary>The item of the running order that it is; absent where that follows from the id, or there is none.</summary>
    [Key(3)] public string? Item { get; init; }
}

/// <summary>Argument of SetWall: how walls look; what is absent stays as it is.</summary>
[MessagePackObject]
public sealed record SetWall
{
    /// <summary>One of <see cref="WallThemes"/>.</summary>
    [Key(0), OneOf(typeof(WallThemes))] public string? Theme { get; init; }

    /// <summary>One of <see cref="WallTexts"/>.</summary>
    [Key(1), OneOf(typeof(WallTexts))] public string? Text { get; init; }
}

public static class WallThemes
{
    public const string Dark = "dark";
    public const string Light = "light";
}

public static class WallTexts
{
    public const string Normal = "normal";
    public const string Large = "large";
}

/// <summary>How walls look.</summary>
[MessagePackObject]
public sealed record WallView([property: Key(0), OneOf(typeof(WallThemes))] string Theme, [property: Key(1), OneOf(typeof(WallTexts))] string Text);

/// <summary>Argument of SetReactions: whether attendees can react.</summary>
[MessagePackObject]
public sealed record SetReactions
{
    [Key(0)] public bool On { get; init; }
}

/// <summary>Argument of Announce.</summary>
[MessagePackObject]
public sealed record Announce
{
    /// <summary>A ULID made by the caller.</summary>
    [Key(0)] public string? AnnouncementId { get; init; }

    [Key(1)] public string? Text { get; init; }

    /// <summary>One of <see cref="AnnouncementLevels"/>.</summary>
    [Key(2), OneOf(typeof(AnnouncementLevels))] public string? Level { get; init; }

    /// <summary>Id of an earlier announcement that this one takes back.</summary>
    [Key(3)] public string? Retracts { get; init; }

    /// <summary>The incident it answers.</summary>
    [Key(4)] public string? IncidentId { get; init; }

    /// <summary>When it is over: a time in ISO 8601 within the next 7 days. It ends with the hall at the latest. Absent for one that stands.</summary>
    [Key(5)] public string? ExpiresAt { get; init; }
}

/// <summary>Argument of ConfirmAnnouncement and WithdrawAnnouncement: a second person stands behind an urgent announcement, or it is not sent at all.</summary>
[MessagePackObject]
public sealed record ConfirmAnnouncement
{
    [Key(0)] public string? AnnouncementId { get; init; }
}

/// <summary>An announcement as everybody sees it.</summary>
[MessagePackObject]
public sealed record AnnouncementView
{
    [Key(0)] public required string Id { get; init; }

    [Key(1)] public required string Text { get; init; }

    [Key(2)] public required string Level { get; init; }

    [Key(3)] public required DateTimeOffset At { get; init; }

    /// <summary>Id of the announcement this one takes back.</summary>
    [Key(4)] public string? Retracts { get; init; }

    /// <summary>True once a later announcement has taken this one back.</summary>
    [Key(5)] public bool? Retracted { get; init; }

    /// <summary>Id of the question whose context note this corrects.</summary>
    [Key(6)] public string? Corrects { get; init; }

    /// <summary>Backstage, while it waits for a second person: staff id of whoever wrote it.</summary>
    [Key(7)] public string? ProposedBy { get; init; }

    /// <summary>Backstage: the incident it answers.</summary>
    [Key(8)] public string? IncidentId { get; init; }

    /// <summary>When it is over.</summary>
    [Key(9)] public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>True once it is over: it stays in the list and covers nothing any more.</summary>
    [Key(10)] public bool? Expired { get; init; }
}

public static class AnnouncementLevels
{
    public const string Info = "info";
    public const string Important = "important";
    public const string Urgent = "urgent";
}
