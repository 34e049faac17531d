using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Server.Wire;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace LiveTownHall.Server.Tests.Fanout;

/// <summary>Keyframes, deltas and what comes beside them.</summary>
public sealed class FrameTests
{
    [Fact]
    public async Task Everybody_gets_a_keyframe_and_then_deltas_without_a_gap_while_votes_come_in()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        var poll = await facilitator.OpenPollAsync(Drafts.Single(settings: Drafts.Live));
        var voters = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => server.EnterAsync(hall, Roles.Attendee, (WireFormat)(i % 2))));
        await using var screen = await server.EnterAsync(hall, Roles.Screen, WireFormat.MessagePack);

        await Task.WhenAll(voters.Select(async (voter, i) =>
        {
            for (var vote = 0; vote < 15; vote++)
                Assert.True((await voter.VoteAsync(poll, Drafts.Choice(1 + ((i + vote) % 2)))).Ok);
        }));
        await facilitator.MustAsync("ClosePoll", Drafts.Poll(poll));

        var truth = Folding.Essence(await server.ViewAsync(hall));
        foreach (var guest in voters.Append(screen))
        {
            await guest.UntilAsync("the close", g => Folding.Essence(g.View) == truth);
            Assert.IsType<HallView>(guest.Messages.First(m => m is HallView or HallDelta));
            Assert.Single(guest.Messages.OfType<HallView>());
            Assert.Equal(0, guest.Gaps);
            Assert.Equal(12, guest.Tally(poll)!.Voters);
        }

        await Task.WhenAll(voters.Select(v => v.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task A_delta_is_serialised_once_for_all_who_see_the_same()
    {
        var counting = CountingProtocol.OfTheServer();
        await using var server = await TestServer.StartAsync(customise: b => b.Services.AddSingleton<IHubProtocol>(counting));
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator, WireFormat.MessagePack);
        var poll = await facilitator.OpenPollAsync(Drafts.Single(settings: Drafts.Live));
        var audience = await Task.WhenAll(Enumerable.Range(0, 15).Select(_ => server.EnterAsync(hall, Roles.Attendee)));
        for (var i = 0; i < 20; i++)
            Assert.True((await audience[i % 15].VoteAsync(poll, Drafts.Choice(1 + (i % 2)))).Ok);
        await facilitator.MustAsync("ClosePoll", Drafts.Poll(poll));
        foreach (var guest in audience)
            await guest.UntilAsync("the close and everybody", g => g.Only?.State == PollStates.Closed && g.View.Audience == 15);

        var distinct = audience.SelectMany(g => g.Messages.OfType<HallDelta>()).Select(d => System.Text.Json.JsonSerializer.Serialize(d, WireJson.Options)).Distinct().Count();
        Assert.True(audience.Sum(g => g.Messages.OfType<HallDelta>().Count()) > distinct);
        Assert.Equal(distinct, counting.Deltas);
        await Task.WhenAll(audience.Select(v => v.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task A_look_over_HTTP_does_not_swallow_the_news_that_the_screens_wait_for()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var server = await TestServer.StartAsync(customise: TestServer.Clock(time));
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        await facilitator.MustAsync("UpdateHall", new UpdateHall { Title = "News" });
        Assert.Equal("News", (await server.ViewAsync(hall)).Hall.Title);
        Assert.NotEqual("News", facilitator.View.Hall.Title);

        time.Advance(TimeSpan.FromMilliseconds(100));
        await facilitator.UntilAsync("the news", g => g.View.Hall.Title == "News");
    }

    [Fact]
    public async Task Resync_brings_a_new_keyframe()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        foreach (var role in new[] { Roles.Attendee, Roles.Screen, Roles.Speaker })
        {
            await using var guest = await server.EnterAsync(hall, role);
            await guest.MustAsync("Resync");
            await guest.UntilAsync("a second keyframe", g => g.Messages.OfType<HallView>().Count() >= 2);
        }
    }

    [Fact]
    public async Task Every_tab_of_a_person_is_told_about_their_ballot_and_nobody_elses()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        var poll = await facilitator.OpenPollAsync(Drafts.Single());
        await using var tab = await server.EnterAsync(hall, Roles.Attendee);
        await using var other = await server.EnterAsync(hall, Roles.Attendee, WireFormat.MessagePack, tab.Ticket.Attendee);
        await using var stranger = await server.EnterAsync(hall, Roles.Attendee);
        Assert.True((await tab.VoteAsync(poll, Drafts.Choice(2))).Ok);
        foreach (var guest in new[] { tab, other })
            await guest.UntilAsync("Me with the ballot", g => g.Me!.Ballots.TryGetValue(poll, out var b) && b.Choices!.Single() == "2");
        Assert.Single(stranger.Messages.OfType<MyState>());
    }

    [Fact]
    public async Task The_audience_is_the_number_of_people_not_of_connections()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        await using var screen = await server.EnterAsync(hall, Roles.Screen);
        await using var first = await server.EnterAsync(hall, Roles.Attendee);
        await using var tab = await server.EnterAsync(hall, Roles.Attendee, attendee: first.Ticket.Attendee);
        await using var second = await server.EnterAsync(hall, Roles.Attendee);
        await screen.UntilAsync("two people", g => g.View.Audience == 2);
        Assert.Equal(2, (await server.ViewAsync(hall)).Audience);
        await second.DisposeAsync();
        await tab.DisposeAsync();
        await screen.UntilAsync("one person", g => g.View.Audience == 1);
        Assert.DoesNotContain(screen.Messages.OfType<HallDelta>(), d => d.Audience > 2);
    }

    [Fact]
    public async Task Reactions_are_shown_summed_up_and_not_stored()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        await facilitator.MustAsync("OpenHall", new HallCommand());
        await using var screen = await server.EnterAsync(hall, Roles.Screen);
        await using var attendee = await server.EnterAsync(hall, Roles.Attendee);
        var position = await server.PositionAsync(hall);
        for (var i = 0; i < 4; i++)
            await attendee.MustAsync("React", new React { Reaction = Reactions.Heart });
        await screen.UntilAsync("four hearts", g => g.Messages.OfType<HallDelta>().Sum(d => d.Reactions?.GetValueOrDefault(Reactions.Heart) ?? 0) == 4);
        Assert.Equal(RefusalCodes.InvalidRequest, (await attendee.CallAsync("React", new React { Reaction = "boo" })).Error?.Code);
        Assert.Equal(position, await server.PositionAsync(hall));
    }

    [Fact]
    public async Task Closing_the_hall_tells_everybody_that_it_ended()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        await using var attendee = await server.EnterAsync(hall, Roles.Attendee);
        await facilitator.MustAsync("CloseHall", new HallCommand());
        await attendee.UntilAsync("Ended", g => g.Messages.Contains(new Ended(EndReasons.HallClosed)));
        Assert.False(attendee.Closed.IsCompleted);
    }
}
