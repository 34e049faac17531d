using LiveTownHall.Client;
using LiveTownHall.Client.Connection;
using LiveTownHall.Client.Http;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.LoadTests.Measuring;
using LiveTownHall.Testing;

namespace LiveTownHall.LoadTests.Town;

/// <summary>The servers under test, all on loopback and all ours: one node with the embedded store, or several with a Redis of their own.</summary>
internal sealed class Installation : IAsyncDisposable
{
    public static readonly IReadOnlyList<string> Options = ["bridge", "library", "park", "tram"];

    private static readonly IReadOnlyList<string> More = ["museum", "theatre", "playground", "cycleway", "square", "market", "school", "footbridge", "arboretum", "skatepark"];

    /// <summary>The whole crowd comes from one address here, as it does in a venue; that limit has its own tests.</summary>
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["TOWNHALL__LIMITS__JOINSPERADDRESSBURST"] = "0",
        ["TOWNHALL__LIMITS__JOINSPERADDRESSPERSECOND"] = "0",

        // One ticket of the staff opens many screens here.
        ["TOWNHALL__LIMITS__CONNECTIONSPERATTENDEE"] = "0",

        // The generator stands for far more people than it has connections.
        ["TOWNHALL__LIMITS__BALLOTSPERSECOND"] = "0",
        ["TOWNHALL__LIMITS__CALLSPERSECOND"] = "0",
        ["TOWNHALL__LIMITS__FRAMESPERSECOND"] = "0",
        ["TOWNHALL__LIMITS__BYTESPERSECOND"] = "0",
        ["TOWNHALL__LIMITS__FRAMESPERADDRESSPERSECOND"] = "0",
        ["TOWNHALL__LIMITS__BYTESPERADDRESSPERSECOND"] = "0",
    };

    private readonly ScratchFolder _folder = new();
    private readonly RedisServer? _redis;
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 64 });

    private Installation(RedisServer? redis) => _redis = redis;

    public List<ServerProcess> Nodes { get; } = [];

    public HallCreated Hall { get; private set; } = null!;

    /// <summary>The poll that counts.</summary>
    public string PollId { get; private set; } = null!;

    /// <summary>A poll to warm up on: a server that has just started compiles what it runs, which is not what a vote costs.</summary>
    public string RehearsalId { get; private set; } = null!;

    public string Name => _redis is null ? "one node, embedded store" : $"{Nodes.Count} nodes, Redis (appendfsync always)";

    /// <summary>Starts everything, creates a hall with two polls and opens them.</summary>
    /// <param name="nodes">With more than one they share a Redis.</param>
    /// <param name="manyOptions">Fourteen options, so that a delta is about 200 bytes long.</param>
    public static async Task<Installation> StartAsync(int nodes, bool redis, string resultsVisible, bool manyOptions = false)
    {
        if (ServerProcess.Assembly is null)
            throw new InvalidOperationException("The server is not built in this configuration.");
        if (redis && !RedisServer.IsInstalled)
            throw new InvalidOperationException("redis-server is not installed.");
        var installation = new Installation(redis ? await RedisServer.StartAsync() : null);
        try
        {
            for (var i = 0; i < nodes; i++)
                installation.Nodes.Add(await ServerProcess.StartAsync(Settings, installation.Arguments));
            await installation.OpenHallAsync(resultsVisible, manyOptions ? Options.Count + More.Count : Options.Count);
            return installation;
        }
        catch
        {
            await installation.DisposeAsync();
            throw;
        }
    }

    public TownHallHttp Http(int node) => new(_http, Nodes[node % Nodes.Count].Address);

    /// <summary>Whoever is number n starts on node n modulo nodes, and goes on to the next when it does not answer.</summary>
    public HallClientOptions OptionsFor(int number, string? key = null) => new()
    {
        Servers = [.. Enumerable.Range(0, Nodes.Count).Select(i => Nodes[(number + i) % Nodes.Count].Address)],
        HallId = Hall.HallId,
        Key = key,
        Http = _http,
    };

    public ProcessGauge Gauge() => ProcessGauge.Read(Nodes.Where(n => n.IsRunning).Select(n => n.Id));

    /// <summary>Messages that Redis has read from its clients so far.</summary>
    public async Task<long> RedisMessagesAsync()
    {
        var told = await (_redis ?? throw new InvalidOperationException("There is no Redis here.")).CommandAsync("INFO stats");
        var line = told.Split('\n').First(l => l.StartsWith("total_reads_processed:", StringComparison.Ordinal));
        return long.Parse(line.Split(':')[1].Trim(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The result as each node tells it.</summary>
    public async Task<IReadOnlyList<TallyView>> TalliesAsync(CancellationToken cancellation)
    {
        var tallies = new List<TallyView>();
        for (var node = 0; node < Nodes.Count; node++)
        {
            if (Nodes[node].IsRunning)
                tallies.Add(await Http(node).TallyAsync(Hall.HallId, PollId, Hall.Keys.Facilitator, cancellation));
        }

        return tallies;
    }

    /// <summary>Ends every process, Redis too, as rudely as can be, and starts them again on the same data.</summary>
    public async Task RestartEverythingAsync()
    {
        foreach (var node in Nodes)
            await node.KillAsync();
        if (_redis is not null)
        {
            await _redis.KillAsync();
            await _redis.StartAgainAsync();
        }

        foreach (var node in Nodes)
            await node.StartAgainAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes)
            await node.DisposeAsync();
        if (_redis is not null)
            await _redis.DisposeAsync();
        _http.Dispose();
        _folder.Dispose();
    }

    private string[] Arguments => _redis is null ? ["--data", _folder.Path] : ["--redis", _redis.Configuration];

    private async Task OpenHallAsync(string resultsVisible, int options)
    {
        var draft = new PollDraft
        {
            Kind = PollKinds.Single,
            Title = "What should the city build first?",
            Options = [.. Options.Concat(More).Take(options).Select(o => new OptionDraft { Id = o, Text = $"A new {o}" })],
            Settings = new PollSettings { ResultsVisible = resultsVisible },
        };
        Hall = await Http(0).CreateHallAsync(new CreateHall { Title = "Load test", Agenda = [draft, draft] }, ServerProcess.CreatorKey);
        await using var desk = new BackstageClient(OptionsFor(0, Hall.Keys.Facilitator));
        await desk.ConnectAsync().Within();
        (RehearsalId, PollId) = (desk.View!.Polls[0].Id, desk.View.Polls[1].Id);
        foreach (var poll in desk.View.Polls)
        {
            if (await desk.OpenPollAsync(poll.Id).Within() is { Ok: false } refused)
                throw new InvalidOperationException($"The poll could not be opened: {refused.Error?.Code}");
        }
    }
}
