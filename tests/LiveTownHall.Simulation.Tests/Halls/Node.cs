using LiveTownHall.Journal;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Settings;
using LiveTownHall.Simulation.Tests.Machines;
using LiveTownHall.Simulation.Tests.Stores;
using Microsoft.Extensions.Options;

namespace LiveTownHall.Simulation.Tests.Halls;

/// <summary>A server: the product's registry and sessions on a machine of its own. What hangs on a hall besides, such as screens, is left out.</summary>
internal sealed class Node
{
    private readonly World _world;
    private readonly SharedStore _shared;
    private readonly Machine _storeMachine;
    private readonly Mutation _mutation;
    private readonly IOptions<TownhallSettings> _settings = Options.Create(new TownhallSettings { AnswerWithinSeconds = 3, UnloadAfterSeconds = 4 });
    private readonly List<Action> _waiting = [];
    private NodeStore _store = null!;
    private HallRegistry _halls = null!;

    public Node(World world, int number, SharedStore shared, Machine storeMachine, Mutation mutation)
    {
        (_world, Number, _shared, _storeMachine, _mutation) = (world, number, shared, storeMachine, mutation);
        Log = new NodeLog(line => world.Note($"node {number} says: {line}"));
        Boot();
    }

    public int Number { get; }

    public NodeLog Log { get; }

    public Machine Machine { get; private set; } = null!;

    public MachineClock Clock { get; private set; } = null!;

    public TimeProvider Time { get; private set; } = null!;

    public Wire Wire { get; private set; } = null!;

    public bool IsUp => !Machine.IsDead && !Machine.IsStopped;

    /// <summary>The hall, where it is in memory and served.</summary>
    public HallSession? Session => !Machine.IsDead && _halls.Loaded.FirstOrDefault() is { Session: { IsServing: true } session } ? session : null;

    public Mutation Mutation => _mutation;

    public void Boot()
    {
        var skew = Clock?.Skew ?? TimeSpan.Zero;
        Machine = new Machine(_world, $"node {Number}");
        Clock = new MachineClock(_world, Machine) { Skew = skew };
        Wire = new Wire(_world, Machine, _storeMachine, Clock);
        var options = new JournalOptions { TimeProvider = Clock };
        _store = new NodeStore(_shared, Wire, options, staysInContext: true, knowsChain: _mutation != Mutation.Unconditional);
        Time = _mutation == Mutation.OwnClock ? Clock : new StoreTime(Clock);
        _halls = new HallRegistry(_store, new JoinCodes(_store.Directory), [], new Witness(null), _settings, Time, Log);
        var (halls, time, clock) = (_halls, Time as StoreTime, Clock);
        _world.Soon(Machine, () => _ = PulseAsync(halls, clock));
        if (time is not null)
            _world.Soon(Machine, () => _ = WatchAsync(time, clock));
    }

    /// <summary>Whatever it was doing is not gone on with; those who wait for it notice.</summary>
    public void Crash(Machine crowd)
    {
        Machine.Kill();
        _store.Unlisten();
        foreach (var gone in _waiting)
            _world.In(_world.Between(1, 500), crowd, gone);
        _waiting.Clear();
    }

    /// <summary>Somebody asks over the network.</summary>
    /// <returns>Null where nothing was heard in time, or where the connection broke.</returns>
    public Task<T?> AskAsync<T>(Machine crowd, Func<Task<T?>> atNode, TimeSpan patience)
        where T : class
    {
        var answer = new TaskCompletionSource<T?>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Break() => answer.TrySetResult(null);
        _waiting.Add(Break);
        _world.In(_world.Between(0.2, 40), Machine, () => _ = AnswerAsync());
        _world.In(patience, crowd, Break);
        return answer.Task;

        async Task AnswerAsync()
        {
            T? said = null;
            try
            {
                said = await atNode();
            }
            catch (HallUnavailableException)
            {
                // The person is told to come again.
            }
            catch (Exception fault)
            {
                _world.Faults.Add($"node {Number}: {fault}");
            }

            _waiting.Remove(Break);
            _world.In(_world.Between(0.2, 40), crowd, () => answer.TrySetResult(said));
        }
    }

    public Task<HallLease?> FindAsync(string hall) => _halls.FindAsync(hall, CancellationToken.None);

    private static async Task PulseAsync(HallRegistry halls, TimeProvider clock)
    {
        while (true)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), clock);
            await halls.UnloadIdleAsync();
        }
    }

    private async Task WatchAsync(StoreTime time, TimeProvider clock)
    {
        var store = _store;
        while (true)
        {
            try
            {
                await time.LookAsync(store, CancellationToken.None);
            }
            catch (JournalUnavailableException)
            {
                // Later.
            }

            await Task.Delay(TimeSpan.FromSeconds(5), clock);
        }
    }
}
