using MessagePack;

namespace LiveTownHall.Contracts.Polls;

/// <summary>A poll as a facilitator writes it: in an agenda, or with CreatePoll and UpdatePoll.</summary>
[MessagePackObject]
public sealed record PollDraft
{
    /// <summary>One of <see cref="PollKinds"/>.</summary>
    [Key(0), OneOf(typeof(PollKinds))] public string? Kind { get; init; }

    /// <summary>1 to 200 characters.</summary>
    [Key(1)] public string? Title { get; init; }

    /// <summary>2 to 50 options for single, multiple, points and grid, 2 to 15 for ranking, none for the other kinds; motion and statement have their own.</summary>
    [Key(2)] public IReadOnlyList<OptionDraft>? Options { get; init; }

    [Key(3)] public PollSettings? Settings { get; init; }
}

/// <summary>An option of a draft; the server gives an id where there is none.</summary>
[MessagePackObject]
public sealed record OptionDraft
{
    [Key(0)] public string? Id { get; init; }

    [Key(1)] public string? Text { get; init; }
}

/// <summary>An option as everybody sees it.</summary>
[MessagePackObject]
public sealed record OptionView([property: Key(0)] string Id, [property: Key(1)] string Text);

/// <summary>How a poll is voted on and shown. What does not apply to a kind is absent.</summary>
[MessagePackObject]
public sealed record PollSettings
{
    /// <summary>multiple, ranking: fewest options in a ballot (default 1).</summary>
    [Key(0)] public int? MinChoices { get; init; }

    /// <summary>multiple, ranking: most options in a ballot (default all).</summary>
    [Key(1)] public int? MaxChoices { get; init; }

    /// <summary>rating (default 1), numeric: lowest value.</summary>
    [Key(2)] public double? Min { get; init; }

    /// <summary>rating (default 5), numeric: highest value.</summary>
    [Key(3)] public double? Max { get; init; }

    /// <summary>rating (default 1), numeric: distance between values a ballot may take, counted from <see cref="Min"/>.</summary>
    [Key(4)] public double? Step { get; init; }

    /// <summary>words: most words in a ballot (1 to 5, default 3).</summary>
    [Key(5)] public int? MaxWords { get; init; }

    /// <summary>Whether a voter may change a ballot until the poll closes (default true).</summary>
    [Key(6)] public bool? CanChange { get; init; }

    /// <summary>One of <see cref="ResultsVisibility"/> (default afterClose).</summary>
    [Key(7), OneOf(typeof(ResultsVisibility))] public string? ResultsVisible { get; init; }

    /// <summary>Whether the link between people and ballots is destroyed when the poll closes (default false).</summary>
    [Key(8)] public bool? Secret { get; init; }

    /// <summary>Seconds from opening to the timed close; absent for a poll that is closed by hand.</summary>
    [Key(9)] public int? ClosesAfterSeconds { get; init; }

    /// <summary>points: how many a voter has to give (1 to 1,000, default 100).</summary>
    [Key(10)] public int? Points { get; init; }

    /// <summary>points: most for one option; absent where it may get all.</summary>
    [Key(11)] public int? MaxPerOption { get; init; }

    /// <summary>points: whether a ballot must spend all (default false).</summary>
    [Key(12)] public bool? SpendAll { get; init; }

    /// <summary>motion: one of <see cref="MotionBases"/> (default yesNo).</summary>
    [Key(13), OneOf(typeof(MotionBases))] public string? Base { get; init; }

    /// <summary>motion: one of <see cref="Majorities"/> (default simple).</summary>
    [Key(14), OneOf(typeof(Majorities))] public string? Majority { get; init; }

    /// <summary>motion: people that must be present when it opens and when it closes; absent without a quorum.</summary>
    [Key(15)] public int? Quorum { get; init; }

    /// <summary>grid: what the left end means; as the three below up to 60 characters, absent for none.</summary>
    [Key(16)] public string? XMin { get; init; }

    /// <summary>grid: what the right end means.</summary>
    [Key(17)] public string? XMax { get; init; }

