using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;

namespace LiveTownHall.Server.Tests.Fanout;

/// <summary>Who is on duty backstage, and who looks at what.</summary>
public sealed class PresenceTests
{
    [Fact]
    public async Task Colleagues_hear_who_comes_what_they_look_at_and_who_leaves_and_the_audience_hears_nothing()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator, name: "Ada");
        await using var attendee = await server.EnterAsync(hall, Roles.Attendee);
        await using var moderator = await server.EnterAsync(hall, Roles.Moderator, WireFormat.MessagePack, name: "Grace");
        await facilitator.UntilAsync("the moderator", g => Here(g, moderator)?.DisplayName == "Grace");
        await moderator.UntilAsync("the facilitator", g => Here(g, facilitator)?.Role == Roles.Facilitator);

        var item = Drafts.NewId();
        await moderator.MustAsync("Reviewing", new Reviewing { ItemId = item });
        await facilitator.UntilAsync("the item", g => Here(g, moderator)?.Reviewing == item);
        await moderator.MustAsync("Reviewing", [null]);
        await facilitator.UntilAsync("no item", g => Here(g, moderator) is { Reviewing: null });
        Assert.Equal(RefusalCodes.InvalidId, (await moderator.CallAsync("Reviewing", new Reviewing { ItemId = new string('a', 65) })).Error?.Code);

        await moderator.DisposeAsync();
        await facilitator.UntilAsync("the moderator left", g => Presences(g).Any(p => p.Left.Contains(moderator.Ticket.AttendeeId)));
        await facilitator.MustAsync("UpdateHall", new Contracts.Halls.UpdateHall { Title = "After" });
        await attendee.UntilAsync("the title", g => g.View.Hall.Title == "After");
        Assert.Empty(Presences(attendee));
        attendee.Heard.MustNotHold("Grace");
    }

    private static StaffView? Here(Guest guest, Guest who)
        => Presences(guest).SelectMany(p => p.Here).LastOrDefault(s => s.AttendeeId == who.Ticket.AttendeeId);

    private static IEnumerable<Contracts.People.Presence> Presences(Guest guest) => guest.Messages.OfType<Contracts.People.Presence>();
}
