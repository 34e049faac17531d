using System.Collections.Immutable;

namespace LiveTownHall.Core.Budgets;

/// <summary>
/// What a budget is about, how people vote on it and how it is counted: checked, and with every default filled in. Stored inside facts as JSON, so a property may be added
/// but never renamed or given another meaning. Money is whole minor units.
/// </summary>
public sealed record BudgetDefinition
{
    /// <summary>10^15 minor units.</summary>
    public const long MostMoney = 1_000_000_000_000_000;

    public const int MostDecimals = 6;
    public const int MostPoints = 1_000_000;
    public const int MostTieBreaks = 210;
    public const int MostPhases = 8;

    public const int LongestTitle = 1000;
    public const int LongestText = 10_000;
    private const int LongestWord = 200;

    public required string Title { get; init; }

    public string? Text { get; init; }

    /// <summary>ISO 4217, three capital letters.</summary>
    public required string Currency { get; init; }

    /// <summary>A unit of the currency is 10^this of its minor units: 2 for most.</summary>
    public required int Decimals { get; init; }

    /// <summary>1 to <see cref="MostMoney"/>.</summary>
    public required long Amount { get; init; }

    /// <summary>One of <see cref="BudgetWords.Ballots"/>.</summary>
    public required string Ballot { get; init; }

    /// <summary>approval, ranking: fewest projects in a ballot; at least 1.</summary>
    public int? MinChoices { get; init; }

    /// <summary>approval, ranking: most projects in a ballot; null where there is no bound.</summary>
    public int? MaxChoices { get; init; }

    /// <summary>points: how many a voter has.</summary>
    public int? Points { get; init; }

    /// <summary>points: most for one project; null where it may get all.</summary>
    public int? MaxPerProject { get; init; }

    /// <summary>One of <see cref="BudgetWords.Rules"/>.</summary>
    public required string Rule { get; init; }

    /// <summary>One of <see cref="BudgetWords.Utilities"/>.</summary>
    public required string Utility { get; init; }

    /// <summary>One of <see cref="BudgetWords.Completions"/>.</summary>
    public required string Completion { get; init; }

    /// <summary>What a step of add1 adds to each purse, in whole units of the currency; at least 1.</summary>
    public required long Increment { get; init; }

    /// <summary>One of <see cref="BudgetWords.Comparisons"/>.</summary>
    public required string Comparison { get; init; }

    /// <summary>What settles ties, in order: maxVotes, minCost, maxCost, lexico, or ids of projects.</summary>
    public ImmutableArray<string> TieBreak { get => field.IsDefault ? [] : field; init; }

    /// <summary>Of the lottery that settles what is still tied, published from the start; null where such a tie is left to people.</summary>
    public long? Seed { get; init; }

    /// <summary>What begins by itself, and when; in the order of phases and of time.</summary>
    public ImmutableArray<PhaseTime> Phases { get => field.IsDefault ? [] : field; init; }

    /// <summary>When voting ends by itself, in Unix milliseconds; null where it does not.</summary>
    internal long? VoteEndsAt
    {
        get
        {
            foreach (var at in Phases)
            {
                if (BudgetPhases.PlaceOf(at.Phase) > BudgetPhases.PlaceOf(BudgetPhases.Vote))
                    return at.At;
            }

            return null;
        }
    }

    /// <summary>Whether it can be voted on and counted. False for what only a journal by another hand can hold.</summary>
    internal bool IsSound
        => Title.Length is > 0 and <= LongestTitle
        && Text is null or { Length: <= LongestText }
        && Currency.Length == 3 && Currency.All(char.IsAsciiLetterUpper)
        && Decimals is >= 0 and <= MostDecimals
        && Amount is > 0 and <= MostMoney
        && BudgetWords.Ballots.Contains(Ballot)
        && BudgetWords.Rules.Contains(Rule)
        && BudgetWords.Utilities.Contains(Utility)
        && BudgetWords.Completions.Contains(Completion)
        && BudgetWords.Comparisons.Contains(Comparison)
        && Increment is > 0 and <= MostMoney
        && Seed is null or >= 0
        && FitsBallot
        && TieBreak.Length <= MostTieBreaks && TieBreak.All(word => word is { Length: > 0 and <= LongestWord })
        && ArePhasesInOrder;

    private bool FitsBallot
        => MinChoices is null or (>= 1 and <= ProjectDefinition.Most)
        && MaxChoices is null or (>= 1 and <= ProjectDefinition.Most)
        && !(MinChoices > MaxChoices)
        && Points is null == (Ballot != BudgetWords.Points)
        && Points is null or (>= 1 and <= MostPoints)
        && MaxPerProject is null or >= 1
        && (Utility != BudgetWords.Borda || Ballot == BudgetWords.Ranking)
        && (Utility != BudgetWords.Points || Ballot != BudgetWords.Ranking);

    private bool ArePhasesInOrder
    {
        get
        {
            if (Phases.Length > MostPhases)
                return false;
            var (place, time) = (0, long.MinValue);
            foreach (var at in Phases)
            {
                if (BudgetPhases.PlaceOf(at.Phase) <= place || at.At <= time)
                    return false;
                (place, time) = (BudgetPhases.PlaceOf(at.Phase), at.At);
            }

            return true;
        }
    }

    /// <summary>Whether only what may change while people vote differs: the wording, and when phases begin.</summary>
    internal bool CountsTheSameAs(BudgetDefinition other) => Equals(other with { Title = Title, Text = Text, Phases = Phases });

    public bool Equals(BudgetDefinition? other)
        => other is not null
        && Title == other.Title
        && Text == other.Text
        && Currency == other.Currency
        && Decimals == other.Decimals
        && Amount == other.Amount
        && Ballot == other.Ballot
        && MinChoices == other.MinChoices
        && MaxChoices == other.MaxChoices
        && Points == other.Points
        && MaxPerProject == other.MaxPerProject
        && Rule == other.Rule
        && Utility == other.Utility
        && Completion == other.Completion
        && Increment == other.Increment
        && Comparison == other.Comparison
        && Seed == other.Seed
        && TieBreak.AsSpan().SequenceEqual(other.TieBreak.AsSpan())
        && Phases.AsSpan().SequenceEqual(other.Phases.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Title, Currency, Amount, Ballot, Rule, Completion, TieBreak.Length, Phases.Length);
}

/// <summary>A phase that begins by itself.</summary>
/// <param name="Phase">One of <see cref="BudgetPhases.All"/>, but not the first.</param>
/// <param name="At">Unix milliseconds.</param>
public sealed record PhaseTime(string Phase, long At);
