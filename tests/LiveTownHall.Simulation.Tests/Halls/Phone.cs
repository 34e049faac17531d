using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Simulation.Tests.Histories;
using LiveTownHall.Simulation.Tests.Machines;

namespace LiveTownHall.Simulation.Tests.Halls;

/// <summary>A device and its outbox: keeps what its person says until it is answered, the newest word on each item, and says it again where the answer tells nothing.</summary>
internal sealed class Phone(World world, Machine crowd, TimeProvider time, IReadOnlyList<Node> nodes, int number, string hall, Func<long> tell)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    /// <summary>Refusals that say nothing about what was sent; the same as in the clients.</summary>
    private static readonly HashSet<string> Later =
    [
        RefusalCodes.Busy, RefusalCodes.RateLimited, RefusalCodes.NotReady, RefusalCodes.StorageLow, RefusalCodes.Superseded, RefusalCodes.Unknown,
    ];

    private readonly List<Op> _waiting = [];
    private Op? _sent;
    private Door? _door;
    private long? _offered;
    private bool _isSending;
    private int _node = number % nodes.Count;

    public bool IsIdle => !_isSending;

    public void Put(Op op)
    {
        world.Note($"{op.Sign}: device {number} wants {op.Word!.Said} for {op.Word.Target[^4..]}");
        _waiting.RemoveAll(older => older.Word!.Target == op.Word.Target && !ReferenceEquals(older, _sent));
        _waiting.Add(op);
        if (_isSending)
            return;
        _isSending = true;
        _ = SendAllAsync();
    }

    /// <summary>Goes on by another node, as where a person walks out of one network into another.</summary>
    public void Move(int node)
    {
        _node = node % nodes.Count;
        Leave();
    }

    private async Task SendAllAsync()
    {
        while (_waiting.Count > 0)
        {
            var op = _sent = _waiting[0];
            var outcome = await SendAsync(op);
            _sent = null;
            if (outcome is null)
            {
                op.IsUncertain |= op.Attempts > 0;
                _node = world.Chance.Next(nodes.Count);
                await Task.Delay(world.Between(20, 800), time);
            }
            else if (!outcome.Ok && Later.Contains(outcome.Error!.Code))
            {
                op.IsUncertain |= outcome.Error.Code != RefusalCodes.Superseded;
                await Task.Delay(TimeSpan.FromMilliseconds(500) + world.Between(0, 2000), time);
            }
            else
            {
                Settle(op, outcome);
                continue;
            }

            // A newer word on the same item takes its place, and nobody will hear any more what became of this one.
            if (_waiting.Exists(newer => newer.Id != op.Id && newer.Word!.Target == op.Word!.Target))
                _waiting.Remove(op);
        }

        _isSending = false;
    }

    private void Settle(Op op, Outcome outcome)
    {
        _waiting.Remove(op);
        op.Answered = tell();
        op.Verdict = outcome.Ok ? Verdict.Acknowledged : Verdict.Refused;
        op.Position = outcome.Position ?? 0;
        op.Code = outcome.Error?.Code;
        world.Note($"{op.Sign}: {op.Verdict} {op.Code} at {op.Position}");
    }

    private async Task<Outcome?> SendAsync(Op op)
    {
        if (await EnterAsync() is not { } door)
            return null;
        op.Attempts++;
        var outcome = await AskAsync(door, op);
        if (outcome?.Fence is not { } offered || !ReferenceEquals(door, _door))
            return outcome;
        _offered = offered;
        return outcome.Error?.Code == RefusalCodes.Superseded ? await AskAsync(door, op) : outcome;
    }

    private async Task<Outcome?> AskAsync(Door door, Op op)
    {
        var named = _offered;
        var outcome = await door.Node.AskAsync(crowd, () => SayAsync(door, op.Word!, named), Patience);
        world.Note($"{op.Sign}: node {door.Node.Number} says {(outcome is null ? "nothing" : outcome.Ok ? "counted" : outcome.Error!.Code)}");
        if (outcome is null && ReferenceEquals(door, _door))
            Leave();
        return outcome;
    }

    private static async Task<Outcome?> SayAsync(Door door, Word word, long? named) => door.IsClosed ? null : await Clerk.CastAsync(door, word, named);

    private async Task<Door?> EnterAsync()
    {
        if (_door is { IsClosed: false })
            return _door;
        Leave();
        var node = nodes[_node];
        var door = await node.AskAsync(crowd, () => Door.OpenAsync(node, hall), Patience);
        _door = door;
        return door;
    }

    private void Leave()
    {
        _offered = null;
        if (_door is not { } door)
            return;
        _door = null;
        world.In(world.Between(0, 1500), door.Node.Machine, door.Dispose);
    }
}
