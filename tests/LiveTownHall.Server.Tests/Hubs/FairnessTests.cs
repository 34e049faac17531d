using System.Text;
using LiveTownHall.Client.Wire;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.People;

namespace LiveTownHall.Server.Tests.Hubs;

/// <summary>Whoever floods the server keeps nobody else from it, even where no budget stops them.
/// In a process of its own: only there sockets are worked on where they are read.</summary>
public sealed class FairnessTests(FairnessTests.House house) : IClassFixture<FairnessTests.House>
{
    private const int Honest = 12;
    private const int Calls = 5;
    private const long Flood = 1024 * 1024;
    public static TheoryData<string> Kinds => ["pings", "pongs", "empty continuations", "junk calls", "Resync", "pipelined requests", "large frames", "half-open messages"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Honest_connections_are_answered_while_others_flood_with(string kind)
    {
        var honest = new List<Guest>();
        for (var i = 0; i < Honest; i++)
            honest.Add(await Outside.EnterAsync(house.Server.Address, house.Hall, Roles.Attendee));
        var ticket = (await Outside.EnterAsync(house.Server.Address, house.Hall, Roles.Attendee)).Ticket;
        await using (var one = Start(kind, ticket))
        await using (var other = Start(kind, ticket))
        {
            await BoundedWait.UntilAsync("both flood", () => one.Sent > Flood && other.Sent > Flood);
            await Task.WhenAll(honest.Select(CallAsync)).Within();
            await using var late = await Outside.EnterAsync(house.Server.Address, house.Hall, Roles.Attendee).Within();
            await CallAsync(late).Within();
        }

        foreach (var guest in honest)
            await guest.DisposeAsync();
    }

    private static async Task CallAsync(Guest guest)
    {
        for (var i = 0; i < Calls; i++)
            await guest.MustAsync("Resync");
    }

    private Flooder Start(string kind, TicketGranted ticket)
    {
        var upgrade = WebSocketBytes.Upgrade(house.Server.Address, HubMessages.Target(ticket.Hub, ticket.Ticket));
        var (before, over) = kind switch
        {
            "pings" => ([], BareWebSocket.Frame(0x89, [])),
            "pongs" => ([], BareWebSocket.Frame(0x8A, [])),
            "empty continuations" => (BareWebSocket.Frame(0x01, []), BareWebSocket.Frame(0x00, [])),
            "junk calls" => ([], BareWebSocket.Text(Call("NoSuchMethod", "1"))),
            "Resync" => ([], BareWebSocket.Text(Call("Resync", "1"))),
            "large frames" => ([], BareWebSocket.Text(Call("Resync", new string('7', 15_000)))),
            "half-open messages" => (BareWebSocket.Frame(0x01, "{"u8), BareWebSocket.Frame(0x00, " "u8)),
            _ => ((byte[])[], Encoding.ASCII.GetBytes($"GET /health/live HTTP/1.1\r\nHost: {house.Server.Address.Authority}\r\n\r\n")),
        };
        return Flooder.Start(house.Server.Address, kind == "pipelined requests" ? over : [.. upgrade, .. BareWebSocket.Text(BareWebSocket.Handshake), .. before], over);
    }

    private static string Call(string method, string id) => $"{{\"type\":1,\"invocationId\":\"{id}\",\"target\":\"{method}\",\"arguments\":[]}}\u001e";

    /// <summary>A server without the budgets that would close a flooder.</summary>
    public sealed class House : IAsyncLifetime
    {
        private static readonly Dictionary<string, string> Unlimited = new[] { "FRAMESPERSECOND", "CONTROLFRAMESPERSECOND", "BYTESPERSECOND", "REFUSEDCALLSPERSECOND",
            "CALLSPERSECOND", "FRAMESPERADDRESSPERSECOND", "CONTROLFRAMESPERADDRESSPERSECOND", "BYTESPERADDRESSPERSECOND", "REFUSEDCALLSPERADDRESSPERSECOND" }
            .ToDictionary(name => $"TOWNHALL__LIMITS__{name}", _ => "0");

        private readonly ScratchFolder _data = new();

        internal ServerProcess Server { get; private set; } = null!;

        internal HallCreated Hall { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Server = await ServerProcess.StartAsync(Unlimited, "--data", _data.Path);
            Hall = await Outside.CreateHallAsync(Server.Address);
        }

        public async ValueTask DisposeAsync()
        {
            await Server.DisposeAsync();
            _data.Dispose();
        }
    }
}
