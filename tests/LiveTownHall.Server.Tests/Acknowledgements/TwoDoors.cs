using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Journal;
using LiveTownHall.Server.Halls;
using Microsoft.Extensions.DependencyInjection;

namespace LiveTownHall.Server.Tests.Acknowledgements;

/// <summary>A hall with an open poll on two nodes over one store in memory, of which the first can be held up.</summary>
internal sealed class TwoDoors : IAsyncDisposable
{
    private readonly IStore _store = StoreFactory.OpenMemory();
    private readonly List<Guest> _guests = [];

    private TwoDoors() => Held = new HeldStore(_store);

    /// <summary>The way of <see cref="One"/> to the store.</summary>
    public HeldStore Held { get; }

    public TestServer One { get; private set; } = null!;

    public TestServer Two { get; private set; } = null!;

    public HallCreated Hall { get; private set; } = null!;

    public Guest Facilitator { get; private set; } = null!;

    public string Poll { get; private set; } = "";

    public static async Task<TwoDoors> OpenAsync(PollSettings? settings = null, int answerWithinSeconds = 60)
    {
        var doors = new TwoDoors();
        doors.One = await StartAsync(doors.Held, answerWithinSeconds);
        doors.Two = await StartAsync(doors._store, answerWithinSeconds);
        doors.Hall = await doors.One.CreateHallAsync();
        doors.Facilitator = await doors.EnterAsync(doors.Two, Roles.Facilitator);
        doors.Poll = await doors.Facilitator.OpenPollAsync(Drafts.Single(settings: settings ?? Drafts.Live));
        return doors;
    }

    public async Task<Guest> EnterAsync(TestServer node, string role) => await EnterAsync(node, await node.TicketAsync(Hall, role));

    /// <summary>Another device of the same person, where the ticket is the same.</summary>
    public async Task<Guest> EnterAsync(TestServer node, TicketGranted ticket)
    {
        var guest = await Guest.EnterAsync(node.Url, ticket);
        _guests.Add(guest);
        return guest;
    }

    public Task<Outcome> VoteAsync(Guest voter, int place, long? fence = null)
        => voter.CallAsync("CastBallot", new CastBallot { PollId = Poll, Ballot = Drafts.Choice(place), Fence = fence });

    /// <summary>Waits until a node knows what another has appended.</summary>
    public async Task MeetAsync()
    {
        using var one = await One.Get<HallRegistry>().FindAsync(Hall.HallId, CancellationToken.None).Within();
        await BoundedWait.UntilAsync("both nodes at the head", async () => one!.Hall.Session.Replica.Position == await _store.Journal.HeadAsync(Hall.HallId));
    }

    /// <summary>What both nodes count in the end: voters of the first option, and of the second.</summary>
    /// <param name="withCode">How many of them have voted with a code.</param>
    public async Task MustCountAsync(int first, int second, int withCode = 0)
    {
        foreach (var node in new[] { One, Two })
        {
            using var lease = await node.Get<HallRegistry>().FindAsync(Hall.HallId, CancellationToken.None).Within();
            var session = lease!.Hall.Session;
            await BoundedWait.UntilAsync("the node is at the head", async () => session.Replica.Position == await _store.Journal.HeadAsync(Hall.HallId));
            var cut = (await session.CutAsync()).Polls[0];
            var profile = cut.Tally.Profile;
            Assert.Equal((first, second), (profile.Where(b => b.Ballot == 0).Sum(b => b.Count), profile.Where(b => b.Ballot == 1).Sum(b => b.Count)));
            Assert.Equal(withCode, cut.Classes.Sum(c => c.Voters));
        }
    }

    public Task<long> HeadAsync() => _store.Journal.HeadAsync(Hall.HallId).AsTask();

    public async ValueTask DisposeAsync()
    {
        Held.Release();
        foreach (var guest in _guests)
            await guest.DisposeAsync();
        await One.DisposeAsync();
        await Two.DisposeAsync();
        await _store.DisposeAsync();
    }

    private static Task<TestServer> StartAsync(IStore store, int answerWithinSeconds) => TestServer.StartAsync(
        settings => (settings.Limits.BallotsPerSecond, settings.Limits.CallsPerSecond, settings.AnswerWithinSeconds) = (0, 0, answerWithinSeconds),
        builder => builder.Services.AddSingleton(store).AddSingleton(store.Directory));
}
