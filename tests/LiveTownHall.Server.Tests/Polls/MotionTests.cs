using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Server.Agenda;
using LiveTownHall.Server.Polls;
using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Tests.Polls;

public sealed class MotionTests
{
    [Fact]
    public async Task A_motion_of_all_present_opens_once_they_are_counted_and_everybody_hears_what_came_of_it()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        await using var voter = await server.EnterAsync(hall, Roles.Attendee);
        await using var other = await server.EnterAsync(hall, Roles.Attendee);
        var poll = await facilitator.CreatePollAsync(
            Drafts.Of(PollKinds.Motion, "We adopt it", new PollSettings { Base = MotionBases.Present, Majority = Majorities.TwoThirds, Quorum = 2 }));

        var refused = await facilitator.CallAsync("OpenPoll", Drafts.Poll(poll));
        Assert.Equal("no_roll", refused.Error!.Code);
        await facilitator.MustAsync("SetPresent", new SetPresent { Present = 3, Entitled = 20 });
        await voter.UntilAsync("who is here", g => g.View.Hall.Roll == new RollView(3, 20));
        await facilitator.MustAsync("OpenPoll", Drafts.Poll(poll));
        Assert.True((await voter.VoteAsync(poll, new Ballot { Choices = ["yes"] })).Ok);
        Assert.True((await other.VoteAsync(poll, new Ballot { Choices = ["abstain"] })).Ok);
        await facilitator.UntilAsync("the first vote", g => g.Tally(poll)?.Verdict is { Yes: 1, Base: 3, Needed: 2, Passed: false });
        Assert.True((await other.VoteAsync(poll, new Ballot { Choices = ["yes"] })).Ok);
        await facilitator.MustAsync("ClosePoll", Drafts.Poll(poll));

        await voter.UntilAsync("the verdict", g => g.Tally(poll)?.Verdict?.Sentence == "2 of 3 needed 2: passed");
        var verdict = voter.Tally(poll)!.Verdict!;
        Assert.Equal(
            (true, 3, 2, VerdictReasons.Passed, 2, 3, 3), (verdict.Passed, verdict.Base, verdict.Needed, verdict.Reason, verdict.Quorum, verdict.PresentAtOpen, verdict.Present));
        Assert.Equal([2L, 0, 0], new[] { "yes", "no", "abstain" }.Select(id => voter.Tally(poll)!.Counts![id]));
    }

    [Theory]
    [InlineData(null, null, "present")]
    [InlineData(-1, null, "present")]
    [InlineData(null, -1, "entitled")]
    [InlineData(5, 4, "present")]
    [InlineData(2_000_000_000, null, "present")]
    public async Task Numbers_that_can_not_be_are_refused_with_the_field(int? present, int? entitled, string field)
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);

        var outcome = await facilitator.CallAsync("SetPresent", new SetPresent { Present = present, Entitled = entitled });

        Assert.Equal("invalid_request", outcome.Error!.Code);
        Assert.StartsWith(field + ": ", outcome.Error.Message, StringComparison.Ordinal);
        Assert.Null(facilitator.View.Hall.Roll);
    }

    [Fact]
    public void An_agenda_file_asks_for_a_motion_with_all_its_settings_and_for_a_statement()
    {
        var file = AgendaFile.Parse(
            """
            title: Assembly
            agenda:
              - kind: motion
                title: We adopt the budget
                settings: {base: entitled, majority: threeQuarters, quorum: 40}
              - kind: statement
                title: Buses should run all night
            """);

        Assert.All(file.Hall.Agenda!, draft => Assert.True(PollCommands.TryDefine(draft, new LimitSettings(), out _, out var flaw), flaw?.Message));
        Assert.True(PollCommands.TryDefine(file.Hall.Agenda![0], new LimitSettings(), out var motion, out _));
        Assert.Equal(("entitled", "threeQuarters", 40), (PollMapping.Settings(motion).Base, PollMapping.Settings(motion).Majority, motion.Quorum));
    }
}
