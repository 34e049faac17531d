using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Tests.Acknowledgements;

/// <summary>A node that is behind, or cut off, says nothing about the state: it asks the journal.</summary>
public sealed class UnverifiedMemoryTests
{
    [Fact]
    public async Task A_vote_that_a_node_has_already_is_counted_after_what_another_node_took_meanwhile()
    {
        await using var doors = await TwoDoors.OpenAsync();
        var here = await doors.EnterAsync(doors.One, Roles.Attendee);
        Assert.Null((await doors.VoteAsync(here, 1)).Error);
        var there = await doors.EnterAsync(doors.Two, here.Ticket);
        await doors.MeetAsync();
        var again = await doors.EnterAsync(doors.One, here.Ticket);

        doors.Held.HoldReads();
        Assert.Null((await doors.VoteAsync(there, 2)).Error);
        var answer = doors.VoteAsync(again, 1);
        await BoundedWait.UntilAsync("the vote is appended", async () => await Ballots(doors.Two, doors) == (1, 0));
        Assert.False(answer.IsCompleted, "It was answered by a node that does not know what the other has taken.");
        doors.Held.Release();

        Assert.Null((await answer).Error);
        await doors.MustCountAsync(1, 0);
    }

    [Fact]
    public async Task An_upvote_that_a_node_has_already_is_counted_after_what_another_node_took_meanwhile()
    {
        await using var doors = await TwoDoors.OpenAsync();
        await doors.Facilitator.MustAsync("UpdateHall", new UpdateHall { Questions = new QuestionSettings(ModerationModes.Off) });
        await doors.MeetAsync();
        var here = await doors.EnterAsync(doors.One, Roles.Attendee);
        var question = await here.AskAsync("Who pays for the bridge?", QuestionStates.Published);
        Assert.True((await here.CallAsync("Upvote", new Upvote { QuestionId = question, On = true })).Ok);
        var there = await doors.EnterAsync(doors.Two, here.Ticket);
        await there.UntilAsync("the question", g => g.Sees(question) is not null);
        await doors.MeetAsync();
        var again = await doors.EnterAsync(doors.One, here.Ticket);

        doors.Held.HoldReads();
        Assert.True((await there.CallAsync("Upvote", new Upvote { QuestionId = question, On = false })).Ok);
        var answer = again.CallAsync("Upvote", new Upvote { QuestionId = question, On = true });
        doors.Held.Release();

        Assert.Null((await answer).Error);
        using var lease = await doors.Two.Get<HallRegistry>().FindAsync(doors.Hall.HallId, CancellationToken.None).Within();
        await BoundedWait.UntilAsync("the upvote counts", () => lease!.Hall.Session.Replica.Upvotes.CountOf(0) == 1);
    }

    [Fact]
    public async Task A_command_that_would_change_nothing_as_far_as_a_node_knows_is_done_where_the_journal_knows_better()
    {
        await using var doors = await TwoDoors.OpenAsync();
        var here = await doors.EnterAsync(doors.One, Roles.Facilitator);
        await doors.MeetAsync();

        doors.Held.HoldReads();
        await doors.Facilitator.MustAsync("CloseHall", new HallCommand());
        var answer = here.CallAsync("OpenHall", new HallCommand());
        await BoundedWait.UntilAsync("the node asks the journal", () => doors.Held.Appended > 0);
        Assert.False(answer.IsCompleted);
        doors.Held.Release();

        Assert.Null((await answer).Error);
        await BoundedWait.UntilAsync("the hall is open again", async () => (await doors.Two.ViewAsync(doors.Hall, doors.Hall.Keys.Facilitator)).Hall.State == HallStates.Open);
    }

    [Fact]
    public async Task A_vote_into_a_poll_that_is_closed_as_far_as_a_node_knows_counts_where_it_was_opened_again()
    {
        await using var doors = await TwoDoors.OpenAsync();
        await doors.Facilitator.MustAsync("ClosePoll", Drafts.Poll(doors.Poll));
        var here = await doors.EnterAsync(doors.One, Roles.Attendee);
        await doors.MeetAsync();

        doors.Held.HoldReads();
        await doors.Facilitator.MustAsync("ReopenPoll", Drafts.Poll(doors.Poll));
        var answer = doors.VoteAsync(here, 2);
        doors.Held.Release();

        Assert.Null((await answer).Error);
        await doors.MustCountAsync(0, 1);
    }

    [Fact]
    public async Task A_node_that_can_not_append_answers_neither_a_vote_it_has_already_nor_a_refusal()
    {
        await using var doors = await TwoDoors.OpenAsync();
        var voter = await doors.EnterAsync(doors.One, Roles.Attendee);
        await doors.MeetAsync();
        Assert.Null((await doors.VoteAsync(voter, 1)).Error);

        doors.Held.HoldAppends();
        var same = doors.VoteAsync(voter, 1);
        var other = await doors.EnterAsync(doors.One, Roles.Facilitator);
        var unchanged = other.CallAsync("OpenHall", new HallCommand());
        var refused = (await doors.EnterAsync(doors.One, Roles.Attendee)).VoteAsync(Drafts.NewId(), Drafts.Choice());
        await (await doors.EnterAsync(doors.One, Roles.Screen)).MustAsync("Resync");
        Assert.False(same.IsCompleted || unchanged.IsCompleted || refused.IsCompleted);
        doors.Held.Release();

        Assert.True((await same).Ok);
        Assert.True((await unchanged).Ok);
        Assert.Equal(RefusalCodes.NotFound, (await refused).Error!.Code);
    }

    [Fact]
    public async Task Everybody_who_is_refused_while_an_append_is_under_way_shares_the_next_batch()
    {
        await using var doors = await TwoDoors.OpenAsync();
        await doors.MeetAsync();
        using var lease = await doors.One.Get<HallRegistry>().FindAsync(doors.Hall.HallId, CancellationToken.None).Within();
        var session = lease!.Hall.Session;

        doors.Held.HoldAppends();
        var before = await doors.HeadAsync();
        var first = session.ConfirmAsync(_ => Core.Halls.Ruling.NotFound).AsTask();
        await BoundedWait.UntilAsync("the first is under way", () => doors.Held.Appended > 0);
        var rest = Enumerable.Range(0, 500).Select(_ => session.ConfirmAsync(_ => Core.Halls.Ruling.NotFound).AsTask()).ToList();
        doors.Held.Release();

        Assert.All(await Task.WhenAll(rest.Append(first)).Within(), settled => Assert.Equal((Core.Halls.Ruling.NotFound, false), (settled.Ruling, settled.IsBusy)));
        Assert.Equal(before + 2, await doors.HeadAsync());
    }

    private static async Task<(long First, long Second)> Ballots(TestServer node, TwoDoors doors)
    {
        using var lease = await node.Get<HallRegistry>().FindAsync(doors.Hall.HallId, CancellationToken.None).Within();
        var profile = (await lease!.Hall.Session.CutAsync()).Polls[0].Tally.Profile;
        return (profile.Where(b => b.Ballot == 0).Sum(b => b.Count), profile.Where(b => b.Ballot == 1).Sum(b => b.Count));
    }
}
