using LiveTownHall.Client.Connection;
using LiveTownHall.Client.Http;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Testing;

namespace LiveTownHall.Client.Tests.Halls;

/// <summary>A server process with one hall, and everybody a test connects to it.</summary>
internal sealed class Town : IAsyncDisposable
{
    private static readonly FullJitter Quickly = new(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(500));

    private readonly ScratchFolder _folder;
    private readonly List<HallClient> _clients = [];
    private readonly HttpClient _http = new();

    private Town(ScratchFolder folder, ServerProcess server)
        => (_folder, Server, Http) = (folder, server, new TownHallHttp(_http, server.Address));

    public ServerProcess Server { get; }

    public TownHallHttp Http { get; }

    public HallCreated Hall { get; private set; } = null!;

    public static async Task<Town> OpenAsync(IReadOnlyDictionary<string, string>? settings = null, params PollDraft[] agenda)
    {
        Assert.SkipWhen(ServerProcess.Assembly is null, "The server is not built in this configuration.");
        var folder = new ScratchFolder();
        var town = new Town(folder, await ServerProcess.StartAsync(settings ?? new Dictionary<string, string>(), "--data", folder.Path).Within());
        town.Hall = await town.Http.CreateHallAsync(new CreateHall { Title = "Budget", Agenda = agenda }, ServerProcess.CreatorKey).Within();
        return town;
    }

    public static PollDraft Question(string title) => new()
    {
        Kind = PollKinds.Single,
        Title = title,
        Options = [new OptionDraft { Id = "yes", Text = "Yes" }, new OptionDraft { Id = "no", Text = "No" }],
        Settings = new PollSettings { ResultsVisible = ResultsVisibility.Live },
    };

    public static Ballot Yes { get; } = new() { Choices = ["yes"] };

    public static Ballot No { get; } = new() { Choices = ["no"] };

    public async Task<AudienceClient> AttendAsync(HubEncoding encoding = HubEncoding.MessagePack, string? key = null)
    {
        var client = new AudienceClient(Options(key) with { Encoding = encoding });
        _clients.Add(client);
        await client.ConnectAsync().Within();
        return client;
    }

    /// <summary>A facilitator with a link of their own: two of them are two people.</summary>
    public async Task<BackstageClient> WorkAsync(HubEncoding encoding = HubEncoding.MessagePack)
    {
        var invited = await Http.InviteAsync(Hall.HallId, new Invite { Role = Roles.Facilitator, Name = "Fay" }, Hall.Keys.Facilitator).Within();
        var client = new BackstageClient(Options(invited.Key) with { Encoding = encoding });
        _clients.Add(client);
        await client.ConnectAsync().Within();
        return client;
    }

    public HallClientOptions Options(string? key) => new()
    {
        Servers = [Server.Address],
        HallId = Hall.HallId,
        Key = key,
        Http = _http,
        Reconnecting = Quickly,
        Resending = Quickly,
    };

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
            await client.DisposeAsync();
        await Server.DisposeAsync();
        _http.Dispose();
        _folder.Dispose();
    }
}
