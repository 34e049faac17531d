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
    public async Task An_address_that_types_too_many_wrong_codes_gets_its_answers_late_and_one_at_a_time_but_gets_them()
    {
        var time = new FakeTimeProvider();
        var settings = new TownhallSettings();
        settings.Limits.WrongCodesPerMinute = 2;
        var limits = new AddressLimits(Options.Create(settings), time);
        for (var i = 0; i < 3; i++)
            Assert.Null(await Type(null));

        var (first, second) = (Type("hall"), Type("hall"));
        time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.False(first.IsCompleted);
        Assert.True(Type("other", IPAddress.Parse("192.0.2.7")).IsCompletedSuccessfully);
        time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal("hall", await first.Within());
        Assert.False(second.IsCompleted);
        await BoundedWait.UntilAsync("the second answer", () =>
        {
            time.Advance(TimeSpan.FromSeconds(0.5));
            return second.IsCompleted;
        });
        Assert.Equal("hall", await second.Within());

        // After a quiet while a right code is proof enough.
        time.Advance(TimeSpan.FromMinutes(5));
        var late = Type("hall");
        time.Advance(TimeSpan.FromSeconds(2));
        await late.Within();
        Assert.True(Type("hall").IsCompletedSuccessfully);

        Task<string?> Type(string? found, IPAddress? from = null) => limits.AnswerCodeAsync(from ?? IPAddress.Loopback, () => Task.FromResult(found), CancellationToken.None);
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

        for (var i = 0; i < 2; i++)
            Assert.True((await server.GetAsync($"/api/join/{hall.JoinCode}")).IsSuccessStatusCode);
        using var lookUp = await server.GetAsync($"/api/join/{hall.JoinCode}");
        await Problem.MustBeAsync(lookUp, HttpStatusCode.TooManyRequests, RefusalCodes.RateLimited);
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
