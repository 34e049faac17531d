using System.Text.Json;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Core.Facts;
using LiveTownHall.Journal;
using Microsoft.Data.Sqlite;

namespace LiveTownHall.Server.Tests.CommandLine;

/// <summary><c>erase</c>: one hall is gone from its store, and nothing else.</summary>
public sealed class EraseTests : IDisposable
{
    private readonly ScratchFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_hall_is_erased_from_files_that_no_server_has_and_its_neighbour_stays()
    {
        HallCreated hall, other;
        await using (var server = await TestServer.StartAsync(data: _data.Path))
        {
            (hall, other) = (await MeetAsync(server), await MeetAsync(server));
            Assert.Contains("Another server", await CommandRun.FailsAsync(1, "erase", "--hall", hall.HallId, "--data", _data.Path), StringComparison.Ordinal);
        }

        Assert.Contains(hall.HallId, await File.ReadAllTextAsync(Path.Combine(_data.Path, "seen")), StringComparison.Ordinal);
        var before = (await CommandRun.DoneAsync("halls", "--json", "--data", _data.Path)).Output;
        var dry = JsonDocument.Parse((await CommandRun.DoneAsync("erase", "--hall", hall.HallId, "--data", _data.Path, "--dry-run", "--json")).Output).RootElement;
        Assert.Equal((hall.HallId, hall.JoinCode, true), (dry.GetProperty("hallId").GetString(), dry.GetProperty("joinCode").GetString(), dry.GetProperty("dryRun").GetBoolean()));
        Assert.Equal(before, (await CommandRun.DoneAsync("halls", "--json", "--data", _data.Path)).Output);

        await CommandRun.DoneAsync("erase", "--hall", hall.HallId, "--data", _data.Path);
        foreach (var file in Directory.EnumerateFiles(_data.Path).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
        {
            var text = await File.ReadAllTextAsync(file, System.Text.Encoding.Latin1);
            Assert.DoesNotContain(hall.HallId, text, StringComparison.Ordinal);
            Assert.DoesNotContain(hall.JoinCode, text, StringComparison.Ordinal);
        }

        Assert.Contains("no hall", await CommandRun.FailsAsync(1, "erase", "--hall", hall.HallId, "--data", _data.Path), StringComparison.Ordinal);
        await CommandRun.DoneAsync("verify", "--hall", other.HallId, "--data", _data.Path);
        await using var again = await TestServer.StartAsync(data: _data.Path);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await again.GetAsync($"/api/join/{hall.JoinCode}")).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await again.GetAsync($"/api/halls/{hall.HallId}")).StatusCode);
        Assert.Equal("Budget 2027", (await again.ViewAsync(other)).Hall.Title);
        Assert.DoesNotContain(again.Logs.Lines, line => line.Contains("The store is not the one", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_a_redis_that_others_share_a_hall_is_erased_once_no_node_has_it_in_memory()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
        await using var redis = await RedisServer.StartAsync();
        HallCreated hall, other;
        await using (var node = await TestServer.StartAsync(s => s.Redis = redis.Configuration))
        {
            (hall, other) = (await MeetAsync(node), await MeetAsync(node));
            await using var present = await node.EnterAsync(hall, Roles.Attendee);
            Assert.Contains("in memory", await CommandRun.FailsAsync(1, "erase", "--hall", hall.HallId, "--redis", redis.Configuration), StringComparison.Ordinal);
            Assert.True((await present.VoteAsync((await node.ViewAsync(hall)).Polls[0].Id, Drafts.Choice(2))).Ok);
        }

        await CommandRun.DoneAsync("erase", "--hall", hall.HallId, "--redis", redis.Configuration);
        Assert.DoesNotContain(hall.HallId, await redis.CommandAsync("KEYS *"), StringComparison.Ordinal);
        var scheduled = await redis.CommandAsync("ZRANGE dir:schedule 0 -1");
        Assert.Contains(other.HallId, scheduled, StringComparison.Ordinal);
        Assert.DoesNotContain(hall.HallId, scheduled, StringComparison.Ordinal);
        await CommandRun.DoneAsync("verify", "--hall", other.HallId, "--redis", redis.Configuration);
        await using var later = await TestServer.StartAsync(s => s.Redis = redis.Configuration);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await later.GetAsync($"/api/join/{hall.JoinCode}")).StatusCode);
        Assert.Equal("Budget 2027", (await later.ViewAsync(other)).Hall.Title);
    }

    [Fact]
    public async Task A_damaged_hall_can_be_erased_too()
    {
        HallCreated hall;
        await using (var server = await TestServer.StartAsync(data: _data.Path))
            hall = await MeetAsync(server);
        await using (var file = new SqliteConnection($"Data Source={Path.Combine(_data.Path, "townhall.db")};Pooling=False"))
        {
            await file.OpenAsync();
            await using var damage = file.CreateCommand();
            damage.CommandText = "UPDATE batch SET body = substr(body, 1, length(body) - 1) WHERE position = 2";
            Assert.Equal(1, await damage.ExecuteNonQueryAsync());
        }

        var run = await CommandRun.OfAsync("erase", "--hall", hall.HallId, "--data", _data.Path);
        Assert.Equal((0, true), (run.Code, (run.Output + run.Errors).Contains("damaged at position 2", StringComparison.Ordinal)));
        Assert.DoesNotContain(hall.HallId, (await CommandRun.DoneAsync("halls", "--data", _data.Path)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hall_of_a_newer_version_is_left_to_that_one()
    {
        var newer = Drafts.NewId();
        await using (var store = StoreFactory.OpenSqlite(_data.Path))
            await store.Journal.AppendAsync(newer, Guid.NewGuid(), new byte[] { BatchFormat.Version + 1, 0, 0, 0, 0, 0, 0, 0, 0 }).Within();
        Assert.Contains("newer version", await CommandRun.FailsAsync(1, "erase", "--hall", newer, "--data", _data.Path), StringComparison.Ordinal);
        Assert.Contains(newer, (await CommandRun.DoneAsync("halls", "--data", _data.Path)).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await CommandRun.OfAsync("erase", "--data", _data.Path)).Code);
    }

    private static async Task<HallCreated> MeetAsync(TestServer server)
    {
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        await using var voter = await server.EnterAsync(hall, Roles.Attendee);
        Assert.True((await voter.VoteAsync(await facilitator.OpenPollAsync(Drafts.Single()), Drafts.Choice())).Ok);
        await facilitator.OpenPollAsync(Drafts.Single("In an hour?", new PollSettings { ClosesAfterSeconds = 3_600 }));
        await voter.AskAsync("How long?");
        return hall;
    }
}
