using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Server.Tests.Access;

namespace LiveTownHall.Server.Tests.Acknowledgements;

/// <summary>Nobody waits for ever on a store that does not answer, and nobody is told more than is known.</summary>
public sealed class OverdueTests
{
    [Fact]
    public async Task A_vote_that_the_store_has_and_that_was_read_back_is_counted_though_the_append_was_never_answered()
    {
        await using var doors = await TwoDoors.OpenAsync();
        var voter = await doors.EnterAsync(doors.One, Roles.Attendee);
        await doors.MeetAsync();

        doors.Held.HoldAnswers();
        Assert.Null((await doors.VoteAsync(voter, 1)).Error);

        // Nor does the next one wait behind it.
        Assert.Null((await doors.VoteAsync(voter, 2)).Error);
        doors.Held.Release();
        await doors.MustCountAsync(0, 1);
    }

    [Fact]
    public async Task A_vote_that_never_reached_the_store_is_unknown_and_counts_when_it_is_asked_again()
    {
        await using var doors = await TwoDoors.OpenAsync(answerWithinSeconds: 1);
        var voter = await doors.EnterAsync(doors.One, Roles.Attendee);
        await doors.MeetAsync();

        doors.Held.HoldAppends();
        Assert.Equal(RefusalCodes.Unknown, (await doors.VoteAsync(voter, 1)).Error?.Code);
        doors.Held.Release();

        // The node does not send it again by itself; its author does.
        await doors.MustCountAsync(0, 0);
        Assert.Null((await doors.VoteAsync(voter, 1)).Error);
        await doors.MustCountAsync(1, 0);
    }

    [Fact]
    public async Task A_vote_that_reached_the_store_unseen_is_unknown_and_counts_once()
    {
        await using var doors = await TwoDoors.OpenAsync(answerWithinSeconds: 1);
        var voter = await doors.EnterAsync(doors.One, Roles.Attendee);
        await doors.MeetAsync();

        doors.Held.HoldReads();
        Assert.Equal(RefusalCodes.Unknown, (await doors.VoteAsync(voter, 1)).Error?.Code);
        doors.Held.Release();

        await doors.MustCountAsync(1, 0);
        Assert.Null((await doors.VoteAsync(voter, 1)).Error);
        await doors.MustCountAsync(1, 0);
    }

    [Fact]
    public async Task A_vote_that_was_unknown_and_lands_late_never_beats_one_that_was_acknowledged_after_it_on_the_same_connection()
    {
        await using var doors = await TwoDoors.OpenAsync(answerWithinSeconds: 1);
        var voter = await doors.EnterAsync(doors.One, Roles.Attendee);
        await doors.MeetAsync();

        // It is still under way when the node has long given it up, as on a connection that was replaced by another.
        doors.Held.HoldAppends(losesNone: true);
        Assert.Equal(RefusalCodes.Unknown, (await doors.VoteAsync(voter, 1)).Error?.Code);
        var stuck = doors.Held.LeaveBehind();
        Assert.Null((await doors.VoteAsync(voter, 1)).Error);

        var other = await doors.VoteAsync(voter, 2);
        Assert.Equal(RefusalCodes.Busy, other.Error?.Code);
        Assert.Null((await doors.VoteAsync(voter, 2, other.Fence)).Error);
        await stuck();

        await doors.MustCountAsync(0, 1);
    }

    [Fact]
    public async Task A_vote_that_was_unknown_and_lands_late_does_not_take_the_code_from_the_same_vote_that_was_acknowledged_with_one()
    {
        await using var doors = await TwoDoors.OpenAsync(answerWithinSeconds: 1);
        var voter = await doors.EnterAsync(doors.One, Roles.Attendee);
        var code = (await CodeTests.MakeAsync(doors.Two, doors.Hall, 1)).Codes[0];
        await doors.MeetAsync();

        doors.Held.HoldAppends(losesNone: true);
        Assert.Equal(RefusalCodes.Unknown, (await doors.VoteAsync(voter, 1)).Error?.Code);
        var stuck = doors.Held.LeaveBehind();
        (await CodeTests.TakeAsync(doors.Two, doors.Hall, code, voter.Ticket.Attendee)).EnsureSuccessStatusCode();
        await doors.MeetAsync();

        var other = await doors.VoteAsync(voter, 1);
        Assert.Equal(RefusalCodes.Busy, other.Error?.Code);
        Assert.Null((await doors.VoteAsync(voter, 1, other.Fence)).Error);
        await stuck();

        await doors.MustCountAsync(1, 0, withCode: 1);
    }

    [Fact]
    public async Task What_would_have_been_refused_from_a_confirmed_head_is_busy_and_never_unknown()
    {
        await using var doors = await TwoDoors.OpenAsync(answerWithinSeconds: 1);
        var voter = await doors.EnterAsync(doors.One, Roles.Attendee);
        await doors.MeetAsync();

        doors.Held.HoldAppends();
        var refused = await voter.VoteAsync(Drafts.NewId(), Drafts.Choice());
        doors.Held.Release();

        Assert.Equal(RefusalCodes.Busy, refused.Error?.Code);
    }
}
