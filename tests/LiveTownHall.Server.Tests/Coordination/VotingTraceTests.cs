using LiveTownHall.Contracts.Polls;
using LiveTownHall.Server.Coordination;

namespace LiveTownHall.Server.Tests.Coordination;

public sealed class VotingTraceTests
{
    private static readonly PollSettings Secret = new() { Secret = true, ResultsVisible = ResultsVisibility.Live };

    [Fact]
    public async Task Scripted_ballots_give_a_warning_with_the_result_without_them_and_stay_counted()
    {
        await using var poll = await TracedPoll.OpenAsync(await SharedServer.GetAsync(), Drafts.Single());
        var changed = 0;
        poll.Trace.Changed += () => Interlocked.Increment(ref changed);
        await poll.VoteHonestlyAsync();
        await poll.VoteByScriptAsync(40);
        await BoundedWait.UntilAsync("all are in the warning", () => poll.Trace.Warnings is [{ ClusterSize: 40 }]);

        var warning = poll.Trace.Warnings.Single();
        Assert.Equal((poll.Poll.Id, 1, null, "2"), (warning.PollId, warning.Round, warning.QuestionId, warning.Option));
        Assert.Equal([new("1", 20, 20), new("2", 50, 10)], warning.Counts);
        Assert.Equal([20, 10], warning.Without!.Counts!.Value.Select(c => c.Count));
        Assert.Equal(30, warning.Without.Voters);
        Assert.Contains(CoordinationReasons.RegularVotes, warning.Reasons);
        Assert.Contains(CoordinationReasons.InstantVotes, warning.Reasons);
        Assert.True(warning is { Share: 1, P: < 1e-6, GapVariation: < 0.05, MedianJoinToVote: 100 });
        Assert.Equal(70, poll.Hall.Session.Replica.BallotsOf(0)!.Voters);
        Assert.True(changed > 0 && poll.Trace.Version >= changed);
    }

    [Fact]
    public async Task Honest_ballots_give_none()
    {
        await using var poll = await TracedPoll.OpenAsync(await SharedServer.GetAsync(), Drafts.Single());
        await poll.VoteHonestlyAsync();
        await poll.CommandAsync("ClosePoll");
        await BoundedWait.UntilAsync("all are held", () => poll.Trace.Held == 30);

        Assert.Empty(poll.Trace.Warnings);
    }

    [Theory]
    [InlineData(PollKinds.Multiple, 6UL, "2")]
    [InlineData(PollKinds.Ranking, 0x132UL, "2")]
    [InlineData(PollKinds.Rating, 4UL, "5")]
    [InlineData(PollKinds.Numeric, 0xC024000000000000UL, "10")]
    public async Task Every_kind_that_has_options_is_looked_at(string kind, ulong bits, string option)
    {
        await using var poll = await TracedPoll.OpenAsync(await SharedServer.GetAsync(), Drafts.Of(kind, "What?"));
        var honest = kind switch { PollKinds.Multiple => 1UL, PollKinds.Ranking => 0x321UL, PollKinds.Rating => 1UL, _ => 0xBFF0000000000000UL };
        for (var i = 0; i < 30; i++)
            await poll.VoteAsync(1000UL + (ulong)i, honest, $"198.51.{i}.1", -300_000 + (i * i * 200), 2000 + (i * i * 30));
        await poll.VoteByScriptAsync(15, bits);

        await BoundedWait.UntilAsync("a warning", () => poll.Trace.Warnings.Any(w => w.Option == option && w.ClusterSize == 15));
    }

    [Fact]
    public async Task A_voter_who_votes_again_is_one_voter()
    {
        await using var poll = await TracedPoll.OpenAsync(await SharedServer.GetAsync(), Drafts.Single());
        for (var i = 0; i < 50; i++)
            poll.Record(7, (ulong)(i % 2), "203.0.113.7", 0, i * 200);
        poll.Record(8, 0, "203.0.113.7", 0, 1);

        await BoundedWait.UntilAsync("both voters are held", () => poll.Trace.Held == 2);
    }

