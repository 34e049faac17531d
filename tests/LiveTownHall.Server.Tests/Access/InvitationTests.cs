using System.Net;
using System.Text;
using LiveTownHall.Client.Wire;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Stage;

namespace LiveTownHall.Server.Tests.Access;

/// <summary>Staff come as persons, and a link that is taken away opens nothing and keeps nobody in.</summary>
public sealed class InvitationTests
{
    [Fact]
    public async Task An_invitation_opens_its_role_under_its_name_until_it_is_revoked()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        var mo = await server.InviteAsync(hall, Roles.Moderator, "Mo");
        Assert.EndsWith($"/backstage/{hall.HallId}#key={mo.Key}", mo.Link, StringComparison.Ordinal);
        var wall = await server.InviteAsync(hall, Roles.Screen, "Wall", until: DateTimeOffset.UtcNow.AddHours(3));
        Assert.Contains($"/stage/{hall.HallId}#key=", wall.Link, StringComparison.Ordinal);
        await using var desk = await Guest.EnterAsync(server.Url, await server.TicketForAsync(hall, mo.Key));
        Assert.Equal((Roles.Moderator, "Mo"), (desk.Me!.Role, desk.Me.DisplayName));

        var list = await ListAsync(server, hall.HallId, hall.Keys.Facilitator);
        Assert.Equal(
            [(wall.InvitationId, "Wall", InvitationStates.Open), (mo.InvitationId, "Mo", InvitationStates.Open)], list.Invitations.Select(i => (i.InvitationId, i.Name, i.State)));
        Assert.Equal(["facilitator", "moderator", "screen", "speaker"], list.Keys);

