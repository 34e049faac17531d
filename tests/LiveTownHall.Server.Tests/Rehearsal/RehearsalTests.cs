using System.Net;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Server.CommandLine;
using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Tests.Rehearsal;

public sealed class RehearsalTests
{
    [Fact]
    public async Task A_synthetic_audience_goes_through_a_copy_and_leaves_the_hall_as_it_was()
    {
        await using var server = await TestServer.StartAsync();
        var hall = await server.CreateHallAsync(Drafts.Single());
        var before = await server.PositionAsync(hall);

        using var answer = await server.PostAsync($"/api/halls/{hall.HallId}/rehearsals", new RehearsalRequest { Attendees = 20 }, hall.Keys.Facilitator).Within();
        var verdict = await TestServer.ReadAsync<RehearsalVerdict>(answer);

        Assert.Equal((20, 20, 20L), (verdict.Joined, verdict.Acknowledged, verdict.Counted));
        Assert.Equal(
            [RehearsalCodes.Joined, RehearsalCodes.Counted, RehearsalCodes.JoinMs, RehearsalCodes.CountedMs, RehearsalCodes.SeenMs],
            verdict.Checks.Select(c => c.Code));
        Assert.All(verdict.Checks.Take(2), check => Assert.Equal((true, 20.0, 20.0), (check.Good, check.Value, check.Limit)));
        Assert.All(verdict.Checks.Skip(2), check => Assert.Equal(check.Value <= check.Limit, check.Good));
        Assert.Equal(verdict.Checks.All(c => c.Good), verdict.Go);
        Assert.Equal(verdict.Checks.Select(c => c.Good ? "Good" : "Not good"), verdict.Findings.Select(f => f.Split(':')[0]));
        Assert.Equal(before, await server.PositionAsync(hall));
        Assert.Single((await server.ViewAsync(hall, hall.Keys.Facilitator)).Polls);
    }

    [Fact]
    public async Task Every_kind_of_the_agenda_is_rehearsed_by_everybody()
    {
        await using var server = await TestServer.StartAsync();
        var hall = await server.CreateHallAsync([.. KindRegistry.All.Select(kind => Drafts.Of(kind.Name, "A poll of kind " + kind.Name)), Drafts.Single()]);

        using var answer = await server.PostAsync($"/api/halls/{hall.HallId}/rehearsals", new RehearsalRequest { Attendees = 3 }, hall.Keys.Facilitator).Within();
        var verdict = await TestServer.ReadAsync<RehearsalVerdict>(answer);

        var votes = 3 * KindRegistry.All.Length;
        Assert.Equal((3, votes, votes), (verdict.Joined, verdict.Acknowledged, verdict.Counted));
        Assert.Contains($"({string.Join(", ", KindRegistry.All.Select(kind => kind.Name))})", verdict.Findings[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_facilitator_may_rehearse()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        foreach (var key in new[] { null, hall.Keys.Moderator, "nonsense" })
        {
            using var answer = await server.PostAsync($"/api/halls/{hall.HallId}/rehearsals", new RehearsalRequest { Attendees = 1 }, key);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        using var unknown = await server.PostAsync("/api/halls/01J00000000000000000000000/rehearsals", new RehearsalRequest(), hall.Keys.Facilitator);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var tooMany = await server.PostAsync($"/api/halls/{hall.HallId}/rehearsals", new RehearsalRequest { Attendees = 5001 }, hall.Keys.Facilitator);
        Assert.Equal(HttpStatusCode.BadRequest, tooMany.StatusCode);
    }

    [Fact]
    public async Task There_is_no_rehearsal_while_people_are_there()
    {
        await using var server = await TestServer.StartAsync();
        var hall = await server.CreateHallAsync();
        var guests = new List<Guest>();
        for (var i = 0; i < 6; i++)
            guests.Add(await server.EnterAsync(hall, Roles.Attendee));

        using var answer = await server.PostAsync($"/api/halls/{hall.HallId}/rehearsals", new RehearsalRequest { Attendees = 1 }, hall.Keys.Facilitator);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        foreach (var guest in guests)
            await guest.DisposeAsync();
    }

    [Fact]
    public async Task The_command_line_says_go_or_no_go_and_does_not_know_every_hall()
    {
        using var folder = new ScratchFolder();
        string hallId;
        await using (var server = await TestServer.StartAsync(data: folder.Path))
            hallId = (await server.CreateHallAsync()).HallId;
        var (output, errors) = (new StringWriter(), new StringWriter());

        var code = await Rehearse.RunAsync(new TownhallSettings { Data = folder.Path }, hallId, 5, output, errors, CancellationToken.None).Within();
        Assert.StartsWith(code == 0 ? "GO with 5" : "NO-GO with 5", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("5 votes were acknowledged and 5 are in the result", output.ToString(), StringComparison.Ordinal);

        Assert.Equal(1, await Rehearse.RunAsync(new TownhallSettings { Data = folder.Path }, "01J00000000000000000000000", 5, output, errors, CancellationToken.None).Within());
        Assert.Contains("There is no hall", errors.ToString(), StringComparison.Ordinal);
    }
}
