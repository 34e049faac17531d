using System.Net;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Stage;

namespace LiveTownHall.Server.Tests.Nodes;

/// <summary>Invitations over two nodes and a real Redis: who is a person, and that a dead key is dead everywhere.</summary>
public sealed class TwoNodesStaffTests
{
    [Fact]
    public async Task Two_people_are_two_people_on_whichever_node_and_a_dead_key_ends_connections_on_every_node()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
        await using var redis = await RedisServer.StartAsync();
        await using var one = await TestServer.StartAsync(s => s.Redis = redis.Configuration);
        await using var two = await TestServer.StartAsync(s => s.Redis = redis.Configuration);
        var hall = await one.CreateHallAsync();
        var (mo, cleo) = (await one.InviteAsync(hall, Roles.Moderator, "Mo"), await two.InviteAsync(hall, Roles.Moderator, "Cleo"));
        await BoundedWait.UntilAsync(
            "both nodes know both", async () => await KnowAsync(one, hall.HallId, hall.Keys.Facilitator, 2) && await KnowAsync(two, hall.HallId, hall.Keys.Facilitator, 2));
        await using var phone = await Guest.EnterAsync(one.Url, await one.TicketForAsync(hall, mo.Key));
        await using var laptop = await Guest.EnterAsync(two.Url, await two.TicketForAsync(hall, mo.Key));
        await using var colleague = await Guest.EnterAsync(two.Url, await two.TicketForAsync(hall, cleo.Key));
        var urgent = new Announce { AnnouncementId = Drafts.NewId(), Text = "Leave by the north door.", Level = AnnouncementLevels.Urgent };
        var confirm = new ConfirmAnnouncement { AnnouncementId = urgent.AnnouncementId };
        await phone.MustAsync("Announce", urgent);
        await laptop.UntilAsync("the draft", g => g.View.Desk!.Proposed.Count == 1);
        await laptop.MustRefuseAsync(RefusalCodes.NeedsSecondPerson, "ConfirmAnnouncement", confirm);
        await colleague.MustAsync("ConfirmAnnouncement", confirm);

        await one.RevokeAsync(hall, mo.InvitationId);
        await Task.WhenAll(phone.Closed, laptop.Closed).Within();
        Assert.False(colleague.Closed.IsCompleted);
        await Problem.MustBeAsync(await two.PostAsync($"/api/halls/{hall.HallId}/tickets", new { mo.Key }), HttpStatusCode.Forbidden, RefusalCodes.Revoked);
    }

    private static async Task<bool> KnowAsync(TestServer node, string hall, string key, int invitations)
        => (await TestServer.ReadAsync<InvitationList>(await node.GetAsync($"/api/halls/{hall}/invitations", key))).Invitations.Count == invitations;
}
