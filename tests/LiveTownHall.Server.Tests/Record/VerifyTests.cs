using System.Text.Json;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.People;
using LiveTownHall.Server.CommandLine;
using LiveTownHall.Server.Settings;
using LiveTownHall.Server.Wire;
using Microsoft.Data.Sqlite;

namespace LiveTownHall.Server.Tests.Record;

/// <summary><c>verify --hall ID [--export FILE] [--head HASH]</c>: whether a record is the one that was kept.</summary>
public sealed class VerifyTests : IAsyncLifetime
{
    private readonly ScratchFolder _data = new();
    private HallCreated _hall = null!;
    private string _head = "";
    private string _export = "";

    public async ValueTask InitializeAsync()
    {
        await using var server = await TestServer.StartAsync(data: _data.Path);
        await using var room = await Room.OpenAsync(server: server);
        _hall = room.Hall;
        var author = await room.AttendAsync();
        foreach (var text in new[] { "One?", "Two?", "Three?" })
            await room.Moderator.MustDecideAsync(await author.AskAsync(text), DecideActions.Reject, reason: ReasonCodes.OffTopic);
        _head = (await TestServer.ReadAsync<ModerationLog>(await server.GetAsync($"/api/halls/{_hall.HallId}/log"))).Head;
        _export = Path.Combine(_data.Path, "audit.json");
        await File.WriteAllTextAsync(_export, await (await server.GetAsync($"/api/halls/{_hall.HallId}/audit.json", _hall.Keys.Facilitator)).Content.ReadAsStringAsync());
    }

