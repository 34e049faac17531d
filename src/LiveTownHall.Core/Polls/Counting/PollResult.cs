using System.Collections.Immutable;

namespace LiveTownHall.Core.Polls;

/// <summary>The result of a poll; the parts of its kind are there, the others null. Maps field by field to the protocol's <c>TallyView</c>.</summary>
public sealed record PollResult
{
    /// <summary>People whose ballot counts.</summary>
    public required long Voters { get; init; }

    /// <summary>People who took part and chose nothing; not among the voters. Null where the poll takes no abstentions.</summary>
    public long? Abstained { get; init; }

    /// <summary>single, multiple, motion, statement: votes. ranking: first preferences. points: sums. In the order of the agenda.</summary>
    public ImmutableArray<OptionCount>? Counts { get; init; }

    /// <summary>rating: each value of the scale, none left out. numeric: bins by lower edge, ascending.</summary>
    public ImmutableArray<ValueCount>? Histogram { get; init; }

    /// <summary>rating, numeric; null without ballots.</summary>
    public double? Mean { get; init; }

    /// <summary>rating, numeric: between the two middle ballots where their number is even; null without ballots.</summary>
    public double? Median { get; init; }

    /// <summary>numeric: a bin reaches from its lower edge to before that edge plus this; null without ballots.</summary>
    public double? BinWidth { get; init; }

    /// <summary>words: most frequent first, equals in ordinal order.</summary>
    public ImmutableArray<TermCount>? Words { get; init; }

    /// <summary>text: every answer, in the order of ids. Who may read which is not for counting to say.</summary>
    public ImmutableArray<OpenAnswer>? Texts { get; init; }

    public Runoff? Runoff { get; init; }

    /// <summary>ranking: points in the order of the agenda.</summary>
    public ImmutableArray<OptionCount>? Borda { get; init; }

    /// <summary>points: voters who gave an option any, in the order of the agenda.</summary>
    public ImmutableArray<OptionCount>? Givers { get; init; }

    /// <summary>points: medians in the order of the agenda; null without ballots.</summary>
    public ImmutableArray<OptionMedian>? Medians { get; init; }

    /// <summary>grid: where options were placed, in the order of the agenda.</summary>
    public ImmutableArray<GridPlaces>? Grid { get; init; }

    /// <summary>motion: what came of it; null before it was opened.</summary>
    public Verdict? Verdict { get; init; }
}

public readonly record struct OptionCount(string OptionId, long Count);

/// <param name="Median">Over all voters, with 0 for those who gave the option nothing; between the two middle ballots where their number is even.</param>
public readonly record struct OptionMedian(string OptionId, double Median);

/// <summary>Where people placed an option of a grid. Both axes go from 0 to 1.</summary>
/// <param name="N">People who placed it.</param>
/// <param name="Mean">Across and up; null where nobody placed it.</param>
/// <param name="Spread">The standard deviation of those places, across and up; null where nobody placed it.</param>
/// <param name="Quadrants">People by quadrant: lower left, lower right, upper left, upper right. What lies on a border belongs to the upper and to the right.</param>
/// <param name="Cells">Places that were chosen, from the lowest row, from the left.</param>
public sealed record GridPlaces(string OptionId, long N, (double X, double Y)? Mean, (double X, double Y)? Spread, ImmutableArray<long> Quadrants, ImmutableArray<GridCell> Cells);

public readonly record struct GridCell(double X, double Y, long N);

/// <param name="Value">A value of a rating, or the lower edge of a bin.</param>
public readonly record struct ValueCount(double Value, long Count);

public readonly record struct TermCount(string Term, long Count);

/// <param name="Id">Of the <see cref="BallotPool"/>; says nothing about authors and is never used for another text.</param>
/// <param name="Ballot">Its canonical bytes: a hall has thousands of answers, and a screen few.</param>
/// <param name="Count">Voters who wrote exactly this.</param>
public readonly record struct OpenAnswer(ulong Id, ImmutableArray<byte> Ballot, long Count)
{
    /// <summary>Made anew whenever it is asked for.</summary>
    public string Text => TermBytes.First(Ballot.AsSpan());
}

/// <summary>An instant-runoff count, round by round.</summary>
/// <param name="Winner">Ids; several only where nothing separates them, none without ballots.</param>
public sealed record Runoff(ImmutableArray<RunoffStage> Rounds, ImmutableArray<string> Winner);

/// <summary>One round: what the continuing options have, and who leaves after it.</summary>
/// <param name="Counts">Of each continuing option, in the order of the agenda.</param>
/// <param name="Eliminated">Ids in the order of the agenda; empty in the last round, and in the one that finds the winner.</param>
/// <param name="Exhausted">Ballots that rank no continuing option. Counts and this add up to the voters in every round.</param>
public sealed record RunoffStage(ImmutableArray<OptionCount> Counts, ImmutableArray<string> Eliminated, long Exhausted)
{
    /// <summary>Who had equal votes where that had to be settled; null where it had not.</summary>
    public RunoffTie? Tie { get; init; }
}

/// <param name="Between">Ids in the order of the agenda.</param>
/// <param name="Seed">Where lots were drawn, see <see cref="Lots"/>.</param>
public sealed record RunoffTie(ImmutableArray<string> Between, TieSettling SettledBy, string? Seed);

/// <summary>What told options with equal votes apart.</summary>
public enum TieSettling
{
    /// <summary>Nothing: it stays a tie, and all of them win.</summary>
    None,

    /// <summary>The votes in earlier rounds.</summary>
    Previous,
    Lot,
    BothLeave,
    AgendaOrder,
}
