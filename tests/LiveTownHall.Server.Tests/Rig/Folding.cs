using System.Text.Json;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Server.Wire;

namespace LiveTownHall.Server.Tests.Rig;

/// <summary>Views compared. What a client makes of a delta is <see cref="LiveTownHall.Client.State.HallReducer"/>, as everywhere.</summary>
internal static class Folding
{
    /// <summary>The parts that do not depend on who is connected or on when a node looked, for comparing.</summary>
    public static string Essence(HallView view) => JsonSerializer.Serialize(
        view with
        {
            Position = 0,
            Audience = 0,
            TickHz = 0,
            Polls = [.. view.Polls.Select(p => p.Tally is { } tally ? p with { Tally = tally with { Position = 0 } } : p)],
        },
        WireJson.Options);
}
