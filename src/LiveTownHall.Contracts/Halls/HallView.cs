using LiveTownHall.Contracts.Budgets;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Contracts.Stage;
using MessagePack;

namespace LiveTownHall.Contracts.Halls;

/// <summary>The keyframe: all that one role may see of a hall at a journal position.</summary>
[MessagePackObject]
public sealed record HallView
{
    [Key(0)] public required long Position { get; init; }

    [Key(1)] public required HallInfo Hall { get; init; }

    [Key(2)] public required StageView Stage { get; init; }

    /// <summary>In agenda order.</summary>
    [Key(3)] public required IReadOnlyList<PollView> Polls { get; init; }

    /// <summary>The top and the newest of what this role may see, those selected and the live one; FindQuestions pages through the rest.</summary>
    [Key(4)] public required IReadOnlyList<QuestionView> Questions { get; init; }

    /// <summary>People connected now, over all nodes.</summary>
    [Key(5)] public required int Audience { get; init; }

    [Key(6)] public required IReadOnlyList<AnnouncementView> Announcements { get; init; }

    /// <summary>Most frames a second at present.</summary>
    [Key(7)] public required int TickHz { get; init; }

    [Key(8)] public QuestionBoard? Board { get; init; }

    /// <summary>Backstage only.</summary>
    [Key(9)] public DeskView? Desk { get; init; }

    /// <summary>In the order they were made.</summary>
    [Key(10)] public IReadOnlyList<BudgetView> Budgets { get; init; } = [];

    /// <summary>Of budgets that people vote on; for walls and backstage.</summary>
    [Key(11)] public IReadOnlyList<BudgetTally>? BudgetTallies { get; init; }

    /// <summary>Backstage only.</summary>
    [Key(12)] public RunningOrderView? RunningOrder { get; init; }

    /// <summary>What comes tonight, where the desk shows it; for walls and backstage.</summary>
    [Key(13)] public IReadOnlyList<AgendaLine>? Agenda { get; init; }
}

/// <summary>What is fixed about a hall, and whether it is open.</summary>
[MessagePackObject]
public sealed record HallInfo
{
    [Key(0)] public required string Id { get; init; }

    [Key(1)] public required string Title { get; init; }

    [Key(2)] public string? Description { get; init; }

    /// <summary>One of <see cref="HallStates"/>.</summary>
    [Key(3), OneOf(typeof(HallStates))] public required string State { get; init; }

    [Key(4)] public required IReadOnlyList<string> Languages { get; init; }

    [Key(5)] public required string JoinCode { get; init; }

    /// <summary>The hall's own colour as <c>#rrggbb</c>.</summary>
    [Key(6)] public string? Colour { get; init; }

    /// <summary>Path of the hall's logo on this server.</summary>
    [Key(7)] public string? Logo { get; init; }

    /// <summary>From 1, one more with every change of the hall's settings: what an edit can name as seen.</summary>
    [Key(8)] public int Revision { get; init; } = 1;

    /// <summary>How many people are here and may vote; absent before anybody said.</summary>
    [Key(9)] public RollView? Roll { get; init; }

    /// <summary>Number of the newest version of the report, at <c>/r/</c> and the join code; absent while none is published.</summary>
    [Key(10)] public int? Report { get; init; }

    /// <summary>False while reactions are switched off; absent else.</summary>
    [Key(11)] public bool? Reactions { get; init; }

    /// <summary>The server's address as people reach it, for links and QR codes; absent where only the reader's browser knows it.</summary>
    [Key(12)] public string? Address { get; init; }

    /// <summary>How walls look; absent for dark, with letters of the usual size.</summary>
    [Key(13)] public WallView? Wall { get; init; }
}

/// <summary>People as a facilitator counted them, see SetPresent.</summary>
/// <param name="Present">Absent where nobody has said.</param>
/// <param name="Entitled">Absent where nobody has said.</param>
[MessagePackObject]
public sealed record RollView([property: Key(0)] int? Present = null, [property: Key(1)] int? Entitled = null);

/// <summary>Argument of UpdateHall; what is absent stays as it is, an empty string takes it away.</summary>
[MessagePackObject]
public sealed record UpdateHall
{
    [Key(0)] public string? Title { get; init; }

    [Key(1)] public string? Description { get; init; }

