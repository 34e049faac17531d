using MessagePack;

namespace LiveTownHall.Contracts.Polls;

/// <summary>The exact result of a poll at a journal position; the fields of the poll's kind are present.</summary>
[MessagePackObject]
public sealed record TallyView
{
    [Key(0)] public required string PollId { get; init; }

    /// <summary>Every ballot up to this position is in the counts, and none after it.</summary>
    [Key(1)] public required long Position { get; init; }

    /// <summary>People whose ballot counts.</summary>
    [Key(2)] public required long Voters { get; init; }

    /// <summary>single, multiple, motion, statement: votes by option id. ranking: first preferences by option id. points: sums by option id.</summary>
    [Key(3)] public IReadOnlyDictionary<string, long>? Counts { get; init; }

    /// <summary>rating: votes by value. numeric: votes by lower edge of the bin, see <see cref="BinWidth"/>.</summary>
    [Key(4)] public IReadOnlyDictionary<string, long>? Histogram { get; init; }

    [Key(5)] public double? Mean { get; init; }

    [Key(6)] public double? Median { get; init; }

    /// <summary>words: most frequent first.</summary>
    [Key(7)] public IReadOnlyList<WordCount>? Words { get; init; }

    /// <summary>text: the answers this viewer may read.</summary>
    [Key(8)] public IReadOnlyList<TextAnswer>? Texts { get; init; }

    /// <summary>ranking: the rounds of the instant-runoff count.</summary>
    [Key(9)] public IReadOnlyList<RunoffRound>? Rounds { get; init; }

    /// <summary>ranking: the winner of the last round; two or more only where nothing separates them.</summary>
    [Key(10)] public IReadOnlyList<string>? Winner { get; init; }

    /// <summary>ranking: Borda points by option id.</summary>
    [Key(11)] public IReadOnlyDictionary<string, long>? Borda { get; init; }

    /// <summary>numeric: width of a histogram bin in the poll's unit.</summary>
    [Key(12)] public double? BinWidth { get; init; }

    /// <summary>points: people who gave an option any, by option id.</summary>
    [Key(13)] public IReadOnlyDictionary<string, long>? Givers { get; init; }

    /// <summary>points: by option id, the median over all voters, 0 for those who gave the option nothing; absent without ballots.</summary>
    [Key(14)] public IReadOnlyDictionary<string, double>? Medians { get; init; }

    /// <summary>motion: what came of it, or would while it is open; absent before it was opened.</summary>
    [Key(15)] public VerdictView? Verdict { get; init; }

    /// <summary>grid: where options were placed, by option id.</summary>
    [Key(16)] public IReadOnlyDictionary<string, GridView>? Grid { get; init; }

    /// <summary>People who took part and chose nothing; not among <see cref="Voters"/>. Absent where the poll takes no abstentions.</summary>
    [Key(18)] public long? Abstained { get; init; }

    /// <summary>The result without the ballots that two people left out of it, to stand beside this one; absent where none are.</summary>
    [Key(17)] public DiscountedView? Discounted { get; init; }

    /// <summary>The same voters by how sure it is that each voted once: A0 to A4. A class that nobody is in is left out, but A1 where nobody has voted.</summary>
    [Key(19)] public IReadOnlyDictionary<string, ClassTally>? Assurance { get; init; }
}

/// <summary>What the voters of one class gave.</summary>
[MessagePackObject]
public sealed record ClassTally
{
    [Key(0)] public required long Voters { get; init; }

    /// <summary>As <see cref="TallyView.Counts"/>. Of a secret poll with several classes absent while it is open, and wherever one of them has fewer than 5 voters.</summary>
    [Key(1)] public IReadOnlyDictionary<string, long>? Counts { get; init; }

    /// <summary>rating: as <see cref="TallyView.Histogram"/>; absent where <see cref="Counts"/> would be.</summary>
    [Key(2)] public IReadOnlyDictionary<string, long>? Histogram { get; init; }
}

/// <summary>A result without ballots that look as if nobody stood behind them. Fields as in <see cref="TallyView"/>.</summary>
[MessagePackObject]
public sealed record DiscountedView
{
    /// <summary>People whose ballot counts here.</summary>
    [Key(0)] public required long Voters { get; init; }

    [Key(1)] public IReadOnlyDictionary<string, long>? Counts { get; init; }

    [Key(2)] public IReadOnlyDictionary<string, long>? Histogram { get; init; }

    [Key(3)] public double? Mean { get; init; }

    [Key(4)] public double? Median { get; init; }

    [Key(5)] public double? BinWidth { get; init; }

    [Key(6)] public IReadOnlyList<string>? Winner { get; init; }

    [Key(7)] public VerdictView? Verdict { get; init; }

    /// <summary>Ballots that are left out.</summary>
    [Key(8)] public required long LeftOut { get; init; }
}

/// <summary>What came of a motion, in whole numbers.</summary>
[MessagePackObject]
public sealed record VerdictView
{
    [Key(0)] public required bool Passed { get; init; }

