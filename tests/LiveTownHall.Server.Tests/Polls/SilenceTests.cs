using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Server.Agenda;
using LiveTownHall.Server.Polls;
using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Tests.Polls;

/// <summary>Abstaining, taking back and the settings that all kinds have, as people meet them.</summary>
public sealed class SilenceTests
{
    [Fact]
    public async Task A_vote_that_is_taken_back_leaves_the_counts_and_not_the_audience_and_an_abstention_stands_apart()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        await using var voter = await server.EnterAsync(hall, Roles.Attendee);
        await using var other = await server.EnterAsync(hall, Roles.Attendee);
        var poll = await facilitator.OpenPollAsync(Drafts.Single(settings: Drafts.Live with { Abstain = true }));
        Assert.True((await voter.VoteAsync(poll, Drafts.Choice())).Ok);
        Assert.True((await other.VoteAsync(poll, new Ballot { Abstain = true })).Ok);
        await facilitator.UntilAsync("both", g => g.Tally(poll) is { Voters: 1, Abstained: 1 } && g.View.Audience == 2);
        await other.UntilAsync("one's own abstention", g => g.Me?.Ballots.GetValueOrDefault(poll) == new Ballot { Abstain = true });

        var back = await voter.VoteAsync(poll, new Ballot { Withdraw = true });

