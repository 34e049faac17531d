using System.Collections.Concurrent;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Presence;

namespace LiveTownHall.Server.Tests.Nodes;

/// <summary>A desk over two nodes and a real Redis: the journal decides.</summary>
public sealed class TwoNodesDeskTests
{
    private static readonly Dictionary<string, string> Unhurried = new()
    {
        ["TOWNHALL__LIMITS__BALLOTSPERSECOND"] = "0",
        ["TOWNHALL__LIMITS__CALLSPERSECOND"] = "0",
        ["TOWNHALL__LIMITS__QUESTIONSPERMINUTE"] = "0",
    };

    [Fact]
    public async Task Twenty_moderators_who_decide_one_item_at_once_give_one_verdict_and_nineteen_hear_whose()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
        await using var redis = await RedisServer.StartAsync();
        await using var one = await TestServer.StartAsync(s => s.Redis = redis.Configuration);
        await using var two = await TestServer.StartAsync(s => s.Redis = redis.Configuration);
        var hall = await one.CreateHallAsync();
        var moderators = new List<Guest>();
        for (var i = 0; i < 20; i++)
            moderators.Add(await (i % 2 == 0 ? one : two).EnterAsync(hall, Roles.Moderator, name: $"Moderator {i}"));
        await BoundedWait.UntilAsync("the nodes know of each other's staff", async () => await KnowsAsync(one, hall, 20) && await KnowsAsync(two, hall, 20));
        await using var author = await one.EnterAsync(hall, Roles.Attendee);

        for (var item = 0; item < 3; item++)
        {
            var id = await author.AskAsync($"Question {item}?", QuestionStates.Pending);
            foreach (var moderator in moderators)
                await moderator.UntilAsync("the question", g => g.Sees(id) is not null);
            var outcomes = await Task.WhenAll(moderators.Select((m, i) => i % 3 == 0
                ? m.DecideAsync(id, DecideActions.Reject, reason: ReasonCodes.OffTopic)
                : m.DecideAsync(id, DecideActions.Approve)));
            var winner = moderators[Assert.Single(Enumerable.Range(0, 20), i => outcomes[i].Ok)];
            foreach (var beaten in outcomes.Where(o => !o.Ok))
            {
                Assert.Equal(RefusalCodes.Conflict, beaten.Error!.Code);
                Assert.Equal(winner.Ticket.AttendeeId, beaten.Decision!.By);
                Assert.Matches("^Moderator [0-9]+$", beaten.Decision.Name);
                Assert.Contains(beaten.Decision.Name!, beaten.Error.Message, StringComparison.Ordinal);
            }

            Assert.Single(await moderators[0].HistoryAsync(id), e => e.Action is DecideActions.Approve or DecideActions.Reject);
        }

