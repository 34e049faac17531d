using System.Net;
using System.Text.Json;
using LiveTownHall.Client.Connection;
using LiveTownHall.Client.Http;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Stage;
using LiveTownHall.Testing;

namespace LiveTownHall.Client.Tests.Halls;

public sealed class HallClientTests
{
    [Theory]
    [InlineData(HubEncoding.MessagePack)]
    [InlineData(HubEncoding.Json)]
    public async Task A_vote_is_counted_and_seen_by_everybody_and_the_folded_view_is_the_servers(HubEncoding encoding)
    {
        await using var town = await Town.OpenAsync(agenda: Town.Question("New library?"));
        var desk = await town.WorkAsync(encoding);
        var voter = await town.AttendAsync(encoding);
        var wall = await town.AttendAsync(encoding, town.Hall.Keys.Screen);
        var poll = desk.View!.Polls[0].Id;
        Assert.True((await desk.OpenPollAsync(poll).Within()).Ok);
        Assert.True((await voter.CastBallotAsync(poll, Town.Yes).Within()).Outcome.Ok);
        var changed = await voter.CastBallotAsync(poll, Town.No).Within();
        Assert.True(changed.Outcome.Changed);

        var seen = await wall.ViewWhenAsync(v => v.Polls is [{ Tally.Counts: { } counts }] && counts.GetValueOrDefault("no") == 1).Within();
        Assert.Equal(1, seen.Polls[0].Tally!.Voters);
        await BoundedWait.UntilAsync("the voter is told their own ballot", () => voter.Mine?.Ballots.GetValueOrDefault(poll)?.Choices is ["no"]);
        Assert.Equal(1, (await town.Http.TallyAsync(town.Hall.HallId, poll).Within()).Voters);

        Assert.True((await desk.ClosePollAsync(poll).Within()).Ok);
        var folded = await wall.ViewWhenAsync(v => v is { Polls: [{ State: PollStates.Closed }], Audience: 1 }).Within();
        var whole = new TaskCompletionSource<HallView>(TaskCreationOptions.RunContinuationsAsynchronously);
        wall.Keyframe += view => whole.TrySetResult(view);
        Assert.True((await wall.ResyncAsync().Within()).Ok);
        Assert.Equal(JsonSerializer.Serialize(await whole.Task.Within()), JsonSerializer.Serialize(folded));
    }

    [Fact]
    public async Task Every_command_of_the_desk_reaches_the_server()
    {
        await using var town = await Town.OpenAsync();
        var desk = await town.WorkAsync();
        var (a, b, note) = (Ulid.NewUlid().ToString(), Ulid.NewUlid().ToString(), Ulid.NewUlid().ToString());
        Func<Task<Outcome>>[] commands =
        [
            () => desk.CreatePollAsync(a, Town.Question("A")),
            () => desk.CreatePollAsync(b, Town.Question("B")),
            () => desk.UpdatePollAsync(a, Town.Question("A, reworded")),
            () => desk.MovePollAsync(b, a),
            () => desk.OpenHallAsync(),
            () => desk.UpdateHallAsync(new UpdateHall { Title = "Budget 2027" }),
            () => desk.OpenPollAsync(a, DateTimeOffset.UtcNow.AddHours(1)),
            () => desk.ClosePollAsync(a),
            () => desk.ReopenPollAsync(a),
            () => desk.ShowResultsAsync(a, false),
            () => desk.SetStageAsync(StageKinds.Poll, a),
            () => desk.AnnounceAsync(new Announce { AnnouncementId = note, Text = "Soup is ready", Level = AnnouncementLevels.Info }),
            () => desk.ReviewingAsync(a),
            () => desk.ReviewingAsync(null),
            () => desk.ResetPollAsync(a),
            () => desk.DeletePollAsync(b),
            () => desk.CloseHallAsync(),
        ];
        foreach (var command in commands)
        {
            var outcome = await command().Within();
            Assert.True(outcome.Ok, $"{Array.IndexOf(commands, command)}: {outcome.Error}");
        }

        Assert.Equal(RefusalCodes.NotFound, (await desk.DecideAsync(new Decide { ItemId = "X-1", Action = "select" }).Within()).Error?.Code);
        var view = await desk.ViewWhenAsync(v => v.Hall.State == HallStates.Closed).Within();
        Assert.Equal([a], view.Polls.Select(p => p.Id));
        Assert.Equal("Soup is ready", Assert.Single(view.Announcements).Text);
    }

