using System.Text.Json;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Server.CommandLine;
using LiveTownHall.Server.Settings;
using LiveTownHall.Server.Wire;
using Microsoft.Data.Sqlite;

namespace LiveTownHall.Server.Tests.Agenda;

/// <summary><c>replay --hall ID [--at N]</c>: the count that anybody can repeat.</summary>
public sealed class ReplayTests
{
    private const string Nobodys = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

    [Fact]
    public async Task It_prints_what_the_live_hall_showed_at_every_position()
    {
        await using var server = await TestServer.StartAsync();
        var hall = await server.CreateHallAsync(Drafts.Of(PollKinds.Ranking, "Which first?"), Drafts.Of(PollKinds.Words, "One word"));
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        await using var voter = await server.EnterAsync(hall, Roles.Attendee);
        var live = new Dictionary<long, string>();
        foreach (var poll in facilitator.View.Polls.Select(p => p.Id).ToList())
        {
            await KeepAsync(await facilitator.MustAsync("OpenPoll", Drafts.Poll(poll)));
            await KeepAsync(await voter.VoteAsync(poll, poll == facilitator.View.Polls[0].Id ? new Ballot { Ranking = ["3", "1"] } : new Ballot { Words = ["trees"] }));
            await KeepAsync(await facilitator.MustAsync("ClosePoll", Drafts.Poll(poll)));
        }

        foreach (var (position, shown) in live)
            Assert.Equal(shown, await ReplayAsync(server.Data, hall.HallId, position));
        Assert.Equal(live[live.Keys.Max()], await ReplayAsync(server.Data, hall.HallId, null));

        async Task KeepAsync(Contracts.Hubs.Outcome outcome)
        {
            var view = await server.ViewAsync(hall, hall.Keys.Facilitator);
            Assert.Equal(outcome.Position, view.Position);
            live[view.Position] = Essence(view.Hall, view.Polls);
        }
    }

    [Fact]
    public async Task Unknown_halls_and_positions_are_named()
    {
        await using var server = await TestServer.StartAsync();
        var hall = await server.CreateHallAsync();
        Assert.Contains("no hall", await MustFailAsync(server.Data, Nobodys, null), StringComparison.Ordinal);
        Assert.Contains("no hall", await MustFailAsync(server.Data, "nonsense", 3), StringComparison.Ordinal);
        Assert.Contains("ends at position 1", await MustFailAsync(server.Data, hall.HallId, 2), StringComparison.Ordinal);
        Assert.Contains("begin at 1", await MustFailAsync(server.Data, hall.HallId, 0), StringComparison.Ordinal);
        Assert.Contains("no store", await MustFailAsync(Path.Combine(server.Data, "elsewhere"), hall.HallId, null), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(server.Data, "elsewhere")));
    }

    [Fact]
    public async Task A_damaged_journal_is_named_by_position_and_can_be_read_up_to_it()
    {
        using var data = new ScratchFolder();
        HallCreated hall;
        await using (var server = await TestServer.StartAsync(data: data.Path))
        {
            hall = await server.CreateHallAsync();
            await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
            for (var i = 0; i < 3; i++)
                await facilitator.CreatePollAsync(Drafts.Single($"poll {i}"));
        }

        await using (var file = new SqliteConnection($"Data Source={Path.Combine(data.Path, "townhall.db")};Pooling=False"))
        {
            await file.OpenAsync();
            await using var damage = file.CreateCommand();
            damage.CommandText = "UPDATE batch SET body = zeroblob(40) WHERE position = 3";
            Assert.Equal(1, await damage.ExecuteNonQueryAsync());
        }

        var errors = await MustFailAsync(data.Path, hall.HallId, null);
        Assert.Contains("position 3", errors, StringComparison.Ordinal);
        Assert.Contains("--at 2", errors, StringComparison.Ordinal);
        Assert.Contains("poll 0", await ReplayAsync(data.Path, hall.HallId, 2), StringComparison.Ordinal);
    }

    private static async Task<string> ReplayAsync(string data, string hall, long? at)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = await Replay.RunAsync(new TownhallSettings { Data = data }, hall, at, output, errors, CancellationToken.None).Within();
        Assert.Equal((0, ""), (code, errors.ToString()));
        var printed = JsonSerializer.Deserialize<Printed>(output.ToString(), WireJson.Options)!;
        Assert.True(at is null || printed.Position == at);
        return Essence(printed.Hall, printed.Polls);
    }

    private static async Task<string> MustFailAsync(string data, string hall, long? at)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        Assert.Equal(1, await Replay.RunAsync(new TownhallSettings { Data = data }, hall, at, output, errors, CancellationToken.None).Within());
        Assert.Equal("", output.ToString());
        return errors.ToString();
    }

    private static string Essence(HallInfo hall, IEnumerable<PollView> polls) => JsonSerializer.Serialize(
        new { hall, polls = polls.Select(p => p.Tally is { } tally ? p with { Tally = tally with { Position = 0 } } : p) },
        WireJson.Options);

    private sealed record Printed(long Position, HallInfo Hall, IReadOnlyList<PollView> Polls);
}
