using System.Collections.Concurrent;
using System.Net;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;

namespace LiveTownHall.Server.Tests.Nodes;

/// <summary>Two nodes over a real Redis.</summary>
public sealed class TwoNodesTests
{
    private static readonly Dictionary<string, string> Unhurried = new() { ["TOWNHALL__LIMITS__BALLOTSPERSECOND"] = "0", ["TOWNHALL__LIMITS__CALLSPERSECOND"] = "0" };

    [Fact]
    public async Task A_node_that_is_killed_mid_poll_loses_no_acknowledged_ballot_and_neither_does_a_restart_of_everything()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
        await using var redis = await RedisServer.StartAsync();
        await using var one = await ServerProcess.StartAsync(Unhurried, "--redis", redis.Configuration);
        await using var two = await ServerProcess.StartAsync(Unhurried, "--redis", redis.Configuration);
        var hall = await Outside.CreateHallAsync(one.Address);
        await using var facilitator = await Outside.EnterAsync(two.Address, hall, Roles.Facilitator);
        var poll = await facilitator.OpenPollAsync(Drafts.Single(settings: Drafts.Live));

        var acknowledged = new ConcurrentDictionary<string, int>();
        using var stop = new CancellationTokenSource();
        var voters = Enumerable.Range(0, 24).Select(i => VoteAsync(i % 2 == 0 ? [one.Address, two.Address] : [two.Address, one.Address], hall, poll, acknowledged, stop.Token))
            .ToList();
        await BoundedWait.UntilAsync("votes of everybody", () => acknowledged.Count == voters.Count);
        await one.KillAsync();
        var former = acknowledged.Values.Sum();
        await BoundedWait.UntilAsync("votes go on", () => acknowledged.Values.Sum() > former + 200);
        await stop.CancelAsync();
        var truth = (await Task.WhenAll(voters).Within()).ToDictionary(v => v.Attendee, v => v.Choice);
        await facilitator.MustAsync("ClosePoll", Drafts.Poll(poll));

