using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Journal;
using LiveTownHall.Simulation.Tests.Halls;
using LiveTownHall.Simulation.Tests.Machines;
using LiveTownHall.Simulation.Tests.Stores;

namespace LiveTownHall.Simulation.Tests.Histories;

/// <summary>A history as it happens. One thread.</summary>
internal sealed class Run : IAsyncDisposable
{
    /// <summary>After the last act and fault everything is whole again; so long it may take until nothing is left to do.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(90);

    /// <summary>Not by default: see "What is not promised" in the documents.</summary>
    private static readonly bool LosesFences = Environment.GetEnvironmentVariable("SIMULATION_FENCES") == "1";

    private readonly History _history;
    private readonly Machine _storeMachine;
    private readonly Machine _crowd;
    private readonly Phone[] _phones;
    private readonly Desk _desk;
    private long _told;
    private long _protectedUntil;

    private Run(History history, Mutation mutation, bool tells)
    {
        _history = history;
        World = new World(history.Seed) { Story = tells ? [] : null };
        _storeMachine = new Machine(World, "store");
        _crowd = new Machine(World, "crowd");
        StoreClock = new MachineClock(World, _storeMachine);
        Store = new SharedStore(StoreClock);
        Store.Append(Setup.Hall, Guid.NewGuid(), Setup.FirstBatch(World.Epoch.ToUnixTimeMilliseconds()), Journal.Chain.ChainPoint.Start);
        Store.Appended += Appended;
        Nodes = [.. Enumerable.Range(0, History.Nodes).Select(number => new Node(World, number, Store, _storeMachine, mutation))];
        var time = new MachineClock(World, _crowd);
        _phones = [.. Enumerable.Range(0, History.Devices).Select(device => new Phone(World, _crowd, time, Nodes, device, Setup.Hall, () => ++_told))];
        _desk = new Desk(World, _crowd, time, Nodes, Setup.Hall, () => ++_told);
    }

    public World World { get; }

    public SharedStore Store { get; }

    public MachineClock StoreClock { get; }

    public Node[] Nodes { get; }

    public List<Op> Ops { get; } = [];

    public List<Sighting> Sightings { get; } = [];

    /// <summary>Batches, in the order the store took them, and what its clock said.</summary>
    public List<(StoredBatch Batch, long At)> Taken { get; } = [];

    public bool HasLost { get; private set; }

    /// <summary>Everything was answered, and all nodes have come to the end of the journal.</summary>
    public bool HasComeToRest { get; private set; }