    public ValueTask DisposeAsync()
    {
        _data.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_record_that_is_whole_holds_and_says_its_head()
    {
        Assert.Contains(_head, await HoldsAsync(null, null), StringComparison.Ordinal);
        await HoldsAsync(_export, _head);
        await HoldsAsync(_export, _head.ToUpperInvariant());
        await HoldsAsync(null, (await EntriesAsync())[2].Hash);
    }

    [Fact]
    public async Task In_json_it_says_the_same()
    {
        var whole = await CommandRun.DoneAsync("verify", "--hall", _hall.HallId, "--data", _data.Path, "--json");
        var told = JsonDocument.Parse(whole.Output).RootElement;
        Assert.Equal((true, _head), (told.GetProperty("holds").GetBoolean(), told.GetProperty("head").GetString()));
        var other = await CommandRun.OfAsync("verify", "--hall", _hall.HallId, "--data", _data.Path, "--json", "--head", new string('0', 64));
        Assert.Equal((1, ""), (other.Code, other.Errors));
        Assert.Contains("has that hash", JsonDocument.Parse(other.Output).RootElement.GetProperty("flaw").GetString(), StringComparison.Ordinal);
    }

    /// <summary>Bytes of a link, see <c>BatchLink</c>: 9 is in what its writer knew, 45 in the digest of its own body.</summary>
    [Theory]
    [InlineData(9, "The chain breaks at position 3")]
    [InlineData(45, "The batch at position 3 is not what its digest says")]
    public async Task A_batch_that_is_not_tied_to_what_stands_before_it_is_named(int at, string flaw)
    {
        Assert.Contains("The journal's chain holds", await HoldsAsync(null, null), StringComparison.Ordinal);
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(_data.Path, "townhall.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var find = connection.CreateCommand();
            find.CommandText = "SELECT link FROM batch WHERE position = 3";
            var link = (byte[])(await find.ExecuteScalarAsync())!;
            link[at] ^= 1;
            await using var change = connection.CreateCommand();
            change.CommandText = "UPDATE batch SET link = $link WHERE position = 3";
            change.Parameters.AddWithValue("$link", link);
            Assert.Equal(1, await change.ExecuteNonQueryAsync());
        }

        Assert.Contains(flaw, await FailsAsync(null, null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task A_head_that_no_entry_has_is_named(string head) => Assert.Contains("hash", await FailsAsync(null, head), StringComparison.Ordinal);

    [Fact]
    public async Task An_export_in_which_anything_was_changed_left_out_or_added_is_named_by_entry()
    {
        var entries = await EntriesAsync();
        var edits = new Func<List<AuditEntryView>, IEnumerable<AuditEntryView>>[]
        {
            e => Replace(e, 3, e[3] with { Reason = ReasonCodes.Hate }),
            e => Replace(e, 3, e[3] with { Actor = "somebody" }),
            e => Replace(e, 3, e[3] with { At = e[3].At.AddMilliseconds(1) }),
            e => Replace(e, 3, e[3] with { Hash = e[2].Hash }),
            e => e.Where((_, i) => i != 3),
            e => e.Append(e[^1]),
            e => [e[1], e[0], .. e.Skip(2)],
        };
        foreach (var edit in edits)
        {
            await File.WriteAllTextAsync(_export, JsonSerializer.Serialize(edit(entries), WireJson.Options));
            Assert.Matches("Entry [0-9]+|entries are missing", await FailsAsync(_export, null));
        }

        await File.WriteAllTextAsync(_export, JsonSerializer.Serialize(entries.Take(4), WireJson.Options));
        await HoldsAsync(_export, null);
        foreach (var broken in new[] { "", "{", "[null]", "{}", "[{\"position\":1}]" })
        {
            await File.WriteAllTextAsync(_export, broken);
            Assert.NotEmpty(await FailsAsync(_export, null));
        }

        Assert.NotEmpty(await FailsAsync(Path.Combine(_data.Path, "nowhere.json"), null));
    }

    [Fact]
    public async Task A_journal_whose_end_was_cut_off_is_damaged()
    {
        await ChangeAsync("DELETE FROM batch WHERE position = (SELECT MAX(position) FROM batch)");
        Assert.Contains("damaged", await FailsAsync(null, null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_copy_that_was_put_in_its_place_is_found_by_what_was_kept_of_the_newer_one()
    {
        using var older = new ScratchFolder();
        foreach (var file in Directory.EnumerateFiles(_data.Path, "townhall.db*"))
            File.Copy(file, Path.Combine(older.Path, Path.GetFileName(file)));
        await using (var server = await TestServer.StartAsync(data: _data.Path))
        {
            await using var moderator = await server.EnterAsync(_hall, Roles.Moderator);
            await moderator.MustDecideAsync(moderator.View.Questions[0].Id, DecideActions.Restore);
            _head = (await TestServer.ReadAsync<ModerationLog>(await server.GetAsync($"/api/halls/{_hall.HallId}/log"))).Head;
            await File.WriteAllTextAsync(_export, await (await server.GetAsync($"/api/halls/{_hall.HallId}/audit.json", _hall.Keys.Facilitator)).Content.ReadAsStringAsync());
        }

        await HoldsAsync(_export, _head);
        Assert.Contains("hash", await FailsAsync(null, _head, data: older.Path), StringComparison.Ordinal);
        Assert.Contains("missing", await FailsAsync(_export, null, data: older.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_journal_is_named_by_position()
    {
        await ChangeAsync("UPDATE batch SET body = zeroblob(40) WHERE position = 3");
        Assert.Contains("position 3", await FailsAsync(null, null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hall_or_store_that_is_not_there_is_named()
    {
        Assert.Contains("no hall", await FailsAsync(null, null, hall: Drafts.NewId()), StringComparison.Ordinal);
        Assert.NotEmpty(await FailsAsync(null, null, data: Path.Combine(_data.Path, "elsewhere")));
        Assert.False(Directory.Exists(Path.Combine(_data.Path, "elsewhere")));
    }

    private static IEnumerable<AuditEntryView> Replace(List<AuditEntryView> entries, int at, AuditEntryView by) => entries.Select((e, i) => i == at ? by : e);

    private async Task<List<AuditEntryView>> EntriesAsync() => JsonSerializer.Deserialize<List<AuditEntryView>>(await File.ReadAllTextAsync(_export), WireJson.Options)!;

    private async Task ChangeAsync(string sql)
    {
        await using var file = new SqliteConnection($"Data Source={Path.Combine(_data.Path, "townhall.db")};Pooling=False");
        await file.OpenAsync();
        await using var change = file.CreateCommand();
        change.CommandText = sql;
        Assert.Equal(1, await change.ExecuteNonQueryAsync());
    }

    private async Task<string> HoldsAsync(string? export, string? head)
    {
        var (code, output, errors) = await RunAsync(export, head, null, null);
        Assert.Equal((0, ""), (code, errors));
        return output;
    }

    private async Task<string> FailsAsync(string? export, string? head, string? hall = null, string? data = null)
    {
        var (code, output, errors) = await RunAsync(export, head, hall, data);
        Assert.Equal((1, ""), (code, output));
        return errors;
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(string? export, string? head, string? hall, string? data)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = await Verify.RunAsync(new TownhallSettings { Data = data ?? _data.Path }, hall ?? _hall.HallId, export, head, output, errors, CancellationToken.None).Within();
        return (code, output.ToString(), errors.ToString());
    }
}
