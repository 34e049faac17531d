using System.Collections.Immutable;

namespace LiveTownHall.Core.Budgets;

/// <summary>A count as the journal holds it.</summary>
/// <param name="Cut">Which end of voting it counted, see <see cref="Budget.Closings"/>.</param>
/// <param name="Algorithm">What counted, with its version.</param>
/// <param name="At">When it was said, in Unix milliseconds.</param>
public sealed record CountedBudget(int Cut, string Algorithm, long At, BudgetResult Result);

/// <summary>What a count came to. Money is minor units; fractions are <c>n/d</c>, or <c>n</c> where they are whole. Computed once and never again by a replay.</summary>
public sealed record BudgetResult
{
    /// <summary>Characters of everything in it that has no fixed length.</summary>
    public const int Longest = 600_000;

    /// <summary>People whose ballot says something.</summary>
    public required long Voters { get; init; }

    /// <summary>In the order in which they were funded.</summary>
    public required ImmutableArray<FundedProject> Funded { get; init; }

    public required long Spent { get; init; }

    /// <summary>What each person held at first; null where equal shares had no part.</summary>
    public string? Purse { get; init; }

    /// <summary>Every tie that was settled, and how.</summary>
    public required ImmutableArray<SettledTie> Ties { get; init; }

    /// <summary>The comparison put the greedy outcome in the place of that of equal shares.</summary>
    public bool GreedyPreferred { get; init; }

    /// <summary>Of every project on the ballot, in the order of projects.</summary>
    public required ImmutableArray<ProjectStory> Why { get; init; }

    /// <summary>What would have been funded in the order of votes.</summary>
    public required ImmutableArray<string> Greedy { get; init; }

    public required long GreedySpent { get; init; }

    /// <summary>Why it could not be counted: a tie that nothing settles; null where it was.</summary>
    public string? Flaw { get; init; }

    /// <summary>SHA-256 of what was counted, in lower-case hexadecimal: the bytes of the Pabulib file.</summary>
    public required string Counted { get; init; }

    internal bool IsWhole
        => Facts.FactShape.IsWhole(Funded) && Facts.FactShape.IsWhole(Ties) && Facts.FactShape.IsWhole(Why) && Facts.FactShape.AreWholeOrNone(Greedy) && !Greedy.IsDefault
        && Ties.All(tie => !tie.Tied.IsDefault && !tie.Tied.Contains(null!));

    internal bool IsSound
        => Voters >= 0 && Spent >= 0 && GreedySpent >= 0
        && Funded.Length <= ProjectDefinition.Most && Why.Length <= ProjectDefinition.Most && Greedy.Length <= ProjectDefinition.Most && Ties.Length <= ProjectDefinition.Most
        && Length <= Longest;

    private long Length
        => (Purse?.Length ?? 0) + (Flaw?.Length ?? 0) + Counted.Length
        + Funded.Sum(project => (long)project.Id.Length + (project.EffectiveVotes?.Length ?? 0) + (project.Payment?.Length ?? 0))
        + Ties.Sum(tie => (long)tie.Chosen.Length + tie.By.Length + tie.Tied.Sum(id => (long)id.Length))
        + Why.Sum(story => (long)story.Id.Length + (story.EffectiveVotes?.Length ?? 0) + (story.Left?.Length ?? 0) + (story.KeptOutBy?.Length ?? 0))
        + Greedy.Sum(id => (long)id.Length);
}

/// <param name="EffectiveVotes">Null where it got what was left, in the order of votes.</param>
/// <param name="Payment">What a supporter paid who could.</param>
/// <param name="InFull">Supporters who paid it; the others gave all they had left.</param>
public sealed record FundedProject(string Id, long Cost, long Votes, int Round, string? EffectiveVotes = null, string? Payment = null, long? InFull = null);

/// <param name="By">The word of the tie order that settled it, or the lottery.</param>
public sealed record SettledTie(int Round, ImmutableArray<string> Tied, string Chosen, string By);

/// <summary>Why a project was funded or not.</summary>
/// <param name="EffectiveVotes">In the last round in which it was looked at; null where equal shares had no part.</param>
/// <param name="Left">What its supporters hold at the end.</param>
/// <param name="WonAt">The highest cost at which it would have been funded; null for one that was, and where no cost would have helped.</param>
/// <param name="KeptOutBy">A funded project that can't be done beside it.</param>
public sealed record ProjectStory(string Id, long Votes, bool Funded, string? EffectiveVotes = null, string? Left = null, long? WonAt = null, string? KeptOutBy = null);
