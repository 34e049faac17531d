using System.Collections.Immutable;
using Fractions;

namespace LiveTownHall.Budgets.Counting;

/// <summary>What a count came to.</summary>
/// <param name="Funded">In the order in which they were funded.</param>
/// <param name="Spent">In the election's smallest unit; never more than its amount.</param>
/// <param name="Purse">What each person held at first, in the smallest unit; null where equal shares had no part in the outcome.</param>
/// <param name="Ties">Every tie that was settled, and how.</param>
/// <param name="GreedyPreferred">The comparison put the greedy outcome in the place of that of equal shares.</param>
public sealed record BudgetOutcome(ImmutableArray<FundedProject> Funded, long Spent, Fraction? Purse, ImmutableArray<RoundTie> Ties, bool GreedyPreferred);

/// <summary>A tie with the round in which it was settled, from 1.</summary>
public sealed record RoundTie(int Round, BrokenTie Tie);

/// <summary>A project that is paid for.</summary>
/// <param name="Project">Its place in the election.</param>
/// <param name="Round">From 1.</param>
/// <param name="Votes">People who listed it.</param>
/// <param name="Shares">How its supporters paid for it; null where it was added by votes, from what was left.</param>
public sealed record FundedProject(int Project, int Round, long Votes, SharesPaid? Shares);

/// <summary>How supporters pay for a project.</summary>
/// <param name="EffectiveVotes">Worth per smallest unit of money; with <see cref="Utility.Cost"/> the cost divided by the highest payment.</param>
/// <param name="Price">What a supporter pays for a worth of 1 who can; the highest payment where all supporters are alike. In the smallest unit.</param>
/// <param name="InFull">People who paid it in full; the others gave all that they had left.</param>
public sealed record SharesPaid(Fraction EffectiveVotes, Fraction Price, long InFull, long Supporters);
