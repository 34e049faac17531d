using LiveTownHall.Server.Metrics;
using LiveTownHall.Server.Settings;
using LiveTownHall.WebSockets;

namespace LiveTownHall.Server.Hubs;

/// <summary>The settings of what connections may send, as the transport takes them.</summary>
internal static class SocketBudgets
{
    public static SocketLimits From(LimitSettings limits) => new()
    {
        FramesPerSecond = limits.FramesPerSecond,
        ControlFramesPerSecond = limits.ControlFramesPerSecond,
        BytesPerSecond = limits.BytesPerSecond,
        FramesPerAddressPerSecond = limits.FramesPerAddressPerSecond,
        ControlFramesPerAddressPerSecond = limits.ControlFramesPerAddressPerSecond,
        BytesPerAddressPerSecond = limits.BytesPerAddressPerSecond,
        Silence = TimeSpan.FromSeconds(limits.SilenceSeconds),
        Exceeded = TownhallMetrics.ConnectionClosed,
    };
}
