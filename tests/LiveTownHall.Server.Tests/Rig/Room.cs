using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Questions;

namespace LiveTownHall.Server.Tests.Rig;

/// <summary>A hall with a manned desk: a facilitator and two moderators, each invited by name, so that they are three people; attendees come when a test asks them to.</summary>
internal sealed class Room : IAsyncDisposable
{
    private readonly List<Guest> _guests = [];

    private Room(TestServer server, HallCreated hall) => (Server, Hall) = (server, hall);

    public TestServer Server { get; }

    public HallCreated Hall { get; }

    public Guest Facilitator { get; private set; } = null!;

    public Guest Moderator { get; private set; } = null!;

    public Guest Colleague { get; private set; } = null!;

    /// <param name="server">The shared one unless told otherwise.</param>
    public static async Task<Room> OpenAsync(string moderation = ModerationModes.Pre, TestServer? server = null, bool anonymous = true, params string[] languages)
    {
        server ??= await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync(new CreateHall
        {
            Title = "Budget 2027",
            Questions = new QuestionRules(moderation, anonymous),
            Languages = languages.Length == 0 ? null : languages,
        });
        var room = new Room(server, hall);
        room.Facilitator = await room.InviteAsync(Roles.Facilitator, "Fay");
        room.Moderator = await room.InviteAsync(Roles.Moderator, "Mo");
        room.Colleague = await room.InviteAsync(Roles.Moderator, "Cleo");
        return room;
    }

    public Task<Guest> AttendAsync(string? name = null, string? attendee = null, string? from = null, WireFormat wire = WireFormat.Json)
        => EnterAsync(Roles.Attendee, name, attendee, from, wire);

    public async Task<Guest> EnterAsync(string role, string? name = null, string? attendee = null, string? from = null, WireFormat wire = WireFormat.Json)
    {
        var guest = await Server.EnterAsync(Hall, role, wire, attendee, name, from);
        _guests.Add(guest);
        return guest;
    }

    /// <summary>Somebody with a link of their own, from whoever has the hall's shared one.</summary>
    public async Task<Guest> InviteAsync(string role, string name)
    {
        var guest = await Guest.EnterAsync(Server.Url, await Server.TicketForAsync(Hall, (await Server.InviteAsync(Hall, role, name)).Key));
        _guests.Add(guest);
        return guest;
    }

    /// <summary>Somebody new asks, and the desk lets it through where it has to.</summary>
    public async Task<string> PublishAsync(string text)
    {
        await using var author = await Server.EnterAsync(Hall, Roles.Attendee);
        var id = await author.AskAsync(text);
        if (Moderation == ModerationModes.Pre)
            await Moderator.MustDecideAsync(id, "approve");
        return id;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var guest in _guests)
            await guest.DisposeAsync();
    }

    private string Moderation => Facilitator.View.Board!.Moderation;
}
