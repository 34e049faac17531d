using MessagePack;

namespace LiveTownHall.Contracts.Stage;

/// <summary>Argument of SetRunningOrder: what comes tonight, all of it and in order; at most 100 items.</summary>
[MessagePackObject]
public sealed record SetRunningOrder
{
    [Key(0)] public IReadOnlyList<OrderItemView>? Items { get; init; }

    /// <summary>Whether the wall shows it to those who arrive, with the titles of polls that have not opened yet.</summary>
    [Key(1)] public bool Shown { get; init; }

    /// <summary>The revision that was read; refused as <c>stale_revision</c> where a colleague changed it meanwhile.</summary>
    [Key(2)] public int? Revision { get; init; }
}

/// <summary>The running order, for backstage.</summary>
[MessagePackObject]
public sealed record RunningOrderView
{
    /// <summary>Without items whose poll or budget is gone.</summary>
    [Key(0)] public required IReadOnlyList<OrderItemView> Items { get; init; }

    /// <summary>0 before anybody wrote one.</summary>
    [Key(1)] public required int Revision { get; init; }

    /// <summary>Id of the item that was on the wall last.</summary>
    [Key(2)] public string? At { get; init; }

    /// <summary>True where the wall shows it to those who arrive.</summary>
    [Key(3)] public bool? Shown { get; init; }
}

/// <summary>One thing of the evening.</summary>
[MessagePackObject]
public sealed record OrderItemView
{
    /// <summary>A ULID made by the caller.</summary>
    [Key(0)] public string? Id { get; init; }

    /// <summary>One of <see cref="OrderKinds"/>.</summary>
    [Key(1), OneOf(typeof(OrderKinds))] public string? Kind { get; init; }

    /// <summary>poll, budget: its id.</summary>
    [Key(2)] public string? Target { get; init; }

    /// <summary>announcement: what it will say. Else what the wall calls it; absent for its usual name.</summary>
    [Key(3)] public string? Text { get; init; }

    /// <summary>break: how long, 1 to 1,440; absent for one without an end.</summary>
    [Key(4)] public int? Minutes { get; init; }
}

/// <summary>One line of tonight's agenda as the wall shows it to those who arrive.</summary>
/// <param name="Kind">One of <see cref="OrderKinds"/>.</param>
/// <param name="Title">Absent where the kind says it.</param>
[MessagePackObject]
public sealed record AgendaLine([property: Key(0), OneOf(typeof(OrderKinds))] string Kind, [property: Key(1)] string? Title = null);

public static class OrderKinds
{
    public const string Poll = "poll";
    public const string Budget = "budget";
    public const string Questions = "questions";
    public const string Break = "break";
    public const string Announcement = "announcement";
    public const string Arriving = "arriving";
    public const string Thanks = "thanks";
}
