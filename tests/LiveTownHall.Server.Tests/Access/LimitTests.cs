using System.Net;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Settings;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LiveTownHall.Server.Tests.Access;

public sealed class LimitTests
{
    /// <summary>One now, the next in a quarter of an hour: a test ends before.</summary>
    private const double Seldom = 0.001;

    [Fact]
    public async Task Right_codes_are_answered_at_once_however_many_wrong_ones_came_and_of_those_few_wait()
    {
        var time = new FakeTimeProvider();
        var settings = new TownhallSettings();
        settings.Limits.WrongCodesPerMinute = 2;
        var answers = new CodeAnswers(null!, new AddressLimits(Options.Create(settings), time));
        for (var i = 0; i < 2; i++)
            Assert.Equal((null, false), await Type(null));

        var late = Enumerable.Range(0, 8).Select(_ => Type(null)).ToList();
        for (var i = 0; i < 60; i++)
            Assert.Equal((null, true), await Type(null).Within());
        for (var i = 0; i < 40; i++)
            Assert.True(Type("hall") is { IsCompletedSuccessfully: true, Result: ("hall", false) });
        Assert.True(Type(null, IPAddress.Parse("192.0.2.7")).IsCompletedSuccessfully);
        time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.DoesNotContain(late, answer => answer.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.All(await Task.WhenAll(late).Within(), answer => Assert.Equal((null, false), answer));

        Task<(string? HallId, bool TooFast)> Type(string? found, IPAddress? from = null)
            => answers.AnswerAsync(from ?? IPAddress.Loopback, () => Task.FromResult(found), CancellationToken.None);
    }

    [Fact]
    public async Task A_flood_of_first_visits_leaves_the_shares_of_known_people_of_staff_and_of_new_connections()
    {
        await using var server = await TestServer.StartAsync(s =>
        {
            (s.Limits.JoinsPerAddressBurst, s.Limits.JoinsPerAddressPerSecond) = (20, Seldom);
            (s.Limits.WrongKeysPerMinute, s.Limits.TicketsPerPersonPerMinute) = (3, 2);
        });
        var hall = await server.CreateHallAsync();
        var known = await server.TicketAsync(hall, Roles.Attendee);
        var path = $"/api/halls/{hall.HallId}/tickets";
        for (var i = 0; i < 60; i++)
            (await server.PostAsync(path, new TicketRequest())).Dispose();
        await Problem.MustBeAsync(await server.PostAsync(path, new TicketRequest()), HttpStatusCode.TooManyRequests, RefusalCodes.RateLimited);

        // Wrong keys and tokens have a budget of their own.
        for (var i = 0; i < 3; i++)
            await Problem.MustBeAsync(await server.PostAsync(path, new TicketRequest { Key = "guess" }), HttpStatusCode.Forbidden, RefusalCodes.UnknownKey);
        await Problem.MustBeAsync(await server.PostAsync(path, new TicketRequest { Key = "guess" }), HttpStatusCode.TooManyRequests, RefusalCodes.RateLimited);
        await Problem.MustBeAsync(await server.PostAsync(path, new TicketRequest { Attendee = "guess" }), HttpStatusCode.TooManyRequests, RefusalCodes.RateLimited);

        await server.TicketAsync(hall, Roles.Moderator);
        await server.TicketAsync(hall, Roles.Attendee, known.Attendee);
        await server.TicketAsync(hall, Roles.Attendee, known.Attendee);
        await Problem.MustBeAsync(await server.PostAsync(path, new TicketRequest { Attendee = known.Attendee }), HttpStatusCode.TooManyRequests, RefusalCodes.RateLimited);
        for (var phone = 0; phone < 10; phone++)
        {
            using var http = new HttpClient { BaseAddress = server.Url };
            Assert.Equal(HttpStatusCode.OK, (await http.PostAsync(path, System.Net.Http.Json.JsonContent.Create(new TicketRequest()))).StatusCode);
        }
    }

    [Fact]
    public async Task Too_many_joins_from_one_address_are_asked_to_wait()
    {
        await using var server = await TestServer.StartAsync(s => (s.Limits.JoinsPerAddressBurst, s.Limits.JoinsPerAddressPerSecond) = (2, Seldom));
        var hall = await server.CreateHallAsync();
        for (var i = 0; i < 2; i++)
            await server.TicketAsync(hall, Roles.Attendee);
        using var third = await server.PostAsync($"/api/halls/{hall.HallId}/tickets", new TicketRequest());
        await Problem.MustBeAsync(third, HttpStatusCode.TooManyRequests, RefusalCodes.RateLimited);

        // The first of these looks into the store, which is a share of its own.
        for (var i = 0; i < 3; i++)
            Assert.True((await server.GetAsync($"/api/join/{hall.JoinCode}")).IsSuccessStatusCode);
        using var lookUp = await server.GetAsync($"/api/join/{hall.JoinCode}");
        await Problem.MustBeAsync(lookUp, HttpStatusCode.TooManyRequests, RefusalCodes.RateLimited);
    }

    /// <summary>Before its key can be wrong a hall in which nobody is has to come out of the store.</summary>
    [Theory]
    [InlineData("invitations")]
    [InlineData("keys/moderator")]
    [InlineData("claims")]
    [InlineData("rehearsals")]
    [InlineData("tickets")]
    public async Task Whoever_asks_for_hall_after_hall_is_asked_to_wait_whatever_they_ask_for(string what)
    {
        await using var server = await TestServer.StartAsync(s => (s.Limits.JoinsPerAddressBurst, s.Limits.JoinsPerAddressPerSecond) = (2, Seldom));
        for (var i = 0; i < 2; i++)
            await Problem.MustBeAsync(await server.PostAsync($"/api/halls/{Drafts.NewId()}/{what}", new { }), HttpStatusCode.NotFound, RefusalCodes.NotFound);
        await Problem.MustBeAsync(await server.PostAsync($"/api/halls/{Drafts.NewId()}/{what}", new { }), HttpStatusCode.TooManyRequests, RefusalCodes.RateLimited);
    }

    [Fact]
    public async Task Too_many_ballots_of_one_person_are_refused_on_all_their_connections_and_change_nothing()
    {
        await using var server = await TestServer.StartAsync(s => s.Limits.BallotsPerSecond = Seldom);
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        var poll = await facilitator.OpenPollAsync(Drafts.Single());
        await using var voter = await server.EnterAsync(hall, Roles.Attendee);
        await using var tab = await server.EnterAsync(hall, Roles.Attendee, attendee: voter.Ticket.Attendee);
        Assert.True((await voter.VoteAsync(poll, Drafts.Choice(1))).Ok);
        var position = await server.PositionAsync(hall);
        Assert.Equal(RefusalCodes.RateLimited, (await voter.VoteAsync(poll, Drafts.Choice(2))).Error?.Code);
        Assert.Equal(RefusalCodes.RateLimited, (await tab.VoteAsync(poll, Drafts.Choice(2))).Error?.Code);
        Assert.Equal(position, await server.PositionAsync(hall));

        await using var other = await server.EnterAsync(hall, Roles.Attendee);
        Assert.True((await other.VoteAsync(poll, Drafts.Choice(1))).Ok);
    }

    [Fact]
    public async Task Too_many_calls_on_one_connection_are_refused_and_the_connection_stays()
    {
        await using var server = await TestServer.StartAsync(s => s.Limits.CallsPerSecond = Seldom);
        var hall = await server.CreateHallAsync();
        await using var guest = await server.EnterAsync(hall, Roles.Attendee);
        await guest.MustAsync("Resync");
        for (var i = 0; i < 5; i++)
            Assert.Equal(RefusalCodes.RateLimited, (await guest.CallAsync("Resync")).Error?.Code);
        Assert.False(guest.Closed.IsCompleted);
    }

    [Fact]
    public async Task A_rate_of_0_switches_it_off()
    {
        await using var server = await TestServer.StartAsync(s => (s.Limits.BallotsPerSecond, s.Limits.CallsPerSecond) = (0, 0));
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        var poll = await facilitator.OpenPollAsync(Drafts.Single());
        await using var voter = await server.EnterAsync(hall, Roles.Attendee);
        for (var i = 0; i < 300; i++)
            Assert.True((await voter.VoteAsync(poll, Drafts.Choice(1 + (i % 2)))).Ok);
    }

    [Fact]
    public void A_bucket_lets_its_burst_through_and_then_its_rate()
    {
        var time = new FakeTimeProvider();
        var bucket = new TokenBucket(time, perSecond: 10, burst: 5);
        Assert.Equal(5, Take());
        Assert.False(bucket.IsFull);
        time.Advance(TimeSpan.FromMilliseconds(300));
        Assert.Equal(3, Take());
        time.Advance(TimeSpan.FromHours(1));
        Assert.True(bucket.IsFull);
        Assert.Equal(5, Take());

        int Take()
        {
            var taken = 0;
            while (bucket.TryTake())
                taken++;
            return taken;
        }
    }

    [Fact]
    public async Task A_person_with_too_many_connections_is_told_and_gets_in_again_when_one_is_closed()
    {
        await using var server = await TestServer.StartAsync(s => s.Limits.ConnectionsPerAttendee = 2);
        var hall = await server.CreateHallAsync();
        await using var first = await server.EnterAsync(hall, Roles.Attendee);
        await using var second = await server.EnterAsync(hall, Roles.Attendee, attendee: first.Ticket.Attendee);

        await using (var third = await Guest.DialAsync(server.Url, await server.TicketAsync(hall, Roles.Attendee, first.Ticket.Attendee)))
        {
            var why = await third.Closed.Within();
            Assert.Contains(RefusalCodes.TooManyConnections, why?.Message, StringComparison.Ordinal);
            Assert.Empty(third.Messages);
        }

        await using (await server.EnterAsync(hall, Roles.Attendee))
        {
        }

        await second.DisposeAsync();
        var people = (await server.Get<Server.Halls.HallRegistry>().FindAsync(hall.HallId, CancellationToken.None).Within())!.Hall.People;
        await BoundedWait.UntilAsync("one connection is left", () => people.All.Sum(p => p.Connections) == 1);
        await using var again = await server.EnterAsync(hall, Roles.Attendee, attendee: first.Ticket.Attendee);
        Assert.Equal(1, people.Attendees);
    }

    [Theory]
    [InlineData(WireFormat.Json)]
    [InlineData(WireFormat.MessagePack)]
    public async Task A_message_past_16_KB_ends_its_connection_and_no_other(WireFormat wire)
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        var poll = await facilitator.OpenPollAsync(Drafts.Of(PollKinds.Text, "Why?"));
        await using var other = await server.EnterAsync(hall, Roles.Attendee, wire);
        await using var guest = await server.EnterAsync(hall, Roles.Attendee, wire);
        Assert.Equal(RefusalCodes.InvalidBallot, (await guest.VoteAsync(poll, new Ballot { Text = new string('a', 15_000) })).Error?.Code);
        await Assert.ThrowsAnyAsync<Exception>(() => guest.VoteAsync(poll, new Ballot { Text = new string('a', 17_000) }));
        await guest.Closed.Within();
        Assert.True((await other.VoteAsync(poll, new Ballot { Text = "short" })).Ok);
    }
}