        Assert.Equal((true, true), (back.Ok, back.Changed));
        await voter.UntilAsync("nothing of one's own", g => g.Me?.Ballots.ContainsKey(poll) is false);
        await facilitator.UntilAsync("one less", g => g.Tally(poll) is { Voters: 0, Abstained: 1 } tally && tally.Counts!.Values.Sum() == 0);
        Assert.Equal(2, facilitator.View.Audience);
        Assert.True((await voter.VoteAsync(poll, new Ballot { Withdraw = true })).Ok);
        Assert.True((await voter.VoteAsync(poll, Drafts.Choice(2))).Ok);
        await facilitator.UntilAsync("the new vote", g => g.Tally(poll)?.Counts?["2"] == 1);
    }

    [Fact]
    public async Task An_abstention_that_the_poll_does_not_take_is_refused_and_changes_nothing()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        await using var voter = await server.EnterAsync(hall, Roles.Attendee);
        var poll = await facilitator.OpenPollAsync(Drafts.Single(settings: Drafts.Live));
        Assert.True((await voter.VoteAsync(poll, Drafts.Choice())).Ok);

        var refused = await voter.VoteAsync(poll, new Ballot { Abstain = true });

        Assert.Equal("invalid_ballot", refused.Error!.Code);
        Assert.StartsWith("ballot.abstain: ", refused.Error.Message, StringComparison.Ordinal);
        await facilitator.UntilAsync("the vote", g => g.Tally(poll) is { Voters: 1, Abstained: null });
    }

    [Fact]
    public async Task Options_added_while_people_vote_refuse_nobody_and_the_log_keeps_the_words_from_before()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        await using var voter = await server.EnterAsync(hall, Roles.Attendee);
        await using var late = await server.EnterAsync(hall, Roles.Attendee);
        var settings = Drafts.Live with { NoneOfThese = true };
        var poll = await facilitator.OpenPollAsync(Drafts.Single("Which park?", settings, "Riverside", "Harbour"));
        Task<Contracts.Hubs.Outcome> Vote(Guest who, string choice)
            => who.CallAsync("CastBallot", new CastBallot { PollId = poll, Ballot = new Ballot { Choices = [choice] }, Revision = 1 });
        Assert.True((await Vote(voter, "none")).Ok);

        await facilitator.MustAsync("UpdatePoll", Drafts.Write(poll, Drafts.Single("Which park?", settings, "Riverside", "Harbour", "Mill Lane")));

        Assert.True((await Vote(late, "1")).Ok);
        await late.UntilAsync("the new option", g => g.View.Polls is [{ Options: var options }] && options.Select(o => o.Id).SequenceEqual(["1", "2", "3", "none"]));
        Assert.Equal([new AddedOptionView("3", 1)], late.View.Polls.Single().Added!);
        Assert.True((await Vote(voter, "3")).Ok);
        await facilitator.UntilAsync("both votes", g => g.Tally(poll) is { Voters: 2 } tally && tally.Counts!["3"] == 1 && tally.Counts["1"] == 1);
        var taken = await facilitator.CallAsync("UpdatePoll", Drafts.Write(poll, Drafts.Single("Which park?", settings, "Riverside", "Harbour")));
        Assert.Equal("poll_not_draft", taken.Error!.Code);

        await facilitator.MustAsync("UpdatePoll", Drafts.Write(poll, Drafts.Single("Which park first?", settings, "Riverside", "Harbour", "Mill Lane")));
        var texts = (await facilitator.HistoryAsync(poll)).Where(e => e.Action == "revisePoll").Select(e => e.Texts!.Single()).ToList();
        Assert.Equal([new("options.3", null, "Mill Lane"), new("title", "Which park?", "Which park first?")], texts);
    }

    [Fact]
    public async Task Lots_are_fixed_when_voting_opens_and_everybody_can_see_what_they_settled()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        await using var one = await server.EnterAsync(hall, Roles.Attendee);
        await using var other = await server.EnterAsync(hall, Roles.Attendee);
        var poll = await facilitator.OpenPollAsync(Drafts.Single("In which order?", Drafts.Live, "Park", "Quay", "Mill", "Pool") with { Kind = PollKinds.Ranking });
        await one.UntilAsync("the rule for ties", g => g.View.Polls is [{ Settings.Ties: TieRules.PreviousThenLot }]);
        Assert.True((await one.VoteAsync(poll, new Ballot { Ranking = ["1"] })).Ok);
        Assert.True((await other.VoteAsync(poll, new Ballot { Ranking = ["2"] })).Ok);
        await one.UntilAsync("two votes for two of four options", g => g.Tally(poll) is { Voters: 2 } tally && tally.Winner is ["1", "2"]);

        var (first, last) = (one.Tally(poll)!.Rounds![0].Tie!, one.Tally(poll)!.Rounds![^1].Tie!);
        Assert.Equal((TieSettlings.Lot, 32), (first.SettledBy, first.Seed?.Length));
        Assert.Equal(["3", "4"], first.Between);
        Assert.Equal((TieSettlings.None, null), (last.SettledBy, last.Seed));
        Assert.Equal(["1", "2"], last.Between);
        await facilitator.MustAsync("ClosePoll", Drafts.Poll(poll));
        await facilitator.MustAsync("ReopenPoll", Drafts.Poll(poll));
        await one.UntilAsync("the same lots", g => g.View.Polls is [{ State: PollStates.Open, ClosesAt: null } open] && open.Tally?.Rounds?[0].Tie?.Seed == first.Seed);
    }

    [Fact]
    public void An_agenda_file_has_all_of_them()
    {
        var file = AgendaFile.Parse(
            """
            title: Assembly
            agenda:
              - kind: ranking
                title: In which order?
                options: [{text: Park}, {text: Quay}]
                settings: {ties: bothLeave, shuffle: true, abstain: true, description: The fund pays for one of them.}
              - kind: multiple
                title: Which?
                options: [{text: Park}, {text: Quay}]
                settings: {noneOfThese: true}
              - kind: rating
                title: How well?
                settings: {minLabel: Badly, maxLabel: Well}
            """);

        Assert.All(file.Hall.Agenda!, draft => Assert.True(PollCommands.TryDefine(draft, new LimitSettings(), out _, out var flaw), flaw?.Message));
        var polls = file.Hall.Agenda!.Select(draft => PollCommands.TryDefine(draft, new LimitSettings(), out var poll, out _) ? poll : null!).ToList();
        var (ranking, multiple, rating) = (PollMapping.Settings(polls[0]), polls[1], polls[2]);
        Assert.Equal(("bothLeave", true, true, "The fund pays for one of them."), (ranking.Ties, ranking.Shuffle, ranking.Abstain, ranking.Description));
        Assert.Equal(["1", "2", "none"], multiple.Options.Select(o => o.Id));
        Assert.Equal(("Badly", "Well"), (rating.MinLabel, rating.MaxLabel));
    }
}
