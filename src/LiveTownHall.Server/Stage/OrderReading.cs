using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Stage;
using LiveTownHall.Core.Stage;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Stage;

/// <summary>A running order as it was sent, checked item by item.</summary>
internal static class OrderReading
{
    private const int Most = 100;
    private static readonly HashSet<string> Kinds =
        [OrderKinds.Poll, OrderKinds.Budget, OrderKinds.Questions, OrderKinds.Break, OrderKinds.Announcement, OrderKinds.Arriving, OrderKinds.Thanks];

    public static Command Read(SetRunningOrder command, LimitSettings limits)
    {
        if (command.Items is not { } items)
            return Command.Refused(RefusalCodes.InvalidRequest, "items: is missing.");
        if (items.Count > Most)
            return Command.Refused(RefusalCodes.LimitReached, $"items: a running order has at most {Most} items.");
        var read = new List<OrderItem>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            if (Flaw(items[i], $"items[{i}]", limits, out var text) is { } refusal)
                return new Command(null, refusal);
            var item = items[i];
            read.Add(new OrderItem(item.Id!.ToUpperInvariant(), item.Kind!, item.Target?.ToUpperInvariant(), text, item.Minutes));
        }

        return Command.Of(new RunningOrderSet([.. read], command.Shown, command.Revision));
    }

    private static Outcome? Flaw(OrderItemView? item, string at, LimitSettings limits, out string? text)
    {
        text = null;
        if (item is null || !Ids.IsUlid(item.Id))
            return Outcome.Refused(RefusalCodes.InvalidId, $"{at}.id: must be a ULID of 26 characters.");
        if (item.Kind is not { } kind || !Kinds.Contains(kind))
            return Outcome.Refused(RefusalCodes.InvalidRequest, $"{at}.kind: must be one of {string.Join(", ", Kinds)}.");
        var isOfSomething = kind is OrderKinds.Poll or OrderKinds.Budget;
        if (isOfSomething != item.Target is not null)
            return Outcome.Refused(RefusalCodes.InvalidRequest, isOfSomething ? $"{at}.target: is missing." : $"{at}.target: only a poll or a budget has one.");
        if (item.Minutes is { } minutes && (kind != OrderKinds.Break || minutes is < 1 or > 1440))
            return Outcome.Refused(RefusalCodes.InvalidRequest, $"{at}.minutes: only a break has them, 1 to 1440.");
        if (string.IsNullOrWhiteSpace(item.Text) && kind != OrderKinds.Announcement)
            return null;
        var isLong = kind == OrderKinds.Announcement;
        var refusal = Texts.Check($"{at}.text", item.Text, isLong ? limits.Announcement : limits.Title, isLong, out var cleaned);
        text = cleaned;
        return refusal;
    }
}
