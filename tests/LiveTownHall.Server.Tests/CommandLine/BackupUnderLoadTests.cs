using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;

namespace LiveTownHall.Server.Tests.CommandLine;

/// <summary>A backup beside a server that people vote on at that moment has everything that was acknowledged before it began, and nothing else than the server had.</summary>
public sealed class BackupUnderLoadTests
{
    private const int People = 24;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("redis")]
    public async Task Nothing_that_was_acknowledged_before_it_began_is_missing_after_a_restore(string kind)
    {
        Assert.SkipUnless(ServerProcess.Assembly is not null, "The server must be built");
        Assert.SkipUnless(kind != "redis" || RedisServer.IsInstalled, "redis-server is not installed");
        using var folder = new ScratchFolder();
        await using var redis = kind == "redis" ? await RedisServer.StartAsync() : null;
        var store = redis is null ? $"sqlite:{Path.Combine(folder.Path, "data")}" : $"redis:{redis.Configuration}";
        var backup = Path.Combine(folder.Path, "backup");
        var settings = new Dictionary<string, string> { ["TOWNHALL__LIMITS__BALLOTSPERSECOND"] = "0" };
        await using var server = await ServerProcess.StartAsync(settings, "--store", store);
        var hall = await Outside.CreateHallAsync(server.Address);
        await using var facilitator = await Outside.EnterAsync(server.Address, hall, Roles.Facilitator);
        var poll = await facilitator.OpenPollAsync(Drafts.Single(settings: Drafts.Live));
        var crowd = new List<Guest>();
        for (var i = 0; i < People; i++)
            crowd.Add(await Outside.EnterAsync(server.Address, hall, Roles.Attendee));
        using var enough = new CancellationTokenSource();
        var acknowledged = 0;
        var voting = crowd.Select((voter, i) => Task.Run(async () =>
        {
            // The first half votes at once and changes its mind all the time, the others come in one after another.
            await BoundedWait.UntilAsync("it is their turn", () => i < People / 2 || Volatile.Read(ref acknowledged) >= i);
            for (var turn = 0; turn == 0 || !enough.IsCancellationRequested; turn++)
            {
                var outcome = await voter.VoteAsync(poll, Drafts.Choice(1 + (turn % 2)));
                Assert.True(outcome.Ok || outcome.Error!.Code is RefusalCodes.Busy or RefusalCodes.Unknown, outcome.Error?.Message);
                if (!outcome.Ok)
                    turn--;
                else if (turn == 0)
                    Interlocked.Increment(ref acknowledged);
            }
        })).ToList();
        await BoundedWait.UntilAsync("half have voted", () => Volatile.Read(ref acknowledged) >= People / 2);

        var before = Volatile.Read(ref acknowledged);
        await CommandRun.DoneAsync("backup", backup, "--store", store);
        await enough.CancelAsync();
        await Task.WhenAll(voting).Within();
        foreach (var voter in crowd)
            await voter.DisposeAsync();

        var target = Path.Combine(folder.Path, "restored");
        await CommandRun.DoneAsync("restore", backup, "--data", target);
        await CommandRun.DoneAsync("verify", "--hall", hall.HallId, "--data", target);
        await using var restored = await TestServer.StartAsync(data: target);
        var tally = await TestServer.ReadAsync<TallyView>(await restored.GetAsync($"/api/halls/{hall.HallId}/polls/{poll}/tally", hall.Keys.Facilitator));
        Assert.InRange(tally.Voters, before, People);
    }
}