        await one.StartAgainAsync();
        await MustCountAsync(truth, hall, poll, one.Address, two.Address);
        await one.KillAsync();
        await two.KillAsync();
        await redis.KillAsync();
        await redis.StartAgainAsync();
        await one.StartAgainAsync();
        await two.StartAgainAsync();
        await MustCountAsync(truth, hall, poll, one.Address, two.Address);
    }

    [Fact]
    public async Task While_Redis_is_away_reads_go_on_ballots_wait_or_are_refused_and_nothing_acknowledged_is_lost()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
        await using var redis = await RedisServer.StartAsync();
        await using var node = await ServerProcess.StartAsync(Unhurried, "--redis", redis.Configuration);
        var hall = await Outside.CreateHallAsync(node.Address);
        await using var facilitator = await Outside.EnterAsync(node.Address, hall, Roles.Facilitator);
        var poll = await facilitator.OpenPollAsync(Drafts.Single(settings: Drafts.Live));
        await using var voter = await Outside.EnterAsync(node.Address, hall, Roles.Attendee);
        await using var late = await Outside.EnterAsync(node.Address, hall, Roles.Attendee);
        Assert.True((await voter.VoteAsync(poll, Drafts.Choice(1))).Ok);

        await redis.KillAsync();
        var waiting = late.VoteAsync(poll, Drafts.Choice(2));
        await BoundedWait.UntilAsync("the node is not ready", async () => !await IsReadyAsync(node));
        Assert.Equal(1, (await Outside.ViewAsync(node.Address, hall)).Polls.Single().Tally!.Voters);
        var resynced = voter.Messages.OfType<HallView>().Count();
        await voter.MustAsync("Resync");
        await voter.UntilAsync("a keyframe", g => g.Messages.OfType<HallView>().Count() > resynced);

        await redis.StartAgainAsync();
        await BoundedWait.UntilAsync("the node is ready", async () => await IsReadyAsync(node));
        var outcome = await waiting;
        Assert.True(outcome.Ok || outcome.Error!.Code == RefusalCodes.Busy, outcome.Error?.Code);
        if (!outcome.Ok)
            Assert.True((await late.VoteAsync(poll, Drafts.Choice(2))).Ok);
        await facilitator.UntilAsync("both votes", g => g.Tally(poll)?.Voters == 2);
        await node.KillAsync();
        await node.StartAgainAsync();
        Assert.Equal(2, (await Outside.ViewAsync(node.Address, hall)).Polls.Single().Tally!.Voters);
    }

    [Fact]
    public async Task While_Redis_stands_still_ballots_wait_who_finds_no_room_is_told_busy_and_everybody_is_counted_once_in_the_end()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
        const int InFlight = 8;
        const int Waiting = 16;
        await using var redis = await RedisServer.StartAsync();
        var settings = new Dictionary<string, string>(Unhurried) { ["TOWNHALL__BATCHFACTS"] = $"{InFlight}", ["TOWNHALL__INTAKECAPACITY"] = $"{Waiting}" };
        await using var node = await ServerProcess.StartAsync(settings, "--redis", redis.Configuration);
        var hall = await Outside.CreateHallAsync(node.Address);
        await using var facilitator = await Outside.EnterAsync(node.Address, hall, Roles.Facilitator);
        var poll = await facilitator.OpenPollAsync(Drafts.Single(settings: Drafts.Live));
        var voters = new List<Guest>();
        for (var i = 0; i < InFlight + Waiting + 16; i++)
            voters.Add(await Outside.EnterAsync(node.Address, hall, Roles.Attendee));

        redis.StandStill();
        var votes = voters.ConvertAll(v => v.VoteAsync(poll, Drafts.Choice(1)));
        await BoundedWait.UntilAsync("busy for whoever finds no room", () => votes.Count(v => v.IsCompletedSuccessfully) >= voters.Count - InFlight - Waiting);
        Assert.All(votes.Where(v => v.IsCompletedSuccessfully), v => Assert.Equal(RefusalCodes.Busy, v.Result.Error?.Code));
        Assert.Equal(0, (await Outside.ViewAsync(node.Address, hall)).Polls.Single().Tally!.Voters);

        redis.GoOn();
        foreach (var (i, voter) in voters.Index())
        {
            var outcome = await votes[i].Within();
            await BoundedWait.UntilAsync("a vote is taken", async () => outcome.Ok || (outcome = await voter.VoteAsync(poll, Drafts.Choice(1))).Ok);
        }

        await facilitator.UntilAsync("everybody", g => g.Tally(poll)?.Voters == voters.Count);
        await node.KillAsync();
        await node.StartAgainAsync();
        Assert.Equal(voters.Count, (await Outside.ViewAsync(node.Address, hall)).Polls.Single().Tally!.Counts!["1"]);
        foreach (var voter in voters)
            await voter.DisposeAsync();
    }

    [Fact]
    public async Task Audience_reactions_and_presence_are_those_of_all_nodes()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
        await using var redis = await RedisServer.StartAsync();
        await using var one = await TestServer.StartAsync(s => s.Redis = redis.Configuration);
        await using var two = await TestServer.StartAsync(s => s.Redis = redis.Configuration);
        var hall = await one.CreateHallAsync();
        await using var facilitator = await one.EnterAsync(hall, Roles.Facilitator, name: "Ada");
        await facilitator.MustAsync("OpenHall", new HallCommand());
        await using var here = await one.EnterAsync(hall, Roles.Attendee);
        await using var there = await two.EnterAsync(hall, Roles.Attendee);
        foreach (var guest in new[] { facilitator, here, there })
            await guest.UntilAsync("two people", g => g.View.Audience == 2);

        await there.MustAsync("React", new React { Reaction = Reactions.Heart });
        foreach (var guest in new[] { here, there })
            await guest.UntilAsync("the heart", g => g.Messages.OfType<HallDelta>().Sum(d => d.Reactions?.GetValueOrDefault(Reactions.Heart) ?? 0) == 1);

        await using var moderator = await two.EnterAsync(hall, Roles.Moderator, name: "Grace");
        await moderator.UntilAsync("the facilitator", g => Sees(g, facilitator, _ => true));
        await facilitator.UntilAsync("the moderator", g => Sees(g, moderator, s => s.DisplayName == "Grace"));
        var item = Drafts.NewId();
        await moderator.MustAsync("Reviewing", new Reviewing { ItemId = item });
        await facilitator.UntilAsync("the item", g => Sees(g, moderator, s => s.Reviewing == item));
        await moderator.DisposeAsync();
        await facilitator.UntilAsync("the moderator left", g => g.Messages.OfType<Contracts.People.Presence>().Any(p => p.Left.Contains(moderator.Ticket.AttendeeId)));
        await there.DisposeAsync();
        await here.UntilAsync("one person", g => g.View.Audience == 1);
    }

    private static bool Sees(Guest guest, Guest who, Func<StaffView, bool> how) => guest.Messages.OfType<Contracts.People.Presence>()
        .SelectMany(p => p.Here).LastOrDefault(s => s.AttendeeId == who.Ticket.AttendeeId) is { } staff && how(staff);

    /// <summary>Votes to and fro until stopped. A ballot without an answer is sent again, to the other node where this one is gone.</summary>
    /// <returns>The person's token, and the last ballot that was acknowledged, which no later one followed.</returns>
    private static async Task<(string Attendee, int Choice)> VoteAsync(
        Uri[] nodes, HallCreated hall, string poll, ConcurrentDictionary<string, int> acknowledged, CancellationToken stop)
    {
        var (node, vote) = (0, 1);
        var guest = await Outside.EnterAsync(nodes[node], hall, Roles.Attendee);
        var attendee = guest.Ticket.Attendee;
        while (true)
        {
            var choice = 1 + (vote % 2);
            try
            {
                guest ??= await Outside.EnterAsync(nodes[node], hall, Roles.Attendee, attendee);
                if (!(await guest.VoteAsync(poll, Drafts.Choice(choice))).Ok)
                    continue;
                acknowledged[attendee] = vote++;
                if (!stop.IsCancellationRequested)
                    continue;
                await guest.DisposeAsync();
                return (attendee, choice);
            }
            catch (Exception e) when (e is not TimeoutException)
            {
                if (guest is not null)
                    await guest.DisposeAsync();
                (guest, node) = (null, 1 - node);
            }
        }
    }

    private static async Task MustCountAsync(Dictionary<string, int> truth, HallCreated hall, string poll, params Uri[] nodes)
    {
        foreach (var node in nodes)
        {
            var tally = (await Outside.ViewAsync(node, hall)).Polls.Single().Tally!;
            Assert.Equal(truth.Count, tally.Voters);
            for (var choice = 1; choice <= 2; choice++)
                Assert.Equal(truth.Values.Count(c => c == choice), tally.Counts![$"{choice}"]);
            foreach (var (attendee, choice) in truth)
            {
                await using var back = await Outside.EnterAsync(node, hall, Roles.Attendee, attendee);
                Assert.Equal($"{choice}", back.Me!.Ballots[poll].Choices!.Single());
            }
        }
    }

    private static async Task<bool> IsReadyAsync(ServerProcess node)
    {
        using var http = new HttpClient();
        using var ready = await http.GetAsync(new Uri(node.Address, "/health/ready"));
        return ready.StatusCode == HttpStatusCode.OK;
    }
}
