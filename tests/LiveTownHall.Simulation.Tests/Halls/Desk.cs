using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Server.Halls;
using LiveTownHall.Simulation.Tests.Histories;
using LiveTownHall.Simulation.Tests.Machines;

namespace LiveTownHall.Simulation.Tests.Halls;

/// <summary>Somebody who says facts: staff at their desk, and people who ask questions. Tries a few times where it hears nothing, then gives up.</summary>
internal sealed class Desk(World world, Machine crowd, TimeProvider time, IReadOnlyList<Node> nodes, string hall, Func<long> tell)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    private int _busy;

    public bool IsIdle => _busy == 0;

    /// <param name="make">The fact, from what the node shows; null where there is nothing to do.</param>
    public async Task SayAsync(Op op, int node, Func<HallState, Fact?> make)
    {
        _busy++;
        Fact? said = null;
        for (var attempt = 0; attempt < 4 && op.Verdict == Verdict.Unknown; attempt++)
        {
            if (attempt > 0)
                await Task.Delay(world.Between(300, 2500), time);
            var at = nodes[(node + attempt) % nodes.Count];
            var settled = await at.AskAsync(crowd, () => SayAsync(at), Patience);

            // Where nothing is heard the node may still be about to do it.
            op.Attempts++;
            Take(op, settled);
        }

        _busy--;

        async Task<Box?> SayAsync(Node at)
        {
            using var lease = await at.FindAsync(hall);
            if (lease is null)
                return null;
            said ??= make(lease.Hall.Session.State);
            return said is null ? null : new Box(await lease.Hall.Session.SubmitAsync(said));
        }
    }

    private void Take(Op op, Box? settled)
    {
        if (settled is null || settled.Settlement.IsBusy)
        {
            op.IsUncertain = true;
            return;
        }

        var (position, ruling, _) = settled.Settlement;
        op.Answered = tell();
        op.Verdict = ruling.IsAccepted() ? Verdict.Acknowledged : Verdict.Refused;
        op.Position = position;
        op.Code = ruling.ToString();
        world.Note($"{op.Sign}: {ruling} at {position}");
    }

    private sealed record Box(Settlement Settlement);
}
