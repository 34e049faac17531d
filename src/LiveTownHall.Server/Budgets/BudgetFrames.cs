using LiveTownHall.Contracts.Budgets;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Core.Budgets;
using LiveTownHall.Server.Fanout;

namespace LiveTownHall.Server.Budgets;

/// <summary>The budgets that frames carry: what they are, apart from how voting on them goes, which changes all the time and is small.</summary>
/// <param name="previews">Null where only what is in the journal is shown.</param>
internal sealed class BudgetFrames(BudgetPreviews? previews) : IPartFrames
{
    private readonly Dictionary<(int Budget, View View), (Budget Budget, BudgetView Shown)> _shown = [];

    public bool HasPending => previews?.HasPending is true;

    public long Version => previews?.Version ?? 0;

    public HallView Show(HallView whole, in Look look)
    {
        if (look.State.Budgets is not { } budgets)
            return whole with { Budgets = look.Before is { Budgets.Count: 0 } before ? before.Budgets : [] };
        var views = new List<BudgetView>(budgets.All.Length);
        var tallies = look.View == View.Audience ? null : new List<BudgetTally>();
        foreach (var budget in budgets.All)
        {
            views.Add(Of(budget, look.View));
            if (tallies is not null && budget.Opened)
                tallies.Add(Tally(budget, look));
        }

        return whole with
        {
            Budgets = look.Before is { } last && last.Budgets.SequenceEqual(views, ReferenceEqualityComparer.Instance) ? last.Budgets : views,
            BudgetTallies = tallies is { Count: 0 } ? null : tallies is not null && look.Before?.BudgetTallies is { } said && said.SequenceEqual(tallies) ? said : tallies,
        };
    }

    public HallDelta Compare(HallDelta delta, HallView before, HallView now)
    {
        var changed = ReferenceEquals(before.Budgets, now.Budgets) ? [] : now.Budgets.Except(before.Budgets, ReferenceEqualityComparer.Instance).OfType<BudgetView>().ToList();
        return delta with
        {
            Budgets = changed.Count == 0 ? null : changed,
            BudgetTallies = ReferenceEquals(before.BudgetTallies, now.BudgetTallies) ? null : now.BudgetTallies,
        };
    }

    private BudgetTally Tally(Budget budget, in Look look) => new()
    {
        BudgetId = budget.Id,
        Voted = look.Cut.Budgets[budget.Number].Voters,
        Preview = look.View == View.Backstage && budget.Phase == Core.Budgets.BudgetPhases.Vote ? previews?.Of(budget, look.Cut.Budgets[budget.Number]) : null,
    };

    private BudgetView Of(Budget budget, View view)
    {
        var key = (budget.Number, view);
        if (_shown.TryGetValue(key, out var known) && ReferenceEquals(known.Budget, budget))
            return known.Shown;
        var shown = BudgetViews.Show(budget, view);
        _shown[key] = (budget, shown);
        return shown;
    }
}