    [Fact]
    public async Task A_secret_poll_is_looked_at_once_more_when_it_closes_and_then_leaves_nothing()
    {
        await using var poll = await TracedPoll.OpenAsync(await SharedServer.GetAsync(), Drafts.Single(settings: Secret));
        await poll.VoteHonestlyAsync();
        await poll.VoteByScriptAsync(20);

        // A secret poll that opened and closed between two looks leaves nothing to look at.
        await BoundedWait.UntilAsync("the votes are held", () => poll.Trace.Held == 50);
        await poll.CommandAsync("ClosePoll");
        await BoundedWait.UntilAsync("the votes are forgotten", () => poll.Trace.Held == 0 && poll.Trace.Warnings.Count == 1);
        Assert.Equal(20, poll.Trace.Warnings[0].ClusterSize);

        // A vote that was on its way meanwhile must not begin a new trace.
        poll.Record(9, 0, "203.0.113.7", 0, 1);
        poll.Trace.RecordUpvote("q", 1, isTakenBack: false, 1, 0, 1);
        await BoundedWait.UntilAsync("both were taken in", () => poll.Trace.Held == 1);
    }

    [Theory]
    [InlineData("ResetPoll")]
    [InlineData("DeletePoll")]
    public async Task A_round_that_is_gone_leaves_neither_votes_nor_warnings(string end)
    {
        await using var poll = await TracedPoll.OpenAsync(await SharedServer.GetAsync(), Drafts.Single());
        await poll.VoteHonestlyAsync();
        await poll.VoteByScriptAsync(20);
        await BoundedWait.UntilAsync("a warning", () => poll.Trace.Warnings.Count == 1);
        if (end == "DeletePoll")
            await poll.CommandAsync("ClosePoll");
        await poll.CommandAsync(end);

        await BoundedWait.UntilAsync("nothing is left", () => poll.Trace.Held == 0 && poll.Trace.Warnings.Count == 0);
    }

    [Fact]
    public async Task The_trace_dies_with_the_halls_network_secret()
    {
        var time = new ShiftedTime();
        await using var server = await TestServer.StartAsync(customise: TestServer.Clock(time));
        await using var poll = await TracedPoll.OpenAsync(server, Drafts.Single());
        await poll.VoteHonestlyAsync();
        await poll.Facilitator.MustAsync("CloseHall", new Contracts.Halls.HallCommand());
        await BoundedWait.UntilAsync("all are held", () => poll.Trace.Held == 30 && poll.Hall.Network.Offer() is null);
        time.Advance(NetworkKeys.LifeAfterClose);

        await BoundedWait.UntilAsync("nothing is left", () => poll.Trace.Held == 0);
        Assert.False(poll.Hall.Network.IsAlive);
    }

    [Fact]
    public async Task Upvotes_that_go_to_one_question_by_script_are_found_until_they_are_taken_back()
    {
        await using var poll = await TracedPoll.OpenAsync(await SharedServer.GetAsync(), Drafts.Single());
        for (var i = 0; i < 60; i++)
            poll.Trace.RecordUpvote($"q{i % 6}", (ulong)i, false, 100UL + (ulong)i, 0, 20_000 + (i * i * 40));
        for (var i = 0; i < 12; i++)
            poll.Trace.RecordUpvote("q3", 500UL + (ulong)i, false, 7, 30_000 + (i * 200), 30_050 + (i * 200));
        await BoundedWait.UntilAsync("a warning", () => poll.Trace.Warnings is [{ QuestionId: "q3", ClusterSize: 12, PollId: null }]);
        Assert.Equal(new OptionShift("q3", 22, 10), poll.Trace.Warnings[0].Counts.Single());

        for (var i = 0; i < 12; i++)
            poll.Trace.RecordUpvote("q3", 500UL + (ulong)i, true, 7, 30_000, 60_000);
        await BoundedWait.UntilAsync("none", () => poll.Trace.Warnings.Count == 0);
    }

    [Fact]
    public async Task Recording_allocates_nothing_and_a_flood_is_cut_off()
    {
        await using var poll = await TracedPoll.OpenAsync(await SharedServer.GetAsync(), Drafts.Single());
        var (ballot, trace) = (new CountedBallot(0, 1, 1, 0), poll.Trace);
        trace.Record(ballot, 1, 1, 2);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0UL; i < 3UL * VotingTrace.IntakeCapacity; i++)
            trace.Record(ballot with { Voter = i }, 1, 1, 2);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
