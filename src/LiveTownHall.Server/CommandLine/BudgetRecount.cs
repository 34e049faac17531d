using LiveTownHall.Core.Budgets;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Server.Budgets;

namespace LiveTownHall.Server.CommandLine;

/// <summary>Counts the budgets of a hall again and compares what comes out with what the journal says came out.</summary>
internal static class BudgetRecount
{
    /// <param name="notes">What was counted again, and what could not be.</param>
    /// <returns>What is not as the journal says; null where everything is.</returns>
    public static string? Differs(HallReplica replica, out IReadOnlyList<string> notes, CancellationToken cancellation)
    {
        var lines = new List<string>();
        notes = lines;
        if (replica.Cut() is not { State.Budgets: { } budgets } cut)
            return null;
        foreach (var budget in budgets.All)
        {
            if (budget.Count is not { } count)
                continue;
            if (count.Algorithm != BudgetCounting.Algorithm)
            {
                lines.Add($"Budget {budget.Id} was counted by {count.Algorithm}; this program has {BudgetCounting.Algorithm} and does not count it again.");
                continue;
            }

            if (!Same(count, BudgetCounting.Run(budget, cut.Budgets[budget.Number], cancellation)))
                return $"The result of budget {budget.Id} is not what its ballots come to.";
            lines.Add($"Budget {budget.Id} was counted again: {count.Result.Voters} voters, {count.Result.Funded.Length} funded, as the journal says.");
        }

        return null;
    }

    private static bool Same(CountedBudget count, BudgetResult again)
        => BatchWriter.Serialize(Fact(count.Result)).AsSpan().SequenceEqual(BatchWriter.Serialize(Fact(again)));

    private static BudgetCounted Fact(BudgetResult result) => new("", 0, "", result);
}
