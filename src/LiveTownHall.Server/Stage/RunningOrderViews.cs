using LiveTownHall.Contracts.Stage;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Stage;

namespace LiveTownHall.Server.Stage;

/// <summary>The running order in the words of the protocol.</summary>
internal static class RunningOrderViews
{
    /// <param name="before">Handed back where nothing changed.</param>
    public static RunningOrderView? Show(HallState state, RunningOrderView? before)
    {
        if (state.Order is not { } order)
            return null;
        var items = order.Items.Where(item => IsThere(state, item)).Select(Show).ToList();
        var isSame = before is not null && before.Items.SequenceEqual(items);
        var now = new RunningOrderView
        {
            Items = isSame ? before!.Items : items,
            Revision = order.Revision,
            At = Place(state, order),
            Shown = order.IsShown ? true : null,
        };
        return now == before ? before : now;
    }

    /// <summary>Null where it is not shown.</summary>
    /// <param name="before">Handed back where nothing changed.</param>
    public static IReadOnlyList<AgendaLine>? Agenda(HallState state, IReadOnlyList<AgendaLine>? before)
    {
        if (state.Order is not { IsShown: true } order)
            return null;
        var now = order.Items
            .Where(item => item.Kind is not (OrderKinds.Arriving or OrderKinds.Thanks or OrderKinds.Announcement) && IsThere(state, item))
            .Select(item => new AgendaLine(item.Kind, item.Text ?? TitleOf(state, item)))
            .ToList();
        return before is not null && before.SequenceEqual(now) ? before : now;
    }

    /// <summary>Where the poll or budget that was on is gone, the last item before it that is still there.</summary>
    private static string? Place(HallState state, RunningOrder order)
    {
        string? last = null;
        foreach (var item in order.Items)
        {
            if (IsThere(state, item))
                last = item.Id;
            if (item.Id == order.At)
                return last;
        }

        return null;
    }

    private static OrderItemView Show(OrderItem item) => new() { Id = item.Id, Kind = item.Kind, Target = item.Target, Text = item.Text, Minutes = item.Minutes };

    private static bool IsThere(HallState state, OrderItem item) => item.Kind switch
    {
        OrderKinds.Poll => state.FindPoll(item.Target!) is not null,
        OrderKinds.Budget => state.Budgets?.Find(item.Target!) is not null,
        _ => true,
    };

    private static string? TitleOf(HallState state, OrderItem item) => item.Kind switch
    {
        OrderKinds.Poll => state.FindPoll(item.Target!)!.Definition.Title,
        OrderKinds.Budget => state.Budgets!.Find(item.Target!)!.Definition.Title,
        _ => null,
    };
}
