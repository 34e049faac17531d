using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;

namespace LiveTownHall.Core.Budgets;

/// <summary>How the people of a town spend an amount: projects, votes, a count, and what became of it.</summary>
internal sealed class BudgetsPart : Part
{
    public override ImmutableArray<JsonDerivedType> Facts => BudgetFactJson.Facts;

    public override IJsonTypeInfoResolver Json => BudgetFactJson.Default;

    public override HallState CloseHall(HallState state, HallClosed fact, long time) => BudgetRules.CloseAll(state);

    public override string? Standing(HallState state, Fact fact) => fact switch
    {
        BudgetCreated or BudgetUpdated or BudgetPhaseSet or BudgetPhaseDue or BudgetCounted => state.Budgets?.Find(fact.Target!)?.Phase,
        _ => null,
    };

    /// <summary>The next phase that begins by itself. One at a time: a phase may be left again.</summary>
    public override IEnumerable<Due> Due(HallState state)
        => state.Phase == HallPhase.Closed || state.Budgets is not { } budgets ? [] : budgets.All
            .Select(budget => (budget.Id, Next: BudgetRules.Next(budget)))
            .Where(next => next.Next is not null)
            .Select(next => new Due(next.Next!.At, new BudgetPhaseDue(next.Id, next.Next.Phase, next.Next.At, BudgetPhases.DropsPast(next.Next.Phase))));
}