    public static Run Of(History history, Mutation mutation = Mutation.None, bool tells = false)
    {
        var run = new Run(history, mutation, tells);
        run.Go();
        return run;
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    private void Go()
    {
        foreach (var act in _history.Acts)
            World.At(act.At * TimeSpan.TicksPerMillisecond, _crowd, () => Do(act));
        foreach (var fault in _history.Faults)
            World.At(fault.At * TimeSpan.TicksPerMillisecond, _storeMachine, () => Befall(fault));
        var end = Math.Max(_history.Acts.Select(act => act.At).DefaultIfEmpty().Max(), _history.Faults.Select(fault => fault.At + fault.Milliseconds).DefaultIfEmpty().Max());
        World.Run(() => false, TimeSpan.FromMilliseconds(end + 100));
        Mend();
        World.Run(() => _desk.IsIdle && _phones.All(phone => phone.IsIdle), Rest);
        var rest = World.Run(() => false, TimeSpan.FromSeconds(4));
        foreach (var node in Nodes)
            World.Soon(node.Machine, () => _ = LookAsync(node));
        HasComeToRest = _desk.IsIdle && _phones.All(phone => phone.IsIdle)
            && World.Run(() => Nodes.All(node => node.Session?.Replica.Position == Store.Head(Setup.Hall)), Rest);
        World.Note("rest");
    }

    private async Task LookAsync(Node node)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            try
            {
                // Kept, so that the hall stays.
                if (await node.FindAsync(Setup.Hall) is not null)
                    return;
            }
            catch (Server.Halls.HallUnavailableException)
            {
                // A moment later.
            }

            await Task.Delay(TimeSpan.FromSeconds(1), node.Clock);
        }
    }

    private void Appended(StoredBatch batch)
    {
        Taken.Add((batch, StoreClock.GetUtcNow().ToUnixTimeMilliseconds()));
        World.Note($"store takes {batch.Position}");
    }

    private void Do(Act act)
    {
        switch (act.Doing)
        {
            case Doing.Move:
                _phones[act.Who].Move(act.How);
                break;
            case Doing.Look:
                if (Nodes[act.How % Nodes.Length].Session is { } session)
                    Sightings.Add(new Sighting(act.How % Nodes.Length, session.Replica.Position, Checking.StateOf(session.Replica), HasLost));
                break;
            case Doing.Vote or Doing.Upvote or Doing.TakeBack:
                Say(act);
                break;
            default:
                var op = new Op(act.Id, -1, null) { Begun = ++_told };
                Ops.Add(op);
                _ = _desk.SayAsync(op, act.Who, state => DeskActs.Make(act, op, state, StoreClock.GetUtcNow().ToUnixTimeMilliseconds()));
                break;
        }
    }

    /// <summary>A person sees what some node shows and says something about it.</summary>
    private void Say(Act act)
    {
        if (Nodes.Select(node => node.Session).FirstOrDefault(shown => shown is not null)?.State is not { } state)
            return;
        var voter = (ulong)(1 + (act.Who / 2)) * 0x9E3779B97F4A7C15;
        if (Word(act, state, voter) is not { } word)
            return;
        var op = new Op(act.Id, act.Who, word) { Begun = ++_told };
        Ops.Add(op);
        _phones[act.Who].Put(op);
    }

    private static Word? Word(Act act, HallState state, ulong voter)
    {
        if (act.Doing != Doing.Vote)
        {
            var questions = state.Questions.All;
            return questions.IsEmpty ? null : new Word(voter, questions[act.What % Math.Min(4, questions.Count)].Id, 0, null, act.Doing == Doing.Upvote);
        }

        var poll = state.Polls[act.What % state.Polls.Length];
        var paper = poll.Definition.Kind switch
        {
            PollKind.Numeric => new BallotPaper { Value = act.Id },
            PollKind.Words => new BallotPaper { Words = [$"w{act.Id}"] },
            _ => new BallotPaper { Choices = [Setup.Options[act.How % Setup.Options.Length]] },
        };
        return new Word(voter, poll.Id, poll.Round, paper, false);
    }

    private void Befall(Fault fault)
    {
        var node = Nodes[fault.Node];
        var time = TimeSpan.FromMilliseconds(fault.Milliseconds);
        World.Note($"fault: {fault.Trouble} node {fault.Node} for {fault.Milliseconds} ms, {fault.Size}");
        switch (fault.Trouble)
        {
            case Trouble.Crash when World.Now >= _protectedUntil && !node.Machine.IsDead:
                node.Crash(_crowd);
                World.In(time, _storeMachine, () => Boot(node));
                break;
            case Trouble.Stop when node.IsUp:
                node.Machine.Stop();
                World.In(time, _storeMachine, node.Machine.Continue);
                break;
            case Trouble.Cut:
                node.Wire.Cut(time);
                break;
            case Trouble.CutAll:
                foreach (var each in Nodes)
                    each.Wire.Cut(time);
                break;
            case Trouble.StopStore when !_storeMachine.IsStopped:
                _storeMachine.Stop();
                World.In(time, _crowd, _storeMachine.Continue);
                break;
            case Trouble.LoseTail:
                Lose(fault.Size);
                break;
            case Trouble.Empty when fault.Size > 6:
                if (Lose(int.MaxValue))
                    Store.LoseDirectory();
                break;
            case Trouble.Skew:
                node.Clock.Skew = TimeSpan.FromSeconds((fault.Milliseconds % 2 == 0 ? 1 : -1) * fault.Size * 10);
                break;
            case Trouble.Gossip:
                foreach (var each in Nodes)
                {
                    var wire = each.Wire;
                    wire.Loss = 0.4;
                    World.In(time, _storeMachine, () => wire.Loss = 0.02);
                }

                break;
            case Trouble.Slow:
                var slow = node.Wire;
                slow.Slowness = 1500;
                World.In(time, _storeMachine, () => slow.Slowness = 12);
                break;
        }
    }

    /// <summary>
    /// What is lost is remembered by somebody who lives until it was noticed: what nobody remembers nobody can give back or declare. A failover breaks all connections.
    /// </summary>
    private bool Lose(int batches)
    {
        var head = Store.Head(Setup.Hall);
        if (World.Now < _protectedUntil || !Nodes.Any(node => node.Session is { } session && session.Replica.Position >= head))
            return false;
        HasLost = true;
        _protectedUntil = World.Now + TimeSpan.FromSeconds(20).Ticks;
        var kept = Math.Max(0, head - batches);
        Store.LoseTail(Setup.Hall, kept, LosesFences ? (ulong)Math.Min(batches, 20) : 0);
        World.Note($"store keeps {kept} of {head}");
        foreach (var node in Nodes)
            node.Wire.Cut(World.Between(10, 800));
        return true;
    }

    private void Boot(Node node)
    {
        if (node.Machine.IsDead)
            node.Boot();
    }

    private void Mend()
    {
        World.Note("everything is mended");
        _storeMachine.Continue();
        foreach (var node in Nodes)
        {
            Boot(node);
            node.Machine.Continue();
            node.Wire.Heal();
            node.Wire.Slowness = 12;
            node.Wire.Loss = 0.02;
        }
    }
}

/// <summary>What a node showed at a position.</summary>
/// <param name="HadLost">Whether the store had lost something before.</param>
internal sealed record Sighting(int Node, long Position, string State, bool HadLost);
