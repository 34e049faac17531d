using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.People;
using LiveTownHall.Server.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace LiveTownHall.Server.Tests.Hosting;

/// <summary>Whoever runs the server can see who tried what, by the id of a key and by nothing else of them.</summary>
public sealed class SecurityLogTests
{
    [Fact]
    public async Task Attempts_are_told_by_event_role_and_id_of_the_key_and_by_nothing_personal()
    {
        await using var server = await TestServer.StartAsync();
        await using var room = await Room.OpenAsync(server: server);
        var id = await (await room.AttendAsync(name: "Zebedee")).AskAsync("Why does Jo live in Elm Street?");
        var flo = await server.InviteAsync(room.Hall, Roles.Moderator, "Florence");
        await using var invited = await Guest.EnterAsync(server.Url, await server.TicketForAsync(room.Hall, flo.Key));
        const string Guess = "AAAAAAAAAAAAAAAAAAAAAA";
        await server.PostAsync($"/api/halls/{room.Hall.HallId}/tickets", new TicketRequest { Key = Guess });
        await server.PostAsync("/api/halls", new CreateHall { Title = "Mine" }, Guess);
        await invited.MustRefuseAsync(RefusalCodes.Forbidden, "CloseHall", new HallCommand());
        await using var twin = await Guest.EnterAsync(server.Url, await server.TicketForAsync(room.Hall, flo.Key));
        await twin.MustAsync("Redact", new Redact { ItemId = id, Reason = ReasonCodes.Illegal });
        await invited.MustRefuseAsync(RefusalCodes.NeedsSecondPerson, "Redact", new Redact { ItemId = id, Reason = ReasonCodes.Illegal });
        await server.RevokeAsync(room.Hall, flo.InvitationId);
        await server.PostAsync($"/api/halls/{room.Hall.HallId}/tickets", new TicketRequest { Key = flo.Key });

        var lines = server.Logs.Lines.Where(line => line.Contains("Security event", StringComparison.Ordinal)).ToList();
        var said = string.Join('\n', lines);
        string[] expected =
        [
            SecurityEvents.WrongKey, SecurityEvents.WrongCreatorKey, SecurityEvents.ForbiddenCall, SecurityEvents.OnePerson, SecurityEvents.AccessChanged,
            SecurityEvents.RevokedKey,
        ];
        foreach (var what in expected)
            Assert.Contains(what, said, StringComparison.Ordinal);
        Assert.Contains(lines, line => new[] { SecurityEvents.ForbiddenCall, flo.InvitationId, "CloseHall" }.All(part => line.Contains(part, StringComparison.Ordinal)));
        foreach (var personal in new[] { "Zebedee", "Florence", "Elm Street", Guess, flo.Key, room.Hall.Keys.Facilitator, "127.0.0.1", room.Hall.HallId })
            Assert.DoesNotContain(personal, said, StringComparison.Ordinal);
        Assert.Contains("townhall_security_events_total", await server.Http.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_floods_the_server_does_not_fill_its_log()
    {
        using var logs = new LogCapture();
        using var factory = LoggerFactory.Create(builder => builder.AddProvider(logs));
        var time = new FakeTimeProvider();
        var log = new SecurityLog(factory, time);
        for (var i = 0; i < 1000; i++)
            log.Say(SecurityEvents.WrongKey);
        Assert.Equal(50, logs.Lines.Count);
        time.Advance(TimeSpan.FromSeconds(1));
        log.Say(SecurityEvents.WrongKey);
        Assert.Equal(51, logs.Lines.Count);
    }
}
