using System.Collections.Immutable;
using LiveTownHall.Core.Halls;

namespace LiveTownHall.Core.Stage;

/// <summary>What may stand in the running order, and where in it the evening is.</summary>
internal static class RunningOrderRules
{
    public const int Most = 100;
    private const int LongestBreak = 24 * 60;

    public static Step Apply(HallState state, RunningOrderSet fact)
    {
        var before = state.Order ?? new RunningOrder([], 0);
        if (fact.IsShown == before.IsShown && fact.Items.AsSpan().SequenceEqual(before.Items.AsSpan()))
            return new(state, Ruling.Unchanged);
        if (fact.Revision is { } seen && seen != before.Revision)
            return new(state, Ruling.StaleRevision);
        if (fact.Items.Length > Most)
            return new(state, Ruling.LimitReached);
        for (var i = 0; i < fact.Items.Length; i++)
        {
            var ruling = Judge(state, fact.Items[i], fact.Items.AsSpan(0, i));
            if (ruling != Ruling.Accepted)
                return new(state, ruling);
        }

        var order = before with { Items = fact.Items, IsShown = fact.IsShown, Revision = before.Revision + 1, At = Place(before, fact.Items) };
        return new(state with { Order = order }, Ruling.Accepted);
    }

    /// <summary>The item that is on the wall with <paramref name="fact"/>; the place stays where it is nothing of the order.</summary>
    public static RunningOrder? Follow(RunningOrder? order, StageSet fact)
    {
        if (order is null)
            return null;
        foreach (var item in order.Items)
        {
            var isIt = fact.Item is { } named
                ? item.Id == named
                : fact.Id is { } id && item.Target == id && (fact.Kind is "poll" or "results" ? item.Kind == "poll" : item.Kind == fact.Kind);
            if (isIt)
                return item.Id == order.At ? order : order with { At = item.Id };
        }

        return order;
    }

    private static Ruling Judge(HallState state, OrderItem item, ReadOnlySpan<OrderItem> before)
    {
        foreach (var earlier in before)
        {
            if (earlier.Id == item.Id || (item.Target is not null && earlier.Target == item.Target))
                return Ruling.DuplicateId;
        }

        if (item.Minutes is { } minutes && (item.Kind != "break" || minutes is < 1 or > LongestBreak))
            return Ruling.InvalidRequest;
        return (item.Kind, item.Target) switch
        {
            ("poll", { } id) => state.FindPoll(id) is null ? Ruling.NotFound : Ruling.Accepted,
            ("budget", { } id) => state.Budgets?.Find(id) is null ? Ruling.NotFound : Ruling.Accepted,
            ("announcement", null) => string.IsNullOrEmpty(item.Text) ? Ruling.InvalidRequest : Ruling.Accepted,
            ("questions" or "break" or "arriving" or "thanks", null) => Ruling.Accepted,
            _ => Ruling.InvalidRequest,
        };
    }

    /// <summary>Where the item that was on is gone, the last one before it that is still there.</summary>
    private static string? Place(RunningOrder before, ImmutableArray<OrderItem> now)
    {
        var at = -1;
        for (var i = 0; i < before.Items.Length; i++)
        {
            if (before.Items[i].Id == before.At)
                at = i;
        }

        for (; at >= 0; at--)
        {
            foreach (var item in now)
            {
                if (item.Id == before.Items[at].Id)
                    return item.Id;
            }
        }

        return null;
    }
}
