namespace LiveTownHall.WebSockets;

/// <summary>What one connection, and all connections from one address together, may send. A rate of 0 is no limit; each rate has a burst of ten seconds' worth.</summary>
/// <remarks>A connection that sends more is closed with <see cref="WebSocketFrame.PolicyViolation"/> and the reason <see cref="RateLimited"/>.</remarks>
public sealed class SocketLimits
{
    /// <summary>Reason in the close frame of a connection that sent more than its budgets allow.</summary>
    public const string RateLimited = "rate_limited";

    /// <summary>Seconds' worth of a rate that may come at once.</summary>
    public const int Burst = 10;

    /// <summary>Frames a second, of any kind.</summary>
    public double FramesPerSecond { get; init; }

    /// <summary>Frames a second that carry nothing for the hub: pings, pongs and empty ones.</summary>
    public double ControlFramesPerSecond { get; init; }

    /// <summary>Bytes of payload a second.</summary>
    public double BytesPerSecond { get; init; }

    /// <summary>Frames a second from one address.</summary>
    public double FramesPerAddressPerSecond { get; init; }

    /// <summary>Frames a second from one address that carry nothing for the hub.</summary>
    public double ControlFramesPerAddressPerSecond { get; init; }

    /// <summary>Bytes of payload a second from one address.</summary>
    public double BytesPerAddressPerSecond { get; init; }

    /// <summary>How long a client may be silent; after half of it it is sent a ping. Zero for no limit.</summary>
    public TimeSpan Silence { get; init; }

    /// <summary>Called when a connection is closed for a budget, with its name such as <c>frames</c> or <c>address_bytes</c>. Must not throw.</summary>
    public Action<string> Exceeded { get; init; } = _ => { };
}
