using System.CommandLine;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Journal;
using LiveTownHall.Server.CommandLine;
using LiveTownHall.Server.Settings;
using Microsoft.Data.Sqlite;

namespace LiveTownHall.Server.Tests.Record;

/// <summary><c>compact [--hall ID]</c>: what was redacted is gone from the store, and the hall is the same.</summary>
public sealed class CompactTests : IDisposable
{
    private const string Secret = "ElmStreet5";
    private const string Other = "HarbourBridge";

    private readonly ScratchFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Nothing_of_a_redacted_question_is_left_in_any_file_and_hall_and_record_are_as_they_were()
    {
        var (hall, export, head) = await MeetAsync();
        Assert.True(AnyFileHolds(Secret));
        var before = await ReplayAsync(hall);

        var output = await DoneAsync(hall.HallId);
        Assert.Matches($"Hall {hall.HallId}: the text of 1 redacted question was removed from [0-9]+ batches\\.", output);
        Assert.DoesNotContain(Secret, output, StringComparison.Ordinal);
        Assert.False(AnyFileHolds(Secret));
        Assert.True(AnyFileHolds(Other));
        Assert.Equal(before, await ReplayAsync(hall));
        Assert.Equal(0, await Verify.RunAsync(Settings(), hall.HallId, export, head, TextWriter.Null, TextWriter.Null, CancellationToken.None).Within());
        Assert.Contains("no text is left of its 1 redacted question.", await DoneAsync(hall.HallId), StringComparison.Ordinal);

        await using var server = await TestServer.StartAsync(data: _data.Path);
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        Assert.Equal([QuestionStates.Published, QuestionStates.Redacted], facilitator.View.Questions.Select(q => q.State).Order());
        Assert.Contains(facilitator.View.Questions, q => q.Text.Contains(Other, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_hall_every_hall_is_compacted_and_each_is_named()
    {
        var halls = new[] { (await MeetAsync()).Hall, (await MeetAsync()).Hall };
        HallCreated quiet;
        await using (var server = await TestServer.StartAsync(data: _data.Path))
            quiet = await server.CreateHallAsync();

        var output = await DoneAsync(null);
        Assert.All(halls, hall => Assert.Contains($"Hall {hall.HallId}: the text of 1 redacted question", output, StringComparison.Ordinal));
        Assert.Contains($"Hall {quiet.HallId}: no question is redacted.", output, StringComparison.Ordinal);
        Assert.False(AnyFileHolds(Secret));
    }

    [Fact]
    public async Task A_server_that_runs_meanwhile_goes_on_and_so_does_one_that_opens_the_hall_afterwards()
    {
        var (hall, _, _) = await MeetAsync();
        await using (var server = await TestServer.StartAsync(s => s.Limits.QuestionsPerMinute = 0, data: _data.Path))
        {
            await using var attendee = await server.EnterAsync(hall, Roles.Attendee);
            var asking = Task.Run(async () =>
            {
                for (var i = 0; i < 10; i++)
                    await attendee.AskAsync($"Question {i}?");
            });
            while (!asking.IsCompleted)
                await DoneAsync(hall.HallId);
            await asking.Within();
            await attendee.AskAsync("And now?");
            await using var desk = await server.EnterAsync(hall, Roles.Facilitator);
            await desk.UntilAsync("all questions", g => g.View.Questions.Count(q => q.Text.Length > 0) == 12);
        }

        Assert.False(AnyFileHolds(Secret));
        await using var again = await TestServer.StartAsync(data: _data.Path);
        await using var late = await again.EnterAsync(hall, Roles.Facilitator);
        Assert.Equal(13, late.View.Questions.Count);
    }

    [Fact]
    public async Task In_redis_nothing_is_left_in_the_stream_or_the_append_only_file_and_the_record_holds()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
        await using var redis = await RedisServer.StartAsync();
        var settings = new TownhallSettings { Redis = redis.Configuration };
        var (hall, export, head) = await MeetAsync(redis.Configuration);
        Assert.True(AnyFileHolds(Secret, redis.Folder));

        Assert.Contains("the text of 1 redacted question was removed", await DoneAsync(null, settings), StringComparison.Ordinal);
        await BoundedWait.UntilAsync("the former file is gone", () => !AnyFileHolds(Secret, redis.Folder));
        Assert.True(AnyFileHolds(Other, redis.Folder));
        Assert.Equal(0, await Verify.RunAsync(settings, hall.HallId, export, head, TextWriter.Null, TextWriter.Null, CancellationToken.None).Within());
    }

    [Fact]
    public async Task The_command_line_takes_a_hall_or_none()
    {
        var (hall, _, _) = await MeetAsync();
        Assert.Equal(1, await TownhallCommands.Create().Parse(["compact", "--hall", Drafts.NewId(), "--data", _data.Path]).InvokeAsync().Within());
        Assert.True(AnyFileHolds(Secret));
        Assert.Equal(0, await TownhallCommands.Create().Parse(["compact", "--hall", hall.HallId, "--data", _data.Path]).InvokeAsync().Within());
        Assert.False(AnyFileHolds(Secret));
        Assert.Equal(0, await TownhallCommands.Create().Parse(["compact", "--data", _data.Path]).InvokeAsync().Within());
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_removed_and_removes_nothing()
    {
        var (hall, _, _) = await MeetAsync();
        var dry = await CommandRun.DoneAsync("compact", "--data", _data.Path, "--dry-run");
        Assert.Contains($"Hall {hall.HallId}: the text of 1 redacted question would be removed", dry.Output, StringComparison.Ordinal);
        Assert.True(AnyFileHolds(Secret));
        var run = await CommandRun.DoneAsync("compact", "--data", _data.Path, "--json");
        var told = System.Text.Json.JsonDocument.Parse(run.Output).RootElement.GetProperty("halls")[0];
        Assert.Equal((hall.HallId, 1), (told.GetProperty("hallId").GetString(), told.GetProperty("questions").GetInt32()));
        Assert.False(AnyFileHolds(Secret));
    }

    [Fact]
    public async Task A_hall_or_store_that_is_not_there_is_named()
    {
        await MeetAsync();
        Assert.Contains("no hall", await FailsAsync(Drafts.NewId()), StringComparison.Ordinal);
        var elsewhere = Path.Combine(_data.Path, "elsewhere");
        Assert.NotEmpty(await FailsAsync(null, new TownhallSettings { Data = elsewhere }));
        Assert.False(Directory.Exists(elsewhere));
    }

    [Fact]
    public async Task A_hall_that_is_damaged_or_of_a_newer_version_is_named_and_left_alone_and_the_others_are_compacted()
    {
        var (damaged, sound) = ((await MeetAsync()).Hall, (await MeetAsync()).Hall);
        var newer = Drafts.NewId();
        await using (var store = StoreFactory.OpenSqlite(_data.Path))
            await store.Journal.AppendAsync(newer, Guid.NewGuid(), new byte[] { Core.Facts.BatchFormat.Version + 1, 0, 0, 0, 0, 0, 0, 0, 0 }).Within();
        await using (var file = new SqliteConnection($"Data Source={Path.Combine(_data.Path, "townhall.db")};Pooling=False"))
        {
            await file.OpenAsync();
            await using var damage = file.CreateCommand();
            damage.CommandText = "UPDATE batch SET body = zeroblob(40) WHERE hall = $hall AND position = 3";
            damage.Parameters.AddWithValue("$hall", damaged.HallId);
            Assert.Equal(1, await damage.ExecuteNonQueryAsync());
        }

        var (code, output, errors) = await RunAsync(null, Settings());
        Assert.Equal(1, code);
        Assert.Contains($"Hall {sound.HallId}: the text of 1 redacted question", output, StringComparison.Ordinal);
        Assert.DoesNotContain(damaged.HallId, output, StringComparison.Ordinal);
        Assert.Contains("position 3", errors, StringComparison.Ordinal);
        Assert.Contains($"Hall {newer}: the batch at position 1 was written by a newer version", errors, StringComparison.Ordinal);
        Assert.True(AnyFileHolds(Secret));
    }

    /// <summary>A hall with a question that says <see cref="Secret"/> in every way it can before it is redacted, and one that says <see cref="Other"/>.</summary>
    private async Task<(HallCreated Hall, string Export, string Head)> MeetAsync(string? redis = null)
    {
        await using var server = await TestServer.StartAsync(s => s.Redis = redis, data: _data.Path);
        await using var room = await Room.OpenAsync(ModerationModes.Post, server);
        var author = await room.AttendAsync(name: "Jo " + Secret);
        await author.AskAsync($"When is {Other} repaired?");
        var question = Asking.Question($"Why does Jo live in {Secret}?") with { Anonymous = false };
        await author.MustAsync("AskQuestion", question);
        var id = question.QuestionId!;
        await author.MustAsync("EditQuestion", new ChangeQuestion { QuestionId = id, Revision = 1, Text = $"Why does Jo still live in {Secret}?" });
        await room.Moderator.MustAsync("TranslateItem", new TranslateItem { ItemId = id, Revision = 2, Language = "fr", Text = $"Pourquoi {Secret} ?" });
        await room.Moderator.MustAsync("LabelItem", new LabelItem { ItemId = id, Label = Secret, On = true });
        await room.Facilitator.MustDecideAsync(id, DecideActions.Answer, 2, note: $"Because of {Secret}.");
        foreach (var staff in new[] { room.Facilitator, room.Moderator })
            await staff.MustAsync("Redact", new Redact { ItemId = id, Reason = ReasonCodes.PersonalData });
        var export = Path.Combine(_data.Path, room.Hall.HallId + ".json");
        await File.WriteAllTextAsync(export, await (await server.GetAsync($"/api/halls/{room.Hall.HallId}/audit.json", room.Hall.Keys.Facilitator)).Content.ReadAsStringAsync());
        return (room.Hall, export, (await TestServer.ReadAsync<ModerationLog>(await server.GetAsync($"/api/halls/{room.Hall.HallId}/log"))).Head);
    }

    private TownhallSettings Settings() => new() { Data = _data.Path };

    private bool AnyFileHolds(string text, string? folder = null)
        => Directory.EnumerateFiles(folder ?? _data.Path, "*", SearchOption.AllDirectories).Any(path => Holds(path, text));

    private static bool Holds(string path, string text)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file, System.Text.Encoding.Latin1);
            return reader.ReadToEnd().Contains(text, StringComparison.Ordinal);
        }
        catch (FileNotFoundException)
        {
            // Redis deletes its former file in the background.
            return false;
        }
    }

    private async Task<string> ReplayAsync(HallCreated hall)
    {
        var output = new StringWriter();
        Assert.Equal(0, await Replay.RunAsync(Settings(), hall.HallId, null, output, TextWriter.Null, CancellationToken.None).Within());
        return output.ToString();
    }

    private async Task<string> DoneAsync(string? hall, TownhallSettings? settings = null)
    {
        var (code, output, errors) = await RunAsync(hall, settings ?? Settings());
        Assert.Equal((0, ""), (code, errors));
        return output;
    }

    private async Task<string> FailsAsync(string? hall, TownhallSettings? settings = null)
    {
        var (code, output, errors) = await RunAsync(hall, settings ?? Settings());
        Assert.Equal((1, ""), (code, output));
        return errors;
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(string? hall, TownhallSettings settings)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = await Compact.RunAsync(settings, hall, output, errors, CancellationToken.None).Within();
        return (code, output.ToString(), errors.ToString());
    }
}
