using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Questions;

namespace LiveTownHall.Server.Tests.Polls;

/// <summary>What a person sees of their own follows every fact that takes something from it.</summary>
public class OwnStateTests
{
    [Fact]
    public async Task After_a_reset_a_phone_is_told_that_its_vote_counts_no_more_and_in_which_round_the_next_one_does()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        var poll = await facilitator.OpenPollAsync(Drafts.Single());
        await using var voter = await server.EnterAsync(hall, Roles.Attendee);
        Assert.True((await voter.VoteAsync(poll, Drafts.Choice())).Ok);
        await voter.UntilAsync("the own vote", g => g.Me!.Ballots.ContainsKey(poll));
        Assert.Equal(1, voter.Me!.Rounds![poll]);

        await facilitator.MustAsync("ResetPoll", Drafts.Poll(poll));
        await voter.UntilAsync("the vote is gone", g => g.Me!.Ballots.Count == 0);
        await facilitator.MustAsync("OpenPoll", Drafts.Poll(poll));
        await voter.UntilAsync("the next round", g => g.View.Polls.Any(p => p.Round == 2));
        Assert.Empty(voter.Me.Ballots);
        Assert.True((await voter.VoteAsync(poll, Drafts.Choice())).Ok);

        await voter.UntilAsync("the own vote in round 2", g => g.Me!.Rounds!.GetValueOrDefault(poll) == 2);
    }

    [Fact]
    public async Task Whoever_upvoted_a_question_is_told_when_it_is_joined_with_another_and_taken_apart()
    {
        await using var room = await Room.OpenAsync(ModerationModes.Off);
        var first = await room.PublishAsync("Who pays for the bridge?");
        var second = await room.PublishAsync("Who will pay for that bridge?");
        var voter = await room.AttendAsync();
        Assert.True((await voter.CallAsync("Upvote", new Upvote { QuestionId = second, On = true })).Ok);

        await room.Moderator.MustAsync("Merge", new Contracts.Moderation.MergeQuestion { QuestionId = second, Into = first });
        await voter.UntilAsync("the upvote of the joined question", g => g.Me!.Upvoted.Contains(first));
        await room.Moderator.MustAsync("Unmerge", new Contracts.Moderation.MergeQuestion { QuestionId = second });

        await voter.UntilAsync("the upvote where it was", g => !g.Me!.Upvoted.Contains(first) && g.Me.Upvoted.Contains(second));
    }

    [Fact]
    public async Task Two_desks_that_write_the_same_draft_lose_nothing_without_a_word()
    {
        await using var room = await Room.OpenAsync();
        var poll = Drafts.NewId();
        await room.Facilitator.MustAsync("CreatePoll", new WritePoll { PollId = poll, Draft = Drafts.Single() });
        var colleague = await room.EnterAsync(Roles.Facilitator);
        await colleague.UntilAsync("the draft", g => g.Only?.Revision == 1);

        await room.Facilitator.MustAsync("UpdatePoll", new WritePoll { PollId = poll, Draft = Drafts.Single() with { Title = "Bridge?" }, Revision = 1 });
        var late = await colleague.CallAsync("UpdatePoll", new WritePoll { PollId = poll, Draft = Drafts.Single() with { Title = "Tram?" }, Revision = 1 });

        Assert.Equal(RefusalCodes.StaleRevision, late.Error?.Code);
        await colleague.UntilAsync("what the other one wrote", g => g.Only is { Title: "Bridge?", Revision: 2 });
        await colleague.MustAsync("UpdatePoll", new WritePoll { PollId = poll, Draft = Drafts.Single() with { Title = "Tram?" }, Revision = 2 });
    }
}
