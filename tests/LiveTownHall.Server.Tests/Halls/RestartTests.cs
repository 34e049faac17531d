using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Tests.Halls;

/// <summary>What stays when a server ends, by itself or by force.</summary>
public sealed class RestartTests
{
    [Fact]
    public async Task A_second_start_on_the_same_data_directory_continues_every_hall()
    {
        using var data = new ScratchFolder();
        var halls = new List<(HallCreated Hall, string Poll, string Before)>();
        await using (var first = await TestServer.StartAsync(data: data.Path))
        {
            for (var i = 0; i < 3; i++)
            {
                var hall = await first.CreateHallAsync(Drafts.Single("draft"), Drafts.Of(PollKinds.Words, "One word"));
                await using var facilitator = await first.EnterAsync(hall, Roles.Facilitator);
                await using var voter = await first.EnterAsync(hall, Roles.Attendee);
                var words = facilitator.View.Polls[1].Id;
                await facilitator.MustAsync("OpenPoll", Drafts.Poll(words));
                Assert.True((await voter.VoteAsync(words, new Ballot { Words = ["Trees", $"bench{i}"] })).Ok);
                await facilitator.MustAsync("SetStage", Drafts.Stage("poll", words));
                halls.Add((hall, words, Folding.Essence(await first.ViewAsync(hall, hall.Keys.Facilitator))));
            }
        }

        await using var second = await TestServer.StartAsync(data: data.Path);
        foreach (var (hall, poll, before) in halls)
        {
            Assert.Equal(before, Folding.Essence(await second.ViewAsync(hall, hall.Keys.Facilitator)));
            Assert.Equal(hall.HallId, (await TestServer.ReadAsync<JoinInfo>(await second.GetAsync($"/api/join/{hall.JoinCode}"))).HallId);
            await using var voter = await second.EnterAsync(hall, Roles.Attendee);
            Assert.True((await voter.VoteAsync(poll, new Ballot { Words = ["trees"] })).Ok);
            Assert.Equal(2,
                (await second.ViewAsync(hall, hall.Keys.Facilitator)).Polls[1].Tally!.Words!.Single(w => string.Equals(w.Text, "trees", StringComparison.OrdinalIgnoreCase)).Count);
        }
    }

    [Fact]
    public async Task A_graceful_end_answers_what_it_took_in_and_tells_everybody_when_to_come_back()
    {
        using var data = new ScratchFolder();
        HallCreated hall;
        string poll;
        var counted = new List<string>();
        await using (var server = await TestServer.StartAsync(data: data.Path))
        {
            hall = await server.CreateHallAsync();
            await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
            poll = await facilitator.OpenPollAsync(Drafts.Single());
            var guests = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => server.EnterAsync(hall, Roles.Attendee, (WireFormat)(i % 2))));
            var votes = guests.Select(g => (Guest: g, Vote: g.VoteAsync(poll, Drafts.Choice()))).ToList();
            await Task.WhenAny(votes.Select(v => v.Vote)).Within();
            await server.StopAsync();

            var waits = new List<int>();
            foreach (var (guest, vote) in votes)
            {
                await guest.Closed.Within();
                var ended = Assert.Single(guest.Messages.OfType<Ended>());
                Assert.Equal(EndReasons.ServerRestarting, ended.Reason);
                waits.Add(Assert.IsType<int>(ended.RetryAfterMs));
                if (vote.IsCompletedSuccessfully && (await vote).Ok)
                    counted.Add(guest.Ticket.Attendee);
            }

            Assert.NotEmpty(counted);
            Assert.All(waits, w => Assert.InRange(w, 1, 60_000));
            Assert.True(waits.Distinct().Count() > 1, "all come back at once");
            await Task.WhenAll(guests.Select(g => g.DisposeAsync().AsTask()));
        }

        await using var again = await TestServer.StartAsync(data: data.Path);
        foreach (var attendee in counted)
        {
            await using var back = await again.EnterAsync(hall, Roles.Attendee, attendee: attendee);
            Assert.Contains(poll, back.Me!.Ballots.Keys);
        }
    }

    [Fact]
    public async Task A_hall_that_nobody_watches_leaves_memory_and_comes_back_the_same()
    {
        await using var server = await TestServer.StartAsync(s => s.UnloadAfterSeconds = 0);
        var hall = await server.CreateHallAsync();
        string before;
        await using (var facilitator = await server.EnterAsync(hall, Roles.Facilitator))
        await using (var voter = await server.EnterAsync(hall, Roles.Attendee))
        {
            var poll = await facilitator.OpenPollAsync(Drafts.Single());
            Assert.True((await voter.VoteAsync(poll, Drafts.Choice())).Ok);
            before = Folding.Essence(await server.ViewAsync(hall, hall.Keys.Facilitator));
            Assert.Single(server.Get<HallRegistry>().Loaded);
        }

        await BoundedWait.UntilAsync("the hall is unloaded", () => !server.Get<HallRegistry>().Loaded.Any());
        Assert.Equal(before, Folding.Essence(await server.ViewAsync(hall, hall.Keys.Facilitator)));
    }

    [Fact]
    public async Task After_a_kill_every_acknowledged_ballot_is_there()
    {
        using var data = new ScratchFolder();
        await using var server = await ServerProcess.StartAsync(new Dictionary<string, string>(), "--data", data.Path);
        var hall = await Outside.CreateHallAsync(server.Address);
        await using var facilitator = await Outside.EnterAsync(server.Address, hall, Roles.Facilitator);
        var poll = await facilitator.OpenPollAsync(Drafts.Single());
        var voters = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Outside.EnterAsync(server.Address, hall, Roles.Attendee)));
        var acknowledged = new int[voters.Length];
        var voting = voters.Select((voter, i) => VoteUntilCutOffAsync(voter, poll, vote => acknowledged[i] = vote)).ToList();
        await BoundedWait.UntilAsync("votes of everybody", () => acknowledged.All(v => v >= 2));
        await server.KillAsync();
        var attempted = await Task.WhenAll(voting).Within();

        await server.StartAgainAsync();
        for (var i = 0; i < voters.Length; i++)
        {
            await using var back = await Outside.EnterAsync(server.Address, hall, Roles.Attendee, voters[i].Ticket.Attendee);
            var choice = int.Parse(back.Me!.Ballots[poll].Choices!.Single(), System.Globalization.CultureInfo.InvariantCulture);

            // The last acknowledged one, or the one that was under way when the server died.
            Assert.Contains(choice, new[] { 1 + (acknowledged[i] % 2), 1 + (attempted[i] % 2) });
        }

        Assert.Equal(voters.Length, (await Outside.ViewAsync(server.Address, hall)).Polls.Single().Tally!.Voters);
        await Task.WhenAll(voters.Select(v => v.DisposeAsync().AsTask()));
    }

    /// <returns>The number of the vote that got no answer.</returns>
    private static async Task<int> VoteUntilCutOffAsync(Guest voter, string poll, Action<int> acknowledged)
    {
        for (var vote = 1; ; vote++)
        {
            try
            {
                var outcome = await voter.VoteAsync(poll, Drafts.Choice(1 + (vote % 2)));
                if (outcome.Ok)
                    acknowledged(vote);
                else
                    vote--;
            }
            catch (Exception e) when (e is not TimeoutException)
            {
                return vote;
            }
        }
    }
}
