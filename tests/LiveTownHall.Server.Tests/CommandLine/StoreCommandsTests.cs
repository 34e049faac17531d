using System.Text.Json;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Journal;
using Microsoft.Data.Sqlite;

namespace LiveTownHall.Server.Tests.CommandLine;

/// <summary><c>halls</c>, <c>export</c>, <c>import</c>, <c>backup</c>, <c>restore</c>, <c>upgrade-check</c>.</summary>
public sealed class StoreCommandsTests : IDisposable
{
    private static readonly string[] Files = ["townhall.db", "backup.json"];

    private readonly ScratchFolder _data = new();
    private readonly ScratchFolder _elsewhere = new();

    public void Dispose()
    {
        _data.Dispose();
        _elsewhere.Dispose();
    }

    [Fact]
    public async Task A_hall_goes_from_files_to_redis_and_back_with_every_position_key_and_figure()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
        await using var redis = await RedisServer.StartAsync();
        var (hall, poll) = await MeetAsync();
        var (there, back) = (In("there.townhall"), In("back.townhall"));
        var exported = await CommandRun.DoneAsync("export", there, "--hall", hall.HallId, "--data", _data.Path, "--json");

        await CommandRun.DoneAsync("import", there, "--redis", redis.Configuration);
        await using (var server = await TestServer.StartAsync(s => s.Redis = redis.Configuration))
        {
            await MustCountAsync(server, hall, poll, 3);
            await using var late = await server.EnterAsync(hall, Roles.Attendee);
            Assert.True((await late.VoteAsync(poll, Drafts.Choice())).Ok);
            await MustCountAsync(server, hall, poll, 4);
            Assert.Equal(hall.HallId, (await TestServer.ReadAsync<JoinInfo>(await server.GetAsync($"/api/join/{hall.JoinCode}"))).HallId);
        }

