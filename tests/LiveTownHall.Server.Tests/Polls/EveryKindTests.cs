using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Server.Agenda;
using LiveTownHall.Server.CommandLine;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Polls;
using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Tests.Polls;

/// <summary>Whatever kind the registry has goes all the way, though nothing on it names the kind.</summary>
public sealed class EveryKindTests
{
    [Fact]
    public async Task A_ballot_of_every_kind_is_counted_shown_to_its_voter_and_found_again_by_a_replay()
    {
        await using var server = await TestServer.StartAsync();
        var hall = await server.CreateHallAsync([.. KindRegistry.All.Select(kind => Drafts.Of(kind.Name, "A poll of kind " + kind.Name, Drafts.Live))]);
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        await using var voter = await server.EnterAsync(hall, Roles.Attendee);
        foreach (var poll in facilitator.View.Polls.ToList())
        {
            await facilitator.MustAsync("OpenPoll", Drafts.Poll(poll.Id));
            Assert.True(PollCommands.TryDefine(Drafts.Of(poll.Kind, poll.Title), new LimitSettings(), out var definition, out _));
            var ballot = KindRegistry.Of(definition.Kind).Answer(definition, new Middling()).ToBallot();

            Assert.True((await voter.VoteAsync(poll.Id, ballot)).Ok, poll.Kind);
            await voter.UntilAsync("the ballot of kind " + poll.Kind, g => g.Me!.Ballots.TryGetValue(poll.Id, out var mine) && mine.ToPaper().Equals(ballot.ToPaper()));
            await voter.UntilAsync("the tally of kind " + poll.Kind, g => g.Tally(poll.Id)?.Voters == 1);
        }

        var (printed, errors) = (new StringWriter(), new StringWriter());
        Assert.Equal(0, await Replay.RunAsync(new TownhallSettings { Data = server.Data }, hall.HallId, null, printed, errors, TestContext.Current.CancellationToken));
        foreach (var kind in KindRegistry.All)
            Assert.Contains($"\"kind\": \"{kind.Name}\"", printed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_agenda_file_asks_for_points_with_all_their_settings()
    {
        var file = AgendaFile.Parse(
            """
            title: Budget night
            agenda:
              - kind: points
                title: Spread them
                options: [{text: Parks}, {text: Trams}]
                settings: {points: 50, maxPerOption: 30, spendAll: true}
            """);

        Assert.True(PollCommands.TryDefine(file.Hall.Agenda![0], new LimitSettings(), out var definition, out var flaw), flaw?.Message);
        Assert.Equal((PollKind.Points, 50, 30, true), (definition.Kind, definition.Points, definition.MaxPerOption, definition.SpendAll));
    }

    [Fact]
    public async Task Points_that_are_no_ballot_are_refused_with_the_field_and_change_nothing()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        await using var voter = await server.EnterAsync(hall, Roles.Attendee);
        var poll = await facilitator.OpenPollAsync(Drafts.Of(PollKinds.Points, "Spread them", Drafts.Live));

        var half = await voter.VoteAsync(poll, new Ballot { Points = new Dictionary<string, double> { ["1"] = 1.5 } });
        var unknown = await voter.VoteAsync(poll, new Ballot { Points = new Dictionary<string, double> { ["9"] = 1 } });
        Assert.All([half, unknown], outcome => Assert.Equal("invalid_ballot", outcome.Error!.Code));
        Assert.StartsWith("ballot.points.1: ", half.Error!.Message, StringComparison.Ordinal);

        Assert.True((await voter.VoteAsync(poll, new Ballot { Points = new Dictionary<string, double> { ["1"] = 60, ["3"] = 40 } })).Ok);
        await voter.UntilAsync("the tally", g => g.Tally(poll) is { Voters: 1 });
        var tally = voter.Tally(poll)!;
        string[] ids = ["1", "2", "3"];
        Assert.Equal([60L, 0, 40], ids.Select(id => tally.Counts![id]));
        Assert.Equal([1L, 0, 1], ids.Select(id => tally.Givers![id]));
        Assert.Equal([60.0, 0, 40], ids.Select(id => tally.Medians![id]));
    }

    /// <summary>Always in the middle.</summary>
    private sealed class Middling : ISyntheticVoter
    {
        public int Below(int bound) => bound / 2;
    }
}
