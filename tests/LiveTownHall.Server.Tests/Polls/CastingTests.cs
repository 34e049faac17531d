using System.Diagnostics.Metrics;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Server.Coordination;
using LiveTownHall.Server.Polls;
using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Tests.Polls;

/// <summary>What belongs to casting a ballot happens in the use case, whatever channel calls it.</summary>
public class CastingTests
{
    [Fact]
    public async Task A_ballot_is_counted_and_traced_without_any_connection()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync(Drafts.Single());
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        var poll = facilitator.Only!.Id;
        await facilitator.MustAsync("OpenPoll", Drafts.Poll(poll));
        using var voter = await Bystander.EnterAsync(server, hall);

        var outcome = await Casting.CastAsync(voter.Attendee, new CastBallot { PollId = poll, Ballot = Drafts.Choice() }, CancellationToken.None);

        Assert.True(outcome.Ok, outcome.Error?.Message);
        await facilitator.UntilAsync("the vote in the result", g => g.Tally(poll)?.Voters == 1);
        await BoundedWait.UntilAsync("the vote traced", () => voter.Hall.Votes.Held == 1);
        Assert.Empty(voter.Heard);
    }

    [Fact]
    public async Task Whoever_sends_hidden_characters_is_told_once_by_the_line_of_their_channel()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync(Drafts.Of(PollKinds.Text, "Why?"));
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        var poll = facilitator.Only!.Id;
        await facilitator.MustAsync("OpenPoll", Drafts.Poll(poll));
        using var voter = await Bystander.EnterAsync(server, hall);

        await Casting.CastAsync(voter.Attendee, new CastBallot { PollId = poll, Ballot = new Ballot { Text = "Be\u202ecause" } }, CancellationToken.None);

        Assert.Equal((poll, "text_cleaned"), (Assert.Single(voter.Heard).ItemId, voter.Heard[0].Kind));
    }

    [Fact]
    public async Task Too_many_ballots_are_refused_and_leave_nothing_behind()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync(Drafts.Single());
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        var poll = facilitator.Only!.Id;
        await facilitator.MustAsync("OpenPoll", Drafts.Poll(poll));
        using var voter = await Bystander.EnterAsync(server, hall, new LimitSettings { BallotsPerSecond = 0.001 });
        var first = await Casting.CastAsync(voter.Attendee, new CastBallot { PollId = poll, Ballot = Drafts.Choice(1) }, CancellationToken.None);

        var second = await Casting.CastAsync(voter.Attendee, new CastBallot { PollId = poll, Ballot = Drafts.Choice(2) }, CancellationToken.None);

        Assert.True(first.Ok, first.Error?.Message);
        Assert.Equal(RefusalCodes.RateLimited, second.Error?.Code);
        var cut = await voter.Hall.Session.CutAsync();
        Assert.Equal(1, cut.Polls[0].Tally.Voters);
    }

    [Fact]
    public async Task A_refused_ballot_is_counted_by_its_code()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync(Drafts.Single());
        using var voter = await Bystander.EnterAsync(server, hall);
        long refused = 0;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Name == "townhall.ballots.refused")
                l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            if (tags[0].Value is RefusalCodes.NotFound)
                Interlocked.Add(ref refused, count);
        });
        listener.Start();

        await Casting.CastAsync(voter.Attendee, new CastBallot { PollId = Drafts.NewId(), Ballot = Drafts.Choice() }, CancellationToken.None);

        Assert.True(Interlocked.Read(ref refused) >= 1);
    }
}