        await MustAgreeAsync(hall, one.Url, two.Url);
        foreach (var moderator in moderators)
            await moderator.DisposeAsync();
    }

    [Fact]
    public async Task A_claim_of_somebody_whose_node_died_is_free_after_90_seconds()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
        var time = new ShiftedTime();
        await using var redis = await RedisServer.StartAsync();
        await using var dies = await ServerProcess.StartAsync(Unhurried, "--redis", redis.Configuration);
        await using var stays = await TestServer.StartAsync(s => s.Redis = redis.Configuration, TestServer.Clock(time));
        var hall = await stays.CreateHallAsync();
        await using var author = await stays.EnterAsync(hall, Roles.Attendee);
        await using var colleague = await stays.EnterAsync(hall, Roles.Moderator);
        var id = await author.AskAsync("Who pays?");
        await using var unlucky = await Outside.EnterAsync(dies.Address, hall, Roles.Moderator);
        await unlucky.MustAsync("ClaimItem", Asking.Item(id));
        await colleague.UntilAsync("the claim", g => g.Sees(id)?.Desk?.Claim?.By == unlucky.Ticket.AttendeeId);
        await dies.KillAsync();

        await colleague.MustRefuseAsync(RefusalCodes.AlreadyClaimed, "ClaimItem", Asking.Item(id));
        time.Advance(TimeSpan.FromSeconds(90));
        await colleague.MustAsync("ClaimItem", Asking.Item(id));
    }

    [Fact]
    public async Task Questions_and_upvotes_that_were_acknowledged_survive_the_kill_of_a_node()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
        await using var redis = await RedisServer.StartAsync();
        await using var one = await ServerProcess.StartAsync(Unhurried, "--redis", redis.Configuration);
        await using var two = await ServerProcess.StartAsync(Unhurried, "--redis", redis.Configuration);
        var hall = await Outside.CreateHallAsync(one.Address);
        await using var facilitator = await Outside.EnterAsync(two.Address, hall, Roles.Facilitator);
        await facilitator.MustAsync("UpdateHall", new UpdateHall { Questions = new QuestionSettings(ModerationModes.Off) });
        await using var elsewhere = await Outside.EnterAsync(two.Address, hall, Roles.Attendee);
        var favourite = await elsewhere.AskAsync("Who pays for the bridge?", QuestionStates.Published);
        var (asked, upvoted) = (new ConcurrentBag<string>(), new ConcurrentBag<string>());
        var busy = Enumerable.Range(0, 8).Select(i => TakePartAsync(one.Address, hall, i, favourite, asked, upvoted)).ToList();
        await BoundedWait.UntilAsync("some of it acknowledged", () => asked.Count > 40 && upvoted.Count > 4);
        await one.KillAsync();
        await Task.WhenAll(busy).Within();

        await one.StartAgainAsync();
        foreach (var node in new[] { one, two })
        {
            await using var reader = await Outside.EnterAsync(node.Address, hall, Roles.Facilitator);
            var found = new HashSet<string>();
            QuestionPage page;
            do
            {
                page = await reader.FindAsync(new FindQuestions { Order = QuestionOrders.Newest, Offset = found.Count, Limit = 50 });
                found.UnionWith(page.Questions!.Select(q => q.Id));
            }
            while (page.Questions!.Count > 0);

            Assert.Empty(asked.Except(found));
            Assert.True(reader.Sees(favourite)!.Upvotes >= upvoted.Count, $"{reader.Sees(favourite)!.Upvotes} of {upvoted.Count}");
        }

        await MustAgreeAsync(hall, one.Address, two.Address);
    }

    /// <summary>Upvotes once and asks until the node is gone.</summary>
    private static async Task TakePartAsync(Uri node, HallCreated hall, int person, string favourite, ConcurrentBag<string> asked, ConcurrentBag<string> upvoted)
    {
        await using var guest = await Outside.EnterAsync(node, hall, Roles.Attendee);
        try
        {
            if ((await guest.CallAsync("Upvote", new Upvote { QuestionId = favourite, On = true })).Ok)
                upvoted.Add(guest.Ticket.AttendeeId);
            for (var i = 0; i < 10_000; i++)
            {
                var question = Asking.Question($"Question {i} of person {person}?");
                if ((await guest.CallAsync("AskQuestion", question)).Ok)
                    asked.Add(question.QuestionId!);
            }
        }
        catch (Exception gone) when (gone is not Xunit.Sdk.IAssertionException)
        {
            // Nobody knows whether the last one took effect.
        }
    }

    private static async ValueTask<bool> KnowsAsync(TestServer node, HallCreated hall, int staff)
    {
        using var lease = await node.Get<HallRegistry>().FindAsync(hall.HallId, CancellationToken.None).Within();
        return lease!.Hall.Pulse.Staff.Count == staff;
    }

    /// <summary>Both nodes tell the desk the same; when they looked, and what their advisers think of it, may differ.</summary>
    private static Task MustAgreeAsync(HallCreated hall, Uri one, Uri two)
        => BoundedWait.UntilAsync("the nodes agree", async () => await EssenceAsync(hall, one) == await EssenceAsync(hall, two));

    private static async Task<string> EssenceAsync(HallCreated hall, Uri node)
    {
        var view = await Outside.ViewAsync(node, hall);
        return Folding.Essence(view with
        {
            Questions = [.. view.Questions.Select(q => q with { Score = null, Desk = q.Desk! with { Suggestions = null, Similar = null } })],
            Desk = view.Desk! with { Bursts = null, Coordination = null },
        });
    }
}
