using System.Collections.Concurrent;
using System.Net;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Server.Tests.Access;

namespace LiveTownHall.Server.Tests.Nodes;

/// <summary>Codes over two nodes and a real Redis.</summary>
public sealed class TwoNodesCodesTests
{
    [Fact]
    public async Task One_code_that_many_devices_take_on_two_nodes_at_once_is_one_devices_and_counts_once()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
        await using var redis = await RedisServer.StartAsync();
        await using var one = await TestServer.StartAsync(s => (s.Redis, s.Limits.VoterCodesPerPersonPerMinute) = (redis.Configuration, 0));
        await using var two = await TestServer.StartAsync(s => (s.Redis, s.Limits.VoterCodesPerPersonPerMinute) = (redis.Configuration, 0));
        var hall = await one.CreateHallAsync();
        var codes = (await CodeTests.MakeAsync(one, hall, 2)).Codes;
        await using var desk = await one.EnterAsync(hall, Roles.Facilitator);
        var poll = await desk.OpenPollAsync(Drafts.Single(settings: new() { Assurance = AssuranceClasses.Code, ResultsVisible = ResultsVisibility.Live }));
        var devices = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? one : two).TicketAsync(hall, Roles.Attendee)));

        // Each tries 25 times, in whatever order: 1,000 tries.
        var answers = new ConcurrentBag<(string Device, HttpStatusCode Status)>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 1000), new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = TestContext.Current.CancellationToken }, async (i, _) =>
            {
                var device = devices[i * 7 % devices.Length];
                using var answer = await CodeTests.TakeAsync(i % 3 == 0 ? one : two, hall, codes[0], device.Attendee);
                answers.Add((device.AttendeeId, answer.StatusCode));
            });
        var winner = Assert.Single(answers.Where(a => a.Status == HttpStatusCode.OK).Select(a => a.Device).Distinct());

        // Of a single try a store that was slow may have told the node nothing.
        Assert.All(answers, a => Assert.Contains(a.Status, new[] { HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.ServiceUnavailable }));
        Assert.DoesNotContain(answers, a => a.Device != winner && a.Status == HttpStatusCode.OK);

        // Everybody votes on either node; only who has the code is counted, once.
        var counted = 0;
        foreach (var (device, node) in devices.Take(6).Append(devices.Single(d => d.AttendeeId == winner)).SelectMany(d => new[] { (d, one), (d, two) }))
        {
            var ticket = await TestServer.ReadAsync<TicketGranted>(await node.PostAsync($"/api/halls/{hall.HallId}/tickets", new TicketRequest { Attendee = device.Attendee }));
            await using var guest = await Guest.EnterAsync(node.Url, ticket);
            var outcome = await guest.VoteAsync(poll, Drafts.Choice());
            Assert.Equal(device.AttendeeId == winner ? null : RefusalCodes.AssuranceTooLow, outcome.Error?.Code);
            counted += outcome.Ok ? 1 : 0;
        }

        Assert.True(counted >= 2);
        await desk.UntilAsync("the vote", g => g.Tally(poll)?.Voters == 1);
        Assert.Equal(1, desk.Tally(poll)!.Assurance![AssuranceClasses.Code].Voters);
    }
}
