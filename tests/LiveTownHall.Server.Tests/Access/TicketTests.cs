using System.Net;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Server.Access;

namespace LiveTownHall.Server.Tests.Access;

/// <summary>Keys, tickets and the token by which a person comes back.</summary>
public sealed class TicketTests
{
    [Fact]
    public async Task Keys_and_tokens_lie_nowhere_in_the_data_directory_but_their_hashes_do()
    {
        await using var server = await TestServer.StartAsync();
        var hall = await server.CreateHallAsync();
        var ticket = await server.TicketAsync(hall, Roles.Attendee);

        // The lock is for the server alone to open, and there is nothing in it.
        var files = Directory.GetFiles(server.Data).Where(file => Path.GetFileName(file) != "serving.lock").SelectMany(ReadShared).ToArray();

        foreach (var key in new[] { hall.Keys.Facilitator, hall.Keys.Moderator, hall.Keys.Speaker, hall.Keys.Screen })
        {
            Assert.Equal(16, Convert.FromBase64String(key.Replace('-', '+').Replace('_', '/') + "==").Length);
            files.MustNotHold(key);
            files.MustHold(HallKey.Hash(key));
        }

        files.MustNotHold(ticket.Ticket);
        files.MustNotHold(ticket.Attendee);
    }

    [Fact]
    public async Task A_ticket_opens_a_connection_for_a_minute()
    {
        var time = new ShiftedTime();
        await using var server = await TestServer.StartAsync(customise: TestServer.Clock(time));
        var hall = await server.CreateHallAsync();
        var ticket = await server.TicketAsync(hall, Roles.Attendee);
        Assert.Equal(60, ticket.ExpiresIn);

        time.Advance(TimeSpan.FromSeconds(45));
        await using (await Guest.EnterAsync(server.Url, ticket))
        {
        }

        time.Advance(TimeSpan.FromSeconds(16));
        Assert.Equal(HttpStatusCode.Unauthorized, (await RawSocket.TryOpenAsync(server.Url, ticket)).Status);
    }

    [Fact]
    public async Task A_ticket_that_was_tampered_with_opens_nothing()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        var ticket = await server.TicketAsync(hall, Roles.Attendee);
        var screen = await server.TicketAsync(hall, Roles.Screen);
        var (mine, theirs) = (ticket.Ticket.Split('.'), screen.Ticket.Split('.'));
        string[] forged =
        [
            $"{mine[0]}.{theirs[1]}.{mine[2]}",
            $"{mine[0]}.{mine[1]}.",
            $"eyJhbGciOiJub25lIn0.{mine[1]}.",
            mine[1],
            ticket.Ticket[..^2],
            ticket.Attendee,
            new string('a', 4000),
            "",
        ];
        foreach (var forgery in forged)
            Assert.Equal(HttpStatusCode.Unauthorized, (await RawSocket.TryOpenAsync(server.Url, ticket with { Ticket = forgery })).Status);
    }

    [Fact]
    public async Task A_ticket_leads_into_its_own_hall_and_a_persons_token_is_none_in_another_hall()
    {
        var server = await SharedServer.GetAsync();
        var (mine, other) = (await server.CreateHallAsync(), await server.CreateHallAsync());
        var ticket = await server.TicketAsync(mine, Roles.Attendee);
        await using var guest = await Guest.EnterAsync(server.Url, ticket);
        Assert.Equal(mine.HallId, guest.View.Hall.Id);

        using var refused = await server.PostAsync($"/api/halls/{other.HallId}/tickets", new TicketRequest { Attendee = ticket.Attendee });
        await Problem.MustBeAsync(refused, HttpStatusCode.BadRequest, RefusalCodes.InvalidTicket);
        using var stranger = await server.PostAsync($"/api/halls/{other.HallId}/tickets", new TicketRequest { Key = mine.Keys.Facilitator });
        await Problem.MustBeAsync(stranger, HttpStatusCode.Forbidden, RefusalCodes.UnknownKey);
    }

    [Fact]
    public async Task A_person_with_two_tabs_and_after_a_reconnect_has_one_vote()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        var poll = await facilitator.OpenPollAsync(Drafts.Single());
        await using var tab = await server.EnterAsync(hall, Roles.Attendee);
        Assert.True((await tab.VoteAsync(poll, Drafts.Choice(1))).Ok);
        await using (var second = await server.EnterAsync(hall, Roles.Attendee, WireFormat.MessagePack, tab.Ticket.Attendee))
        {
            Assert.Equal(tab.Ticket.AttendeeId, second.Ticket.AttendeeId);
            Assert.Equal(["1"], second.Me!.Ballots[poll].Choices);
            Assert.True((await second.VoteAsync(poll, Drafts.Choice(2))).Changed);
        }

        await using var back = await server.EnterAsync(hall, Roles.Attendee, attendee: tab.Ticket.Attendee);
        Assert.Equal(["2"], back.Me!.Ballots[poll].Choices);
        var again = await back.VoteAsync(poll, Drafts.Choice(2));
        Assert.True(again.Ok);
        Assert.False(again.Changed);
        var counted = (await server.ViewAsync(hall, hall.Keys.Facilitator)).Polls.Single().Tally!;
        Assert.Equal((1, 1), (counted.Voters, counted.Counts!["2"]));
    }

    [Fact]
    public async Task A_person_comes_back_after_a_restart_of_the_server()
    {
        using var data = new ScratchFolder();
        HallCreated hall;
        TicketGranted ticket;
        string poll;
        await using (var first = await TestServer.StartAsync(data: data.Path))
        {
            hall = await first.CreateHallAsync();
            await using var facilitator = await first.EnterAsync(hall, Roles.Facilitator);
            poll = await facilitator.OpenPollAsync(Drafts.Single());
            await using var voter = await first.EnterAsync(hall, Roles.Attendee);
            Assert.True((await voter.VoteAsync(poll, Drafts.Choice(2))).Ok);
            ticket = voter.Ticket;
        }

        await using var second = await TestServer.StartAsync(data: data.Path);
        await using var back = await second.EnterAsync(hall, Roles.Attendee, attendee: ticket.Attendee);
        Assert.Equal(ticket.AttendeeId, back.Ticket.AttendeeId);
        Assert.Equal(["2"], back.Me!.Ballots[poll].Choices);
        Assert.True((await back.VoteAsync(poll, Drafts.Choice(1))).Changed);
    }

    [Fact]
    public async Task A_person_who_comes_back_under_another_name_is_called_by_it()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        var poll = await facilitator.OpenPollAsync(Drafts.Single());
        TicketGranted ticket;
        await using (var first = await server.EnterAsync(hall, Roles.Attendee, name: "Ada"))
            ticket = first.Ticket;

        await using var back = await server.EnterAsync(hall, Roles.Attendee, attendee: ticket.Attendee, name: "Grace");
        Assert.True((await back.VoteAsync(poll, Drafts.Choice())).Ok);
        await back.UntilAsync("Me with the ballot", g => g.Me!.Ballots.Count == 1);
        Assert.Equal("Grace", back.Me!.DisplayName);
    }

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
