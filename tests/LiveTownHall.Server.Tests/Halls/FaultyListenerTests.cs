using LiveTownHall.Contracts.People;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Tests.Halls;

public class FaultyListenerTests
{
    [Fact]
    public async Task A_fault_in_something_that_follows_a_hall_ends_neither_the_hall_nor_what_others_are_told()
    {
        await using var server = await TestServer.StartAsync();
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        using var lease = await server.Get<HallRegistry>().FindAsync(hall.HallId, CancellationToken.None).Within();
        var told = 0;
        lease!.Hall.Session.Changed += (_, _, _) => throw new InvalidOperationException("A listener's own fault.");
        lease.Hall.Session.Changed += (_, _, _) => Interlocked.Increment(ref told);

        var poll = await facilitator.OpenPollAsync(Drafts.Single());

        await facilitator.UntilAsync("the poll", g => g.View.Polls.Any(p => p.Id == poll));
        await BoundedWait.UntilAsync("the one after it is told", () => Volatile.Read(ref told) >= 2);
        Assert.Contains(server.Logs.Lines, l => l.Contains("failed at a change", StringComparison.Ordinal));
    }
}
