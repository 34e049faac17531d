using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Journal;

namespace LiveTownHall.Server.Tests.Secrecy;

/// <summary>A secret poll tells no role who voted what, and when it is over nobody can find out.</summary>
public sealed class SecretPollTests
{
    private static readonly PollSettings Secret = new() { Secret = true, ResultsVisible = ResultsVisibility.Live };

    [Fact]
    public async Task No_role_learns_who_voted_what()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        await using var moderator = await server.EnterAsync(hall, Roles.Moderator);
        await using var speaker = await server.EnterAsync(hall, Roles.Speaker);
        await using var screen = await server.EnterAsync(hall, Roles.Screen);
        await using var other = await server.EnterAsync(hall, Roles.Attendee);
        await using var voter = await server.EnterAsync(hall, Roles.Attendee, name: "Ada");
        var poll = await facilitator.OpenPollAsync(Drafts.Single(settings: Secret));

        Assert.True((await voter.VoteAsync(poll, Drafts.Choice(2))).Ok);
        await voter.UntilAsync("the voter's own ballot", g => g.Me!.Ballots.ContainsKey(poll));
        await facilitator.MustAsync("ClosePoll", Drafts.Poll(poll));
        foreach (var guest in new[] { facilitator, moderator, speaker, screen, other })
        {
            await guest.UntilAsync("the result", g => g.Tally(poll)?.Voters == 1 && g.Only?.State == PollStates.Closed);
            guest.Heard.MustNotHold(voter.Ticket.AttendeeId);
            guest.Heard.MustNotHold("Ada");
            Assert.DoesNotContain(guest.Messages.OfType<MyState>(), me => me.Ballots.Count > 0);
        }
    }

    [Theory]
    [InlineData("ClosePoll")]
    [InlineData("ResetPoll")]
    [InlineData("DeletePoll")]
    [InlineData("CloseHall")]
    public async Task Its_key_is_destroyed_when_it_is_over_and_not_even_the_voter_finds_the_ballot_again(string end)
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        await using var voter = await server.EnterAsync(hall, Roles.Attendee);
        var poll = await facilitator.OpenPollAsync(Drafts.Single(settings: Secret));
        Assert.True((await voter.VoteAsync(poll, Drafts.Choice())).Ok);
        var key = $"poll-key/{hall.HallId}/0/1";
        Assert.NotNull(await server.Get<IDirectory>().GetAsync(key).Within());

        await facilitator.MustAsync(end, end == "CloseHall" ? new HallCommand() : Drafts.Poll(poll));
        await BoundedWait.UntilAsync("the key is gone", async () => await server.Get<IDirectory>().GetAsync(key) is null);

        Assert.False((await voter.VoteAsync(poll, Drafts.Choice(2))).Ok);
        Assert.Null(await server.Get<IDirectory>().GetAsync(key).Within());
        await using var again = await server.EnterAsync(hall, Roles.Attendee, attendee: voter.Ticket.Attendee);
        Assert.Empty(again.Me!.Ballots);
    }

    [Fact]
    public async Task It_cannot_be_reopened_but_reset_for_a_new_round()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        await using var voter = await server.EnterAsync(hall, Roles.Attendee);
        var poll = await facilitator.OpenPollAsync(Drafts.Single(settings: Secret));
        Assert.True((await voter.VoteAsync(poll, Drafts.Choice())).Ok);
        await facilitator.MustAsync("ClosePoll", Drafts.Poll(poll));

        Assert.Equal(RefusalCodes.SecretPollClosed, (await facilitator.CallAsync("ReopenPoll", Drafts.Poll(poll))).Error?.Code);

        await facilitator.MustAsync("ResetPoll", Drafts.Poll(poll));
        await facilitator.MustAsync("OpenPoll", Drafts.Poll(poll));
        Assert.True((await voter.VoteAsync(poll, Drafts.Choice(2))).Ok);
        await facilitator.UntilAsync("one vote in the new round", g => g.Only is { Round: 2, Tally.Voters: 1 });
    }

    [Fact]
    public async Task Its_key_is_destroyed_at_the_next_start_where_the_server_ended_before()
    {
        using var data = new ScratchFolder();
        HallCreated hall;
        var key = "";
        await using (var first = await TestServer.StartAsync(data: data.Path))
        {
            hall = await first.CreateHallAsync();
            key = $"poll-key/{hall.HallId}/0/1";
            await using var facilitator = await first.EnterAsync(hall, Roles.Facilitator);
            var poll = await facilitator.OpenPollAsync(Drafts.Single(settings: Secret));
            await facilitator.MustAsync("ClosePoll", Drafts.Poll(poll));
            await BoundedWait.UntilAsync("the key is gone", async () => await first.Get<IDirectory>().GetAsync(key) is null);

            // As if it had not come to that.
            await first.Get<IDirectory>().CreateIfAbsentAsync(key, new byte[32]).Within();
        }

        await using var second = await TestServer.StartAsync(data: data.Path);
        await second.ViewAsync(hall);
        await BoundedWait.UntilAsync("the key is gone", async () => await second.Get<IDirectory>().GetAsync(key) is null);
    }

    [Theory]
    [InlineData("ResetPoll")]
    [InlineData("DeletePoll")]
    public async Task The_key_of_a_round_that_ended_just_before_its_node_died_goes_at_the_next_start_too(string end)
    {
        using var data = new ScratchFolder();
        HallCreated hall;
        var key = "";
        await using (var first = await TestServer.StartAsync(data: data.Path))
        {
            hall = await first.CreateHallAsync();
            key = $"poll-key/{hall.HallId}/0/1";
            await using var facilitator = await first.EnterAsync(hall, Roles.Facilitator);
            var poll = await facilitator.OpenPollAsync(Drafts.Single(settings: Secret));
            await facilitator.MustAsync(end, Drafts.Poll(poll));
            await BoundedWait.UntilAsync("the key is gone", async () => await first.Get<IDirectory>().GetAsync(key) is null);

            // As if it had not come to that.
            await first.Get<IDirectory>().CreateIfAbsentAsync(key, new byte[32]).Within();
        }

        await using var second = await TestServer.StartAsync(data: data.Path);
        await second.ViewAsync(hall);
        await BoundedWait.UntilAsync("the key is gone", async () => await second.Get<IDirectory>().GetAsync(key) is null);
    }
}
