using System.Net;
using System.Net.Sockets;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;

namespace LiveTownHall.Server.Tests.Hosting;

/// <summary>Metrics and logs say how the server does, and nothing about who is there and what they say.</summary>
public sealed class DiscretionTests
{
    [Fact]
    public async Task Metrics_and_logs_carry_no_hall_person_text_token_or_address()
    {
        await using var server = await TestServer.StartAsync();
        var hall = await server.CreateHallAsync(
            new CreateHall { Title = "titlecanary", Description = "descriptioncanary", Agenda = [Drafts.Single("pollcanary", null, "optioncanary", "b")] });
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator, name: "staffcanary");
        var text = await facilitator.OpenPollAsync(Drafts.Of(PollKinds.Text, "questioncanary"));
        var attendee = await server.EnterAsync(hall, Roles.Attendee, name: "namecanary");
        await attendee.VoteAsync(text, new Ballot { Text = "answercanary" });
        await attendee.VoteAsync("unknownpollcanary", new Ballot { Text = "answercanary" });
        await facilitator.MustAsync("Announce", new Contracts.Stage.Announce { AnnouncementId = Drafts.NewId(), Text = "announcementcanary", Level = "info" });
        var address = await LookFromElsewhereAsync(server, hall);
        await server.GetAsync("/api/join/CANARY");
        await server.PostAsync($"/api/halls/{hall.HallId}/tickets", new TicketRequest { Key = "keycanary" });
        await attendee.DisposeAsync();
        using (var broken = new StringContent("bodycanary"))
            await server.CreateAsync(broken);

        await facilitator.UntilAsync("the announcement", g => g.View.Announcements.Count == 1);
        var metrics = await (await server.GetAsync("/metrics")).Content.ReadAsStringAsync();
        Assert.Contains("townhall_ballots_accepted", metrics, StringComparison.Ordinal);
        Assert.Contains("townhall_vote_to_frame", metrics, StringComparison.Ordinal);
        await server.StopAsync();
        var logs = string.Join('\n', server.Logs.Lines);
        Assert.Contains("Hall loaded", logs, StringComparison.Ordinal);
        foreach (var said in new[] { metrics, logs })
        {
            string[] secrets =
            [
                "canary", hall.HallId, hall.JoinCode, text, hall.Keys.Facilitator, hall.Keys.Screen, address,
                attendee.Ticket.AttendeeId, attendee.Ticket.Ticket, attendee.Ticket.Attendee, facilitator.Ticket.AttendeeId, facilitator.Ticket.Ticket,
            ];
            foreach (var secret in secrets)
                Assert.DoesNotContain(secret, said, StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <returns>The address that the server saw.</returns>
    private static async Task<string> LookFromElsewhereAsync(TestServer server, HallCreated hall)
    {
        const string Elsewhere = "127.0.0.77";
        using var handler = new SocketsHttpHandler();
        handler.ConnectCallback = async (context, cancellation) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(Elsewhere), 0));
            await socket.ConnectAsync(context.DnsEndPoint, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        };
        using var http = new HttpClient(handler) { BaseAddress = server.Url };
        Assert.True((await http.GetAsync($"/api/join/{hall.JoinCode}")).IsSuccessStatusCode);
        return Elsewhere;
    }
}
