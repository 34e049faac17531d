using System.Net;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Journal;
using Microsoft.Data.Sqlite;

namespace LiveTownHall.Server.Tests.Halls;

/// <summary>A hall whose journal can't be trusted or understood is not served; the others are.</summary>
public sealed class UnreadableHallTests
{
    private static readonly byte[] FromTheFuture = [Core.Facts.BatchFormat.Version + 1, 0, 0, 0, 0, 0, 0, 0, 0];

    [Fact]
    public async Task A_damaged_batch_keeps_its_hall_from_being_served_and_no_other()
    {
        using var data = new ScratchFolder();
        HallCreated damaged, sound;
        await using (var first = await TestServer.StartAsync(data: data.Path))
        {
            (damaged, sound) = (await first.CreateHallAsync(), await first.CreateHallAsync());
            await using var facilitator = await first.EnterAsync(damaged, Roles.Facilitator);
            await facilitator.OpenPollAsync(Drafts.Single());
        }

        await using (var file = new SqliteConnection($"Data Source={Path.Combine(data.Path, "townhall.db")};Pooling=False"))
        {
            await file.OpenAsync();
            await using var damage = file.CreateCommand();
            damage.CommandText = "UPDATE batch SET body = substr(body, 1, length(body) - 1) WHERE hall = $hall AND position = 2";
            damage.Parameters.AddWithValue("$hall", damaged.HallId);
            Assert.Equal(1, await damage.ExecuteNonQueryAsync());
        }

        await using var server = await TestServer.StartAsync(data: data.Path);
        await MustBeUnservedAsync(server, damaged, "ready");
        Assert.Contains(server.Logs.Lines, l => l.Contains("damaged at position 2", StringComparison.Ordinal));
        await MustServeAsync(server, sound);
    }

    [Fact]
    public async Task A_batch_of_a_newer_version_keeps_its_hall_from_being_served_and_no_other()
    {
        await using var server = await TestServer.StartAsync();
        var (newer, sound) = (await server.CreateHallAsync(), await server.CreateHallAsync());
        await server.Get<IStore>().Journal.AppendAsync(newer.HallId, Guid.NewGuid(), FromTheFuture).Within();
        await MustBeUnservedAsync(server, newer, "hall_too_new");
        Assert.Contains(server.Logs.Lines, l => l.Contains("newer format at position 2", StringComparison.Ordinal));
        await MustServeAsync(server, sound);
    }

    [Fact]
    public async Task A_batch_of_a_newer_version_that_arrives_while_the_hall_is_served_ends_that_without_losing_an_answer()
    {
        await using var server = await TestServer.StartAsync();
        var (newer, sound) = (await server.CreateHallAsync(), await server.CreateHallAsync());
        await using var facilitator = await server.EnterAsync(newer, Roles.Facilitator);
        await using var attendee = await server.EnterAsync(newer, Roles.Attendee);
        var poll = await facilitator.OpenPollAsync(Drafts.Single());
        var votes = Enumerable.Range(0, 10).Select(i => attendee.VoteAsync(poll, Drafts.Choice(1 + (i % 2)))).ToList();
        await server.Get<IStore>().Journal.AppendAsync(newer.HallId, Guid.NewGuid(), FromTheFuture).Within();
        await BoundedWait.UntilAsync("the hall is given up", async () => !(await server.GetAsync("/health/ready")).IsSuccessStatusCode);

        foreach (var outcome in await Task.WhenAll(votes))
            Assert.True(outcome.Ok || outcome.Error!.Code == RefusalCodes.Busy, outcome.Error?.Code);
        Assert.Equal(RefusalCodes.Busy, (await attendee.VoteAsync(poll, Drafts.Choice())).Error?.Code);
        await MustBeUnservedAsync(server, newer, "hall_too_new");
        await MustServeAsync(server, sound);
    }

    private static async Task MustBeUnservedAsync(TestServer server, HallCreated hall, string readiness)
    {
        foreach (var path in new[] { $"/api/halls/{hall.HallId}", $"/api/join/{hall.JoinCode}", $"/api/halls/{hall.HallId}/polls/x/tally", $"/api/halls/{hall.HallId}/logo" })
            await Problem.MustBeAsync(await server.GetAsync(path), HttpStatusCode.ServiceUnavailable, RefusalCodes.NotReady);
        using var ticket = await server.PostAsync($"/api/halls/{hall.HallId}/tickets", new TicketRequest());
        await Problem.MustBeAsync(ticket, HttpStatusCode.ServiceUnavailable, RefusalCodes.NotReady);
        using var ready = await server.GetAsync("/health/ready");
        Assert.Contains($"\"{readiness}\"", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/health/live")).StatusCode);
        Assert.DoesNotContain(server.Logs.Lines, l => l.Contains(hall.HallId, StringComparison.Ordinal));
    }

    private static async Task MustServeAsync(TestServer server, HallCreated hall)
    {
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        await facilitator.OpenPollAsync(Drafts.Single());
    }
}