        var again = await CommandRun.DoneAsync("export", back, "--hall", hall.HallId, "--redis", redis.Configuration, "--json");
        await CommandRun.DoneAsync("import", back, "--data", In("new"));
        Assert.NotEqual(exported.Output, again.Output);
        Assert.Equal(again.Output, (await CommandRun.DoneAsync("export", In("last.townhall"), "--hall", hall.HallId, "--data", In("new"), "--json")).Output);
        await using var last = await TestServer.StartAsync(data: In("new"));
        await MustCountAsync(last, hall, poll, 4);
        await MustHaveSameKeysAsync(hall, In("new"));
    }

    [Fact]
    public async Task A_backup_is_made_beside_a_running_server_and_gives_the_same_halls_in_another_store()
    {
        await using var server = await TestServer.StartAsync(data: _data.Path);
        var (hall, poll) = await MeetAsync(server);
        var empty = await server.CreateHallAsync();
        await CommandRun.DoneAsync("backup", In("backup"), "--data", _data.Path);
        Assert.Equal(Files.Order(StringComparer.Ordinal), Directory.EnumerateFiles(In("backup")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        var dry = await CommandRun.DoneAsync("restore", In("backup"), "--data", In("dry"), "--dry-run");
        Assert.Contains("2 halls can be restored", dry.Output, StringComparison.Ordinal);
        Assert.Contains("There is no hall", (await CommandRun.DoneAsync("halls", "--data", In("dry"))).Output, StringComparison.Ordinal);

        // Broken off and done again it is the same.
        await CommandRun.DoneAsync("restore", In("backup"), "--data", In("new"));
        await CommandRun.DoneAsync("restore", In("backup"), "--data", In("new"));
        await using var restored = await TestServer.StartAsync(data: In("new"));
        await MustCountAsync(restored, hall, poll, 3);
        Assert.Equal("Budget 2027", (await restored.ViewAsync(empty)).Hall.Title);
        var listed = (await CommandRun.DoneAsync("halls", "--data", In("new"), "--json")).Output;
        Assert.Equal((await CommandRun.DoneAsync("halls", "--data", _data.Path, "--json")).Output, listed);
        Assert.Contains(hall.JoinCode, listed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_of_a_redis_is_an_archive_per_hall()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
        await using var redis = await RedisServer.StartAsync();
        await using var server = await TestServer.StartAsync(s => s.Redis = redis.Configuration);
        var (hall, poll) = await MeetAsync(server);
        await server.CreateHallAsync();
        await CommandRun.DoneAsync("backup", In("backup"), "--redis", redis.Configuration);
        Assert.Equal(2, Directory.GetFiles(In("backup"), "*.townhall").Length);
        await CommandRun.DoneAsync("restore", In("backup"), "--data", In("new"));
        await using var restored = await TestServer.StartAsync(data: In("new"));
        await MustCountAsync(restored, hall, poll, 3);
    }

    [Fact]
    public async Task A_copy_that_can_link_secret_ballots_to_people_says_so()
    {
        await using var server = await TestServer.StartAsync(data: _data.Path);
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        await using var voter = await server.EnterAsync(hall, Roles.Attendee);
        var poll = await facilitator.OpenPollAsync(Drafts.Single(settings: new PollSettings { Secret = true }));
        Assert.True((await voter.VoteAsync(poll, Drafts.Choice())).Ok);
        Assert.Contains("Secret polls are open (1)", (await CommandRun.DoneAsync("backup", In("open"), "--data", _data.Path)).Errors, StringComparison.Ordinal);
        Assert.Contains(
            "Secret polls are open (1)", (await CommandRun.DoneAsync("export", In("open.townhall"), "--hall", hall.HallId, "--data", _data.Path)).Errors, StringComparison.Ordinal);
        await facilitator.MustAsync("ClosePoll", Drafts.Poll(poll));
        await BoundedWait.UntilAsync("the key is destroyed", async () => await KeyAsync(_data.Path, $"poll-key/{hall.HallId}/0/1") is null);
        Assert.Empty((await CommandRun.DoneAsync("backup", In("closed"), "--data", _data.Path)).Errors);
    }

    [Fact]
    public async Task Whatever_is_damaged_in_an_archive_is_found_and_nothing_is_written()
    {
        var (hall, _) = await MeetAsync();
        var path = In("hall.townhall");
        await CommandRun.DoneAsync("export", path, "--hall", hall.HallId, "--data", _data.Path);
        var whole = await File.ReadAllBytesAsync(path);
        var random = new Random(1);
        for (var i = 0; i < 40; i++)
        {
            var bytes = (byte[])whole.Clone();
            if (i % 4 == 0)
                bytes = bytes[..random.Next(bytes.Length)];
            else
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(path, bytes);
            var run = await CommandRun.OfAsync("import", path, "--data", In("new"));

            // Dates of the entries and the like carry nothing: then the hall that comes out is the whole one.
            if (run.Code == 0)
            {
                Directory.Delete(In("new"), recursive: true);
                continue;
            }

            Assert.Equal(1, run.Code);
            Assert.NotEmpty(run.Errors);
            Assert.Contains("There is no hall", (await CommandRun.DoneAsync("halls", "--data", Made(In("new")))).Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_store_that_has_another_hall_of_that_id_or_code_is_left_as_it_is()
    {
        var (hall, _) = await MeetAsync();
        await CommandRun.DoneAsync("export", In("early.townhall"), "--hall", hall.HallId, "--data", _data.Path);
        await using (var server = await TestServer.StartAsync(data: _data.Path))
        {
            await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
            await facilitator.MustAsync("UpdateHall", new UpdateHall { Title = "Another" });
        }

        await CommandRun.DoneAsync("export", In("late.townhall"), "--hall", hall.HallId, "--data", _data.Path);
        await CommandRun.DoneAsync("import", In("late.townhall"), "--data", In("new"));
        Assert.Contains("goes on further there", await CommandRun.FailsAsync(1, "import", In("early.townhall"), "--data", In("new")), StringComparison.Ordinal);

        // Earlier and later are the same hall: what is missing is added.
        await CommandRun.DoneAsync("import", In("early.townhall"), "--data", In("other"));
        await using (var server = await TestServer.StartAsync(data: In("other")))
        {
            await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
            await facilitator.MustAsync("UpdateHall", new UpdateHall { Title = "Gone another way" });
        }

        Assert.Contains("is another one from position", await CommandRun.FailsAsync(1, "import", In("late.townhall"), "--data", In("other")), StringComparison.Ordinal);

        await using (var store = StoreFactory.OpenSqlite(In("taken")))
            await store.Directory.CreateIfAbsentAsync($"join/{hall.JoinCode}", "somebody"u8.ToArray());
        Assert.Contains(hall.JoinCode, await CommandRun.FailsAsync(1, "import", In("late.townhall"), "--data", In("taken")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_has_other_keys_for_a_hall_is_left_as_it_is_and_a_dry_run_says_so_too()
    {
        var (hall, _) = await MeetAsync();
        await CommandRun.DoneAsync("export", In("hall.townhall"), "--hall", hall.HallId, "--data", _data.Path);
        await using (var store = StoreFactory.OpenSqlite(In("other")))
            await store.Directory.CreateIfAbsentAsync($"poll-key/{hall.HallId}/0/1", new byte[32]);
        foreach (var how in new string[][] { ["--dry-run"], [] })
        {
            var refusal = await CommandRun.FailsAsync(1, ["import", In("hall.townhall"), "--data", In("other"), .. how]);
            Assert.Contains("other keys", refusal, StringComparison.Ordinal);
            Assert.Contains("Nothing was changed", refusal, StringComparison.Ordinal);
            Assert.Null(await KeyAsync(In("other"), $"join/{hall.JoinCode}"));
        }
    }

    [Fact]
    public async Task What_can_not_be_done_is_said_in_a_sentence()
    {
        var (hall, _) = await MeetAsync();
        var file = In("hall.townhall");
        await CommandRun.DoneAsync("export", file, "--hall", hall.HallId, "--data", _data.Path);
        Assert.Contains("already", await CommandRun.FailsAsync(1, "export", file, "--hall", hall.HallId, "--data", _data.Path), StringComparison.Ordinal);
        Assert.Contains("no hall", await CommandRun.FailsAsync(1, "export", In("x.townhall"), "--hall", "nobody", "--data", _data.Path), StringComparison.Ordinal);
        Assert.False(File.Exists(In("x.townhall")));
        Assert.Contains("not empty", await CommandRun.FailsAsync(1, "backup", _data.Path, "--data", _data.Path), StringComparison.Ordinal);
        Assert.Contains("no backup", await CommandRun.FailsAsync(1, "restore", _data.Path, "--data", In("new")), StringComparison.Ordinal);
        Assert.Contains("no store", await CommandRun.FailsAsync(1, "halls", "--data", In("nowhere")), StringComparison.Ordinal);
        Assert.NotEmpty(await CommandRun.FailsAsync(1, "import", In("nothing"), "--data", In("new")));
        await File.WriteAllTextAsync(In("text"), "This is no archive.");
        Assert.Contains("no archive", await CommandRun.FailsAsync(1, "import", In("text"), "--data", In("new")), StringComparison.Ordinal);
        Assert.Equal(2, (await CommandRun.OfAsync("export", "--data", _data.Path)).Code);
    }

    [Fact]
    public async Task Before_an_upgrade_every_hall_is_read_and_what_this_version_can_not_read_is_named()
    {
        var (hall, _) = await MeetAsync();
        Assert.Contains("reads every hall of this store (1)", (await CommandRun.DoneAsync("upgrade-check", "--data", _data.Path)).Output, StringComparison.Ordinal);
        await using (var store = StoreFactory.OpenSqlite(_data.Path))
            await store.Journal.AppendAsync(hall.HallId, Guid.NewGuid(), new byte[] { 250, 1, 2, 3 });
        var run = await CommandRun.OfAsync("upgrade-check", "--data", _data.Path, "--json");
        Assert.Equal(1, run.Code);
        Assert.Equal(hall.HallId, JsonDocument.Parse(run.Output).RootElement.GetProperty("unreadable")[0].GetProperty("hallId").GetString());
        Assert.Contains("unreadable", (await CommandRun.DoneAsync("halls", "--data", _data.Path)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_newer_version_laid_out_is_refused_with_the_reason()
    {
        await MeetAsync();
        await using (var file = new SqliteConnection($"Data Source={Path.Combine(_data.Path, "townhall.db")};Pooling=False"))
        {
            await file.OpenAsync();
            await using var newer = file.CreateCommand();
            newer.CommandText = "PRAGMA user_version = 2";
            await newer.ExecuteNonQueryAsync();
        }

        Assert.Contains("restore the backup", await CommandRun.FailsAsync(1, "upgrade-check", "--data", _data.Path), StringComparison.Ordinal);
        Assert.Contains("newer version", (await Assert.ThrowsAsync<JournalUnavailableException>(() => TestServer.StartAsync(data: _data.Path))).Message, StringComparison.Ordinal);

        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
        await using var redis = await RedisServer.StartAsync();
        await redis.CommandAsync("SET dir:store/format 2");
        Assert.Contains("restore the backup", await CommandRun.FailsAsync(1, "upgrade-check", "--redis", redis.Configuration), StringComparison.Ordinal);
        var refusal = await Assert.ThrowsAsync<JournalUnavailableException>(() => TestServer.StartAsync(s => s.Redis = redis.Configuration));
        Assert.Contains("newer version", refusal.Message, StringComparison.Ordinal);
    }

    private async Task<(HallCreated Hall, string Poll)> MeetAsync()
    {
        await using var server = await TestServer.StartAsync(data: _data.Path);
        return await MeetAsync(server);
    }

    /// <summary>A hall with a question and three votes in an open poll.</summary>
    private static async Task<(HallCreated Hall, string Poll)> MeetAsync(TestServer server)
    {
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        var poll = await facilitator.OpenPollAsync(Drafts.Single(settings: Drafts.Live));
        for (var i = 0; i < 3; i++)
        {
            await using var voter = await server.EnterAsync(hall, Roles.Attendee);
            Assert.True((await voter.VoteAsync(poll, Drafts.Choice())).Ok);
            await voter.AskAsync($"Question {i}?");
        }

        return (hall, poll);
    }

    private static async Task MustCountAsync(TestServer server, HallCreated hall, string poll, long voters)
    {
        var tally = await TestServer.ReadAsync<TallyView>(await server.GetAsync($"/api/halls/{hall.HallId}/polls/{poll}/tally", hall.Keys.Facilitator));
        Assert.Equal(voters, tally.Voters);
    }

    private async Task MustHaveSameKeysAsync(HallCreated hall, string directory)
    {
        foreach (var name in new[] { $"join/{hall.JoinCode}", $"question-key/{hall.HallId}", $"poll-key/{hall.HallId}/0/1" })
            Assert.Equal(await KeyAsync(_data.Path, name), await KeyAsync(directory, name));
    }

    private static async Task<byte[]?> KeyAsync(string directory, string name)
    {
        await using var store = StoreFactory.OpenSqlite(directory);
        return await store.Directory.GetAsync(name);
    }

    /// <summary>With an empty store where there is none, so that it can be listed.</summary>
    private static string Made(string directory)
    {
        StoreFactory.OpenSqlite(directory).DisposeAsync().AsTask().Wait();
        return directory;
    }

    private string In(string name) => Path.Combine(_elsewhere.Path, name);
}