    /// <summary>grid: what the lower end means.</summary>
    [Key(18)] public string? YMin { get; init; }

    /// <summary>grid: what the upper end means.</summary>
    [Key(19)] public string? YMax { get; init; }

    /// <summary>A line that explains the poll, up to 500 characters; absent for none.</summary>
    [Key(20)] public string? Description { get; init; }

    /// <summary>rating, numeric: what the lowest value means, up to 60 characters; absent for none.</summary>
    [Key(21)] public string? MinLabel { get; init; }

    /// <summary>rating, numeric: what the highest value means, up to 60 characters; absent for none.</summary>
    [Key(22)] public string? MaxLabel { get; init; }

    /// <summary>single, multiple, ranking, points, grid: true where each person is shown the options in an order of their own, always the same; absent for false.</summary>
    [Key(23)] public bool? Shuffle { get; init; }

    /// <summary>
    /// single, multiple: true for one more option, last and with the id <c>none</c>, that stands alone in a ballot; absent for false. Its text is "None of these" in the reader's
    /// language, or that of an option <c>none</c> in the draft.
    /// </summary>
    [Key(24)] public bool? NoneOfThese { get; init; }

    /// <summary>Whether a ballot may say <c>{abstain: true}</c>; absent for false. Not motion and statement, which have such a choice.</summary>
    [Key(25)] public bool? Abstain { get; init; }

    /// <summary>ranking: one of <see cref="TieRules"/> (default previousThenLot); absent in polls from before it could be chosen, which are counted as agendaOrder.</summary>
    [Key(26), OneOf(typeof(TieRules))] public string? Ties { get; init; }

    /// <summary>How sure it must be that a voter votes once: A3 for people with a single-use code; absent for everybody who has joined.</summary>
    [Key(27), OneOf(typeof(People.AssuranceClasses))] public string? Assurance { get; init; }
}

public static class PollKinds
{
    public const string Single = "single";
    public const string Multiple = "multiple";
    public const string Rating = "rating";
    public const string Ranking = "ranking";
    public const string Numeric = "numeric";
    public const string Words = "words";
    public const string Text = "text";
    public const string Points = "points";
    public const string Motion = "motion";
    public const string Statement = "statement";
    public const string Grid = "grid";
}

/// <summary>What the yeses of a motion are measured against.</summary>
public static class MotionBases
{
    /// <summary>Yeses and noes.</summary>
    public const string YesNo = "yesNo";

    /// <summary>Valid ballots, abstentions among them.</summary>
    public const string Valid = "valid";

    /// <summary>All ballots cast; as many as are valid, because the server takes no others.</summary>
    public const string Cast = "cast";

    /// <summary>Everybody present, as SetPresent said.</summary>
    public const string Present = "present";

    /// <summary>Everybody entitled to vote, as SetPresent said.</summary>
    public const string Entitled = "entitled";
}

public static class Majorities
{
    /// <summary>More than half of the base.</summary>
    public const string Simple = "simple";

    /// <summary>At least two thirds; as below, exactly that is enough.</summary>
    public const string TwoThirds = "twoThirds";
    public const string ThreeQuarters = "threeQuarters";
    public const string FourFifths = "fourFifths";
}

/// <summary>What settles a tie of an instant-runoff: always the votes in earlier rounds first, then this. Where two are left that nothing tells apart, both win.</summary>
public static class TieRules
{
    /// <summary>Lots, whose seed is fixed when voting opens; the order of the options does not matter.</summary>
    public const string PreviousThenLot = "previousThenLot";

    /// <summary>All that are tied leave at once.</summary>
    public const string BothLeave = "bothLeave";

    /// <summary>The last of them in the agenda leaves.</summary>
    public const string AgendaOrder = "agendaOrder";
}

public static class PollStates
{
    public const string Draft = "draft";
    public const string Open = "open";
    public const string Closed = "closed";
}

public static class ResultsVisibility
{
    public const string AfterClose = "afterClose";
    public const string Live = "live";
    public const string Hidden = "hidden";
}
