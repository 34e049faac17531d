using System.Net;
using LiveTownHall.Contracts.Budgets;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Settings;
using Microsoft.Extensions.Options;
using Asking = LiveTownHall.Server.Tests.Rig.Asking;

namespace LiveTownHall.Server.Tests.Halls;

/// <summary>
/// A store that has hardly any room left: reading and closing go on, and everything does as soon as there is room. A text that is changed all the time fills no disk.
/// </summary>
public sealed class StorageRoomTests
{
    [Fact]
    public async Task With_hardly_any_room_reading_and_closing_go_on_and_with_room_everything_does_without_a_restart()
    {
        using var data = new ScratchFolder();
        await using var server = await TestServer.StartAsync(data: data.Path);
        await using var room = await Room.OpenAsync(server: server);
        var polls = new[] { await room.Facilitator.OpenPollAsync(Drafts.Single()), await room.Facilitator.OpenPollAsync(Drafts.Single("And now?")) };
        var (voter, asker) = (await room.AttendAsync(), await room.AttendAsync());
        await voter.MustAsync("CastBallot", new CastBallot { PollId = polls[0], Ballot = Drafts.Choice(1) });
        var (budget, projects) = await room.Facilitator.CreateBudgetAsync(null, 40_000, 70_000);
        await room.Facilitator.SetPhaseAsync(budget, BudgetPhases.Vote);
        await voter.MustAsync("CastBudget", BudgetDrafts.Approve(budget, projects[0]));

        await LeaveFreeAsync(server, 1_000_000_000);
        await voter.MustRefuseAsync(RefusalCodes.StorageLow, "CastBallot", new CastBallot { PollId = polls[0], Ballot = Drafts.Choice(2) });
        await asker.MustRefuseAsync(RefusalCodes.StorageLow, "AskQuestion", Asking.Question("Is there room?"));
        await room.Facilitator.MustRefuseAsync(RefusalCodes.StorageLow, "CreatePoll", Drafts.Write(Drafts.NewId(), Drafts.Single()));
        var ready = await server.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("\"storage_low\"", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var created = await server.PostAsync("/api/halls", new CreateHall { Title = "One more" }, ServerProcess.CreatorKey);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, created.StatusCode);
        Assert.Contains(RefusalCodes.StorageLow, await created.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await room.Facilitator.MustAsync("ClosePoll", Drafts.Poll(polls[0]));
        await room.Facilitator.MustAsync("ClosePoll", Drafts.Poll(polls[0]));
        await room.Facilitator.SetPhaseAsync(budget, BudgetPhases.Results);
        await room.Facilitator.SeesBudgetAsync("it is counted", budget, view => view.Result is { Spent: 40_000 });

        // What would be refused in any case takes no room from what ends something.
        var position = await server.PositionAsync(room.Hall);
        await voter.MustRefuseAsync(RefusalCodes.StorageLow, "CastBallot", new CastBallot { PollId = polls[0], Ballot = Drafts.Choice(2) });
        Assert.Equal(position, await server.PositionAsync(room.Hall));
        var tally = await TestServer.ReadAsync<TallyView>(await server.GetAsync($"/api/halls/{room.Hall.HallId}/polls/{polls[0]}/tally", room.Hall.Keys.Facilitator));
        Assert.Equal((1, 1), (tally.Voters, tally.Counts!["1"]));

        await LeaveFreeAsync(server, 0);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/health/ready")).StatusCode);
        await voter.MustAsync("CastBallot", new CastBallot { PollId = polls[1], Ballot = Drafts.Choice(2) });
        await asker.AskAsync("Is there room now?");
        Assert.Contains("townhall_storage_free_bytes", await server.Http.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_changes_a_long_answer_again_and_again_soon_waits_and_others_do_not()
    {
        await using var server = await TestServer.StartAsync(
            s => (s.Limits.BallotsPerSecond, s.Limits.TextBytesPerPersonBurst, s.Limits.TextBytesPerPersonPerSecond) = (1000, 8192, 0.1));
        await using var room = await Room.OpenAsync(server: server);
        var poll = await room.Facilitator.OpenPollAsync(Drafts.Of(PollKinds.Text, "Why?"));
        var (flooder, honest) = (await room.AttendAsync(), await room.AttendAsync());
        var outcomes = new List<Outcome>();
        for (var i = 0; i < 20; i++)
            outcomes.Add(await flooder.VoteAsync(poll, new Ballot { Text = new string((char)('a' + i), 2000) }));
        Assert.InRange(outcomes.Count(o => o.Ok), 3, 5);
        Assert.All(outcomes.Where(o => !o.Ok), o => Assert.Equal(RefusalCodes.RateLimited, o.Error!.Code));
        Assert.True((await honest.VoteAsync(poll, new Ballot { Text = new string('z', 2000) })).Ok);
        await flooder.MustRefuseAsync(RefusalCodes.RateLimited, "AskQuestion", Asking.Question("And by another door?"));
        Assert.Contains("budget=\"text_bytes_person\"", await server.Http.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    private static Task LeaveFreeAsync(TestServer server, long megabytes)
    {
        server.Get<IOptions<TownhallSettings>>().Value.MinFreeMegabytes = megabytes;
        return BoundedWait.UntilAsync("the watch has looked", () => server.Get<StorageRoom>().IsLow == (megabytes > 0));
    }
}
