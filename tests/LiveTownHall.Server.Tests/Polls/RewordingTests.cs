using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;

namespace LiveTownHall.Server.Tests.Polls;

public sealed class RewordingTests
{
    [Fact]
    public async Task A_vote_on_words_that_have_changed_since_is_refused_and_the_result_says_that_they_have()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        await using var voter = await server.EnterAsync(hall, Roles.Attendee);
        await using var late = await server.EnterAsync(hall, Roles.Attendee);
        var poll = await facilitator.OpenPollAsync(Drafts.Single("More bike lanes?", Drafts.Live));
        Task<Contracts.Hubs.Outcome> Vote(Guest who, int? revision) => who.CallAsync("CastBallot", new CastBallot { PollId = poll, Ballot = Drafts.Choice(), Revision = revision });
        Assert.True((await Vote(voter, 1)).Ok);
        await facilitator.MustAsync("UpdatePoll", Drafts.Write(poll, Drafts.Single("Fewer bike lanes?", Drafts.Live)));

        var stale = await Vote(late, 1);
        Assert.Equal("stale_revision", stale.Error!.Code);
        await late.UntilAsync("the new words", g => g.View.Polls.Any(p => p.Id == poll && p.Title == "Fewer bike lanes?"));
        var view = late.View.Polls.Single(p => p.Id == poll);
        Assert.Equal((1, "More bike lanes?"), (view.Reworded!.Single().Votes, view.Reworded!.Single().Title));
        Assert.True((await Vote(late, view.Revision)).Ok);
        Assert.True((await Vote(voter, null)).Ok);
        await late.UntilAsync("both votes", g => g.Tally(poll)?.Voters == 2);
    }
}