    [Fact]
    public async Task A_ballot_cast_while_the_server_is_dead_is_counted_once_it_is_back_for_the_same_person()
    {
        await using var town = await Town.OpenAsync(agenda: Town.Question("New library?"));
        var desk = await town.WorkAsync();
        var voter = await town.AttendAsync();
        var poll = desk.View!.Polls[0].Id;
        Assert.True((await desk.OpenPollAsync(poll).Within()).Ok);
        Assert.True((await voter.CastBallotAsync(poll, Town.Yes).Within()).Outcome.Ok);
        var person = voter.AttendeeId;

        await town.Server.KillAsync().Within();
        var receipt = voter.CastBallotAsync(poll, Town.No);
        await BoundedWait.UntilAsync("the voter notices", () => voter.Link == LinkState.Offline);
        Assert.False(receipt.IsCompleted);
        Assert.Equal(1, voter.UnansweredBallots);
        await town.Server.StartAgainAsync().Within();

        Assert.True((await receipt.Within()).Outcome.Changed);
        Assert.Equal(person, voter.AttendeeId);
        var tally = await town.Http.TallyAsync(town.Hall.HallId, poll).Within();
        Assert.Equal((1, 0, 1), (tally.Voters, tally.Counts!["yes"], tally.Counts["no"]));
    }

    [Fact]
    public async Task A_server_that_goes_down_says_when_to_come_back_and_the_client_does()
    {
        await using var town = await Town.OpenAsync(agenda: Town.Question("New library?"));
        var voter = await town.AttendAsync();
        Ended? goodbye = null;
        voter.Ended += ended => goodbye = ended;
        await town.Server.StopAsync().Within();
        await BoundedWait.UntilAsync("the voter notices", () => voter.Link == LinkState.Offline);
        Assert.Equal(EndReasons.ServerRestarting, goodbye?.Reason);
        Assert.True(goodbye?.RetryAfterMs > 0);
        await town.Server.StartAgainAsync().Within();
        await BoundedWait.UntilAsync("the voter is back", () => voter.Link == LinkState.Online);
    }

    [Fact]
    public async Task Ballots_faster_than_the_limit_are_all_counted_in_the_end()
    {
        var polls = Enumerable.Range(1, 8).Select(i => Town.Question($"Question {i}")).ToArray();
        await using var town = await Town.OpenAsync(new Dictionary<string, string> { ["TOWNHALL__LIMITS__BALLOTSPERSECOND"] = "4" }, polls);
        var desk = await town.WorkAsync();
        foreach (var poll in desk.View!.Polls)
            Assert.True((await desk.OpenPollAsync(poll.Id).Within()).Ok);
        var voter = await town.AttendAsync();
        var receipts = await Task.WhenAll(desk.View.Polls.Select(p => voter.CastBallotAsync(p.Id, Town.Yes))).Within();
        Assert.All(receipts, receipt => Assert.True(receipt.Outcome.Ok));
    }

    [Fact]
    public async Task A_refusal_over_http_carries_code_and_message()
    {
        await using var town = await Town.OpenAsync();
        await using var stranger = new BackstageClient(town.Options("not-a-key"));
        var refused = await Assert.ThrowsAsync<RefusedException>(() => stranger.ConnectAsync().Within());
        Assert.Equal((RefusalCodes.UnknownKey, HttpStatusCode.Forbidden, false), (refused.Code, refused.Status, refused.IsTransient));
        Assert.Equal((LinkState.Refused, RefusalCodes.UnknownKey), (stranger.Link, stranger.Refusal?.Code));

        refused = await Assert.ThrowsAsync<RefusedException>(() => town.Http.FindAsync("333333").Within());
        Assert.Equal(RefusalCodes.UnknownCode, refused.Code);
        Assert.Equal(town.Hall.HallId, (await town.Http.FindAsync(town.Hall.JoinCode).Within()).HallId);
        Assert.Equal("Budget", (await town.Http.ViewAsync(town.Hall.HallId).Within()).Hall.Title);
    }

    [Fact]
    public async Task A_command_without_a_connection_is_refused_and_nothing_waits_forever()
    {
        await using var town = await Town.OpenAsync(agenda: Town.Question("New library?"));
        var desk = await town.WorkAsync();
        var voter = await town.AttendAsync();
        var poll = desk.View!.Polls[0].Id;
        await town.Server.KillAsync().Within();
        await BoundedWait.UntilAsync("the desk notices", () => desk.Link == LinkState.Offline);
        Assert.Equal(ClientRefusals.Disconnected, (await desk.OpenPollAsync(poll).Within()).Error?.Code);
        var receipt = voter.CastBallotAsync(poll, Town.Yes);
        await voter.DisposeAsync().Within();
        Assert.Equal(ClientRefusals.Disconnected, (await receipt.Within()).Outcome.Error?.Code);
    }
}
