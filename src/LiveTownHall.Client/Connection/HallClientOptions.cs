using LiveTownHall.Contracts.Halls;

namespace LiveTownHall.Client.Connection;

/// <summary>Which encoding the hub messages have.</summary>
public enum HubEncoding
{
    MessagePack,
    Json,
}

/// <summary>Who connects to which hall, and how.</summary>
public sealed record HallClientOptions
{
    /// <summary>Addresses of the installation. After a failed attempt the next one is tried; behind a load balancer there is just one.</summary>
    public required IReadOnlyList<Uri> Servers { get; init; }

    public required string HallId { get; init; }

    /// <summary>A key of the hall; absent for an attendee.</summary>
    public string? Key { get; init; }

    /// <summary>The token of an earlier connection, to come back as the same person after this program was restarted.</summary>
    public string? Attendee { get; init; }

    public string? DisplayName { get; init; }

    public string? Language { get; init; }

    public HubEncoding Encoding { get; init; } = HubEncoding.MessagePack;

    public FullJitter Reconnecting { get; init; } = FullJitter.Connecting;

    public FullJitter Resending { get; init; } = FullJitter.Resending;

    /// <summary>For tickets; share one among many clients.</summary>
    public HttpClient? Http { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    internal TicketRequest TicketFor(string? attendee) => new() { Key = Key, Attendee = attendee, DisplayName = DisplayName, Language = Language };
}