        await RevokeAsync(server, hall.HallId, mo.InvitationId, hall.Keys.Facilitator);
        await RevokeAsync(server, hall.HallId, mo.InvitationId, hall.Keys.Facilitator);
        await desk.Closed.Within();
        await Problem.MustBeAsync(await server.PostAsync($"/api/halls/{hall.HallId}/tickets", new { mo.Key }), HttpStatusCode.Forbidden, RefusalCodes.Revoked);
        await Problem.MustBeAsync(await server.GetAsync($"/api/halls/{hall.HallId}", mo.Key), HttpStatusCode.Forbidden, RefusalCodes.Revoked);
        foreach (var path in new[] { "audit.json", "export?format=csv", "invitations" })
            await Problem.MustBeAsync(await server.GetAsync($"/api/halls/{hall.HallId}/{path}", mo.Key), HttpStatusCode.Forbidden, RefusalCodes.Revoked);
        foreach (var path in new[] { "claims", "rehearsals", "keys/screen" })
            await Problem.MustBeAsync(await server.PostAsync($"/api/halls/{hall.HallId}/{path}", new { }, mo.Key), HttpStatusCode.Forbidden, RefusalCodes.Revoked);
        Assert.Equal(InvitationStates.Revoked, (await ListAsync(server, hall.HallId, hall.Keys.Facilitator)).Invitations[1].State);
    }

    [Fact]
    public async Task Whoever_has_another_role_or_says_nonsense_is_refused_before_anything_is_made()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        var path = $"/api/halls/{hall.HallId}/invitations";
        foreach (var key in new[] { null, hall.Keys.Moderator, hall.Keys.Speaker, hall.Keys.Screen })
        {
            await Problem.MustBeAsync(await server.PostAsync(path, new Invite { Role = Roles.Moderator, Name = "Mo" }, key), HttpStatusCode.Forbidden, RefusalCodes.Forbidden);
            await Problem.MustBeAsync(await server.GetAsync(path, key), HttpStatusCode.Forbidden, RefusalCodes.Forbidden);
            await Problem.MustBeAsync(await server.PostAsync($"/api/halls/{hall.HallId}/keys/moderator", new { }, key), HttpStatusCode.Forbidden, RefusalCodes.Forbidden);
        }

        await Problem.MustBeAsync(
            await server.PostAsync(path, new Invite { Role = Roles.Attendee, Name = "Mo" }, hall.Keys.Facilitator), HttpStatusCode.BadRequest, RefusalCodes.InvalidRequest);
        await Problem.MustBeAsync(await server.PostAsync(path, new Invite { Role = Roles.Speaker }, hall.Keys.Facilitator), HttpStatusCode.BadRequest, RefusalCodes.EmptyText);
        await Problem.MustBeAsync(
            await server.PostAsync(path, new Invite { Role = Roles.Speaker, Name = new string('x', 61) }, hall.Keys.Facilitator), HttpStatusCode.BadRequest, RefusalCodes.TooLong);
        var past = new Invite { Role = Roles.Speaker, Name = "Sam", ExpiresAt = DateTimeOffset.UtcNow.AddMinutes(-1) };
        await Problem.MustBeAsync(await server.PostAsync(path, past, hall.Keys.Facilitator), HttpStatusCode.BadRequest, RefusalCodes.InvalidTime);
        await Problem.MustBeAsync(await server.PostAsync(path, new Invite { Role = Roles.Speaker, Name = new string('x', 5000) }, hall.Keys.Facilitator),
            HttpStatusCode.RequestEntityTooLarge, RefusalCodes.TooLong);
        await Problem.MustBeAsync(
            await server.PostAsync($"/api/halls/{hall.HallId}/keys/attendee", new { }, hall.Keys.Facilitator), HttpStatusCode.BadRequest, RefusalCodes.InvalidRequest);
        Assert.Empty((await ListAsync(server, hall.HallId, hall.Keys.Facilitator)).Invitations);
    }

    [Fact]
    public async Task A_new_key_of_a_role_kills_the_former_one_its_tickets_and_its_connections_with_a_reason()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        var ticket = await server.TicketAsync(hall, Roles.Moderator);
        using var socket = await BareWebSocket.OpenAsync(server.Url, HubMessages.Target(ticket.Hub, ticket.Ticket));
        await socket.SendAsync(BareWebSocket.Text(BareWebSocket.Handshake));
        while (!Encoding.UTF8.GetString(await socket.UntilAsync(1)).Contains("\"Me\"", StringComparison.Ordinal))
        {
        }

        await using var wall = await server.EnterAsync(hall, Roles.Screen);
        var unused = await server.TicketAsync(hall, Roles.Moderator);
        var issued = await TestServer.ReadAsync<KeyIssued>(await server.PostAsync($"/api/halls/{hall.HallId}/keys/moderator", new { }, hall.Keys.Facilitator));
        Assert.True((await socket.UntilAsync(8)).AsSpan().SequenceEqual((byte[])[3, 240, .. "revoked"u8]));
        await Problem.MustBeAsync(await server.PostAsync($"/api/halls/{hall.HallId}/tickets", new { Key = hall.Keys.Moderator }), HttpStatusCode.Forbidden, RefusalCodes.Revoked);
        using (var late = await BareWebSocket.OpenAsync(server.Url, HubMessages.Target(unused.Hub, unused.Ticket)))
        {
            await late.SendAsync(BareWebSocket.Text(BareWebSocket.Handshake));
            Assert.True((await late.UntilAsync(8)).AsSpan().SequenceEqual((byte[])[3, 240, .. "revoked"u8]));
        }

        await using var moderator = await Guest.EnterAsync(server.Url, await server.TicketForAsync(hall, issued.Key));
        Assert.Equal(Roles.Moderator, moderator.Me!.Role);
        Assert.False(wall.Closed.IsCompleted);
    }

    [Fact]
    public async Task The_last_way_in_for_a_facilitator_can_not_be_closed()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        var keys = $"/api/halls/{hall.HallId}/keys/facilitator";
        await Problem.MustBeAsync(await DeleteAsync(server, keys, hall.Keys.Facilitator), HttpStatusCode.Conflict, RefusalCodes.LastFacilitator);
        await server.InviteAsync(hall, Roles.Facilitator, "Flo", until: DateTimeOffset.UtcNow.AddHours(1));
        await Problem.MustBeAsync(await DeleteAsync(server, keys, hall.Keys.Facilitator), HttpStatusCode.Conflict, RefusalCodes.LastFacilitator);
        var fay = await server.InviteAsync(hall, Roles.Facilitator, "Fay");
        Assert.Equal(HttpStatusCode.NoContent, (await DeleteAsync(server, keys, hall.Keys.Facilitator)).StatusCode);
        await Problem.MustBeAsync(
            await DeleteAsync(server, $"/api/halls/{hall.HallId}/invitations/{fay.InvitationId}", fay.Key), HttpStatusCode.Conflict, RefusalCodes.LastFacilitator);
        Assert.Equal(["moderator", "screen", "speaker"], (await ListAsync(server, hall.HallId, fay.Key)).Keys);
    }

    [Fact]
    public async Task An_invitation_ends_at_its_time_also_for_who_is_there()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        var brief = await server.InviteAsync(hall, Roles.Speaker, "Sam", until: DateTimeOffset.UtcNow.AddSeconds(2));
        await using var speaker = await Guest.EnterAsync(server.Url, await server.TicketForAsync(hall, brief.Key));
        await speaker.Closed.Within();
        await Problem.MustBeAsync(await server.PostAsync($"/api/halls/{hall.HallId}/tickets", new { brief.Key }), HttpStatusCode.Forbidden, RefusalCodes.Revoked);
    }

    [Fact]
    public async Task Two_tabs_of_the_shared_links_are_one_person_and_a_lone_facilitator_says_so()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        await using var one = await server.EnterAsync(hall, Roles.Facilitator);
        await using var two = await server.EnterAsync(hall, Roles.Moderator);
        var urgent = new Announce { AnnouncementId = Drafts.NewId(), Text = "Leave by the north door.", Level = AnnouncementLevels.Urgent };
        var confirm = new ConfirmAnnouncement { AnnouncementId = urgent.AnnouncementId };
        await one.MustAsync("Announce", urgent);
        await two.MustRefuseAsync(RefusalCodes.NeedsSecondPerson, "ConfirmAnnouncement", confirm);
        await one.MustRefuseAsync(RefusalCodes.NeedsSecondPerson, "ConfirmAnnouncement", confirm);
        await one.MustAsync("ActAlone", new ActAlone { On = true });
        await two.UntilAsync("the desk sees it", g => g.View.Desk!.Alone is true);
        await one.MustAsync("ConfirmAnnouncement", confirm);
        var audit = await TestServer.ReadAsync<List<AuditEntryView>>(await server.GetAsync($"/api/halls/{hall.HallId}/audit.json", hall.Keys.Facilitator));
        Assert.Equal([("declareAlone", null), ("confirmAnnouncement", "alone")], audit.TakeLast(2).Select(e => (e.Action, e.Rule)));
    }

    private static async Task<InvitationList> ListAsync(TestServer server, string hall, string key)
        => await TestServer.ReadAsync<InvitationList>(await server.GetAsync($"/api/halls/{hall}/invitations", key));

    private static async Task RevokeAsync(TestServer server, string hall, string invitation, string key)
        => Assert.Equal(HttpStatusCode.NoContent, (await DeleteAsync(server, $"/api/halls/{hall}/invitations/{invitation}", key)).StatusCode);

    private static async Task<HttpResponseMessage> DeleteAsync(TestServer server, string path, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, path);
        request.Headers.Authorization = new("Bearer", key);
        return await server.Http.SendAsync(request);
    }
}
