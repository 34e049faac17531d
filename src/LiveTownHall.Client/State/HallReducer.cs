using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Polls;

namespace LiveTownHall.Client.State;

/// <summary>How a delta fits the view it meets.</summary>
public enum DeltaFit
{
    /// <summary>It starts where the view is and was applied.</summary>
    Applied,

    /// <summary>The view is at its end or past it already; nothing to do.</summary>
    Stale,

    /// <summary>Something between is missing: ask Resync and wait for the keyframe.</summary>
    Gap,
}

/// <summary>A hall's view as the fold of its frames. Pure.</summary>
public static class HallReducer
{
    /// <returns>The view after the delta; the same object where the delta was not applied.</returns>
    public static (HallView View, DeltaFit Fit) Apply(HallView view, HallDelta delta)
    {
        if (delta.From != view.Position)
            return (view, delta.Position <= view.Position ? DeltaFit.Stale : DeltaFit.Gap);
        return (view with
        {
            Position = delta.Position,
            Hall = delta.Hall ?? view.Hall,
            Stage = delta.Stage ?? view.Stage,
            Polls = ApplyPolls(view.Polls, delta),
            Questions = Without(Upsert(view.Questions, delta.Questions, q => q.Id), delta.RemovedQuestions, q => q.Id),
            Audience = delta.Audience ?? view.Audience,
            Announcements = Upsert(view.Announcements, delta.Announcements, a => a.Id),
            TickHz = delta.TickHz ?? view.TickHz,
            Board = delta.Board ?? view.Board,
            Desk = delta.Desk ?? view.Desk,
            Budgets = Upsert(view.Budgets, delta.Budgets, b => b.Id),
            BudgetTallies = delta.BudgetTallies ?? view.BudgetTallies,
            RunningOrder = delta.RunningOrder ?? view.RunningOrder,
            Agenda = delta.Agenda ?? view.Agenda,
        }, DeltaFit.Applied);
    }

    private static IReadOnlyList<PollView> ApplyPolls(IReadOnlyList<PollView> polls, HallDelta delta)
    {
        var present = Without(Upsert(polls, delta.Polls, p => p.Id), delta.RemovedPolls, p => p.Id);
        return InOrder(WithTallies(present, delta.Tallies), delta.PollOrder);
    }

    /// <summary>Known ids are replaced where they stand, new ones are appended.</summary>
    private static IReadOnlyList<T> Upsert<T>(IReadOnlyList<T> items, IReadOnlyList<T>? changes, Func<T, string> id)
    {
        if (changes is not { Count: > 0 })
            return items;
        var list = items.ToList();
        foreach (var change in changes)
        {
            var place = list.FindIndex(item => id(item) == id(change));
            if (place < 0)
                list.Add(change);
            else
                list[place] = change;
        }

        return list;
    }

    private static IReadOnlyList<T> Without<T>(IReadOnlyList<T> items, IReadOnlyList<string>? gone, Func<T, string> id)
        => gone is { Count: > 0 } ? [.. items.Where(item => !gone.Contains(id(item)))] : items;

    private static IReadOnlyList<PollView> WithTallies(IReadOnlyList<PollView> polls, IReadOnlyList<TallyView>? tallies)
        => tallies is { Count: > 0 } ? [.. polls.Select(poll => tallies.LastOrDefault(t => t.PollId == poll.Id) is { } tally ? poll with { Tally = tally } : poll)] : polls;

    /// <summary>In the given order; what the order does not name comes last, as it stood.</summary>
    private static IReadOnlyList<PollView> InOrder(IReadOnlyList<PollView> polls, IReadOnlyList<string>? order)
    {
        if (order is null)
            return polls;
        var place = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < order.Count; i++)
            place[order[i]] = i;
        return [.. polls.OrderBy(p => place.GetValueOrDefault(p.Id, order.Count))];
    }
}