    [Key(2)] public IReadOnlyList<string>? Languages { get; init; }

    /// <summary><c>#rrggbb</c></summary>
    [Key(3)] public string? Colour { get; init; }

    /// <summary>A <c>data:</c> URI of a PNG, JPEG or WebP image of at most 8 KB.</summary>
    [Key(4)] public string? Logo { get; init; }

    /// <summary>How questions are taken from now on.</summary>
    [Key(5)] public QuestionSettings? Questions { get; init; }

    /// <summary>Whether everybody may read the moderation log.</summary>
    [Key(6)] public bool? PublicLog { get; init; }

    /// <summary>The hall's own hold list: all of it, at most 500 terms.</summary>
    [Key(7)] public IReadOnlyList<string>? HoldTerms { get; init; }

    /// <summary>Whether a context note needs a second person (default true).</summary>
    [Key(8)] public bool? SecondPerson { get; init; }

    /// <summary>The revision of the settings that was read; refused as <c>stale_revision</c> where a colleague changed any of them meanwhile.</summary>
    [Key(9)] public int? Revision { get; init; }
}

/// <summary>What is absent stays as it is.</summary>
/// <param name="Moderation">One of <see cref="ModerationModes"/>.</param>
/// <param name="Anonymous">Whether attendees may ask without a name.</param>
/// <param name="Open">Whether questions are taken.</param>
[MessagePackObject]
public sealed record QuestionSettings(
    [property: Key(0), OneOf(typeof(ModerationModes))] string? Moderation = null,
    [property: Key(1)] bool? Anonymous = null,
    [property: Key(2)] bool? Open = null);

public static class HallStates
{
    /// <summary>Prepared; opens with OpenHall or with its first poll.</summary>
    public const string Draft = "draft";
    public const string Open = "open";
    public const string Closed = "closed";
}

/// <summary>What changed for one role between two positions. Lists are upserts by id.</summary>
/// <remarks>Applies to a view at <see cref="From"/>; a client at another position asks Resync and gets a keyframe.</remarks>
[MessagePackObject]
public sealed record HallDelta
{
    [Key(0)] public required long From { get; init; }

    [Key(1)] public required long Position { get; init; }

    [Key(2)] public StageView? Stage { get; init; }

    [Key(3)] public IReadOnlyList<PollView>? Polls { get; init; }

    [Key(4)] public IReadOnlyList<string>? RemovedPolls { get; init; }

    [Key(5)] public IReadOnlyList<TallyView>? Tallies { get; init; }

    [Key(6)] public IReadOnlyList<QuestionView>? Questions { get; init; }

    [Key(7)] public IReadOnlyList<string>? RemovedQuestions { get; init; }

    [Key(8)] public int? Audience { get; init; }

    [Key(9)] public IReadOnlyList<AnnouncementView>? Announcements { get; init; }

    [Key(10)] public int? TickHz { get; init; }

    /// <summary>Present when the hall itself changed: opened, closed.</summary>
    [Key(11)] public HallInfo? Hall { get; init; }

    /// <summary>Reactions since the last frame, by name; not stored.</summary>
    [Key(12)] public IReadOnlyDictionary<string, int>? Reactions { get; init; }

    /// <summary>Present when the order of the agenda changed: all poll ids this role sees, in order.</summary>
    [Key(13)] public IReadOnlyList<string>? PollOrder { get; init; }

    [Key(14)] public QuestionBoard? Board { get; init; }

    /// <summary>Backstage only.</summary>
    [Key(15)] public DeskView? Desk { get; init; }

    [Key(16)] public IReadOnlyList<BudgetView>? Budgets { get; init; }

    /// <summary>All of them, where one changed.</summary>
    [Key(17)] public IReadOnlyList<BudgetTally>? BudgetTallies { get; init; }

    /// <summary>Backstage only; all of it, where it changed.</summary>
    [Key(18)] public RunningOrderView? RunningOrder { get; init; }

    /// <summary>All lines, where one changed; empty where it is not shown any more.</summary>
    [Key(19)] public IReadOnlyList<AgendaLine>? Agenda { get; init; }
}

/// <summary>Argument of OpenHall, CloseHall, PublishReport and UnpublishReport; has no fields.</summary>
[MessagePackObject]
public sealed record HallCommand;