    /// <summary>How many the yeses are measured against.</summary>
    [Key(1)] public required long Base { get; init; }

    /// <summary>The fewest yeses that are enough; never 0.</summary>
    [Key(2)] public required long Needed { get; init; }

    /// <summary>In plain English: "6 of 9 needed 6: passed". Clients say it in their own words from the other fields.</summary>
    [Key(3)] public required string Sentence { get; init; }

    [Key(4)] public required long Yes { get; init; }

    /// <summary>One of <see cref="VerdictReasons"/>.</summary>
    [Key(5), OneOf(typeof(VerdictReasons))] public required string Reason { get; init; }

    /// <summary>People that had to be present; absent without a quorum.</summary>
    [Key(6)] public int? Quorum { get; init; }

    /// <summary>Present when the motion opened; absent where nobody had said.</summary>
    [Key(7)] public int? PresentAtOpen { get; init; }

    /// <summary>Present when the motion closed, or now while it is open; absent where nobody has said.</summary>
    [Key(8)] public int? Present { get; init; }
}

public static class VerdictReasons
{
    public const string Passed = "passed";

    /// <summary>Fewer yeses than needed.</summary>
    public const string TooFew = "tooFew";

    /// <summary>As many noes as yeses, where more than half is needed.</summary>
    public const string Tie = "tie";

    /// <summary>Too few people were present when it opened or when it closed.</summary>
    public const string NoQuorum = "noQuorum";

    /// <summary>More ballots than people present or entitled: the numbers do not fit.</summary>
    public const string TooManyBallots = "tooManyBallots";
}

[MessagePackObject]
public sealed record WordCount([property: Key(0)] string Text, [property: Key(1)] long Count);

/// <summary>An open answer. Its id says nothing about its author.</summary>
/// <param name="Picked">Backstage only: true while the answer is shown to everybody.</param>
/// <param name="Rules">Backstage only: the hall's rules that speak of it, see a question's; absent where none does.</param>
[MessagePackObject]
public sealed record TextAnswer(
    [property: Key(0)] string Id,
    [property: Key(1)] string Text,
    [property: Key(2)] bool? Picked = null,
    [property: Key(3)] IReadOnlyList<string>? Rules = null);

/// <summary>One round of an instant-runoff count.</summary>
[MessagePackObject]
public sealed record RunoffRound
{
    /// <summary>Votes by id of each continuing option.</summary>
    [Key(0)] public required IReadOnlyDictionary<string, long> Counts { get; init; }

    /// <summary>Ids of the options that leave after this round.</summary>
    [Key(1)] public IReadOnlyList<string>? Eliminated { get; init; }

    /// <summary>Ballots that rank no continuing option.</summary>
    [Key(2)] public required long Exhausted { get; init; }

    /// <summary>Who had equal votes where that had to be settled; absent where it had not.</summary>
    [Key(3)] public RunoffTieView? Tie { get; init; }
}

/// <summary>Options with equal votes in a round, and what told them apart.</summary>
/// <param name="Between">Ids of options.</param>
/// <param name="SettledBy">One of <see cref="TieSettlings"/>.</param>
/// <param name="Seed">
/// Where lots were drawn: of the options the one with the smallest SHA-256 of the UTF-8 text <c>seed:optionId</c> leaves.
/// </param>
[MessagePackObject]
public sealed record RunoffTieView(
    [property: Key(0)] IReadOnlyList<string> Between,
    [property: Key(1), OneOf(typeof(TieSettlings))] string SettledBy,
    [property: Key(2)] string? Seed = null);

public static class TieSettlings
{
    /// <summary>Nothing: it stays a tie, and all of them win.</summary>
    public const string None = "none";

    /// <summary>The votes in earlier rounds, latest first.</summary>
    public const string Previous = "previous";
    public const string Lot = "lot";
    public const string BothLeave = "bothLeave";
    public const string AgendaOrder = "agendaOrder";
}

/// <summary>Where people placed an option of a grid.</summary>
[MessagePackObject]
public sealed record GridView
{
    /// <summary>People who placed it.</summary>
    [Key(0)] public required long N { get; init; }

    /// <summary>Across and up; absent where nobody placed it.</summary>
    [Key(1)] public IReadOnlyList<double>? Mean { get; init; }

    /// <summary>Standard deviation across and up; absent where nobody placed it.</summary>
    [Key(2)] public IReadOnlyList<double>? Spread { get; init; }

    /// <summary>People by quadrant: lower left, lower right, upper left, upper right; what lies on a border belongs to the upper and to the right.</summary>
    [Key(3)] public required IReadOnlyList<long> Quadrants { get; init; }

    /// <summary>The places that were chosen. In frames of polls with many options only those that most chose; all of them over HTTP.</summary>
    [Key(4)] public required IReadOnlyList<GridCellView> Cells { get; init; }
}

[MessagePackObject]
public sealed record GridCellView([property: Key(0)] double X, [property: Key(1)] double Y, [property: Key(2)] long N);
