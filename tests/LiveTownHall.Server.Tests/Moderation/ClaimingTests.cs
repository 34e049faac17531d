using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.People;

namespace LiveTownHall.Server.Tests.Moderation;

/// <summary>A claim is a lease of 90 s; without one a verdict works all the same.</summary>
public sealed class ClaimingTests
{
    [Fact]
    public async Task Colleagues_see_who_works_on_an_item_and_a_facilitator_can_take_it_over()
    {
        await using var room = await Room.OpenAsync();
        var id = await (await room.AttendAsync()).AskAsync("Who pays?");
        await room.Moderator.MustAsync("ClaimItem", Asking.Item(id));
        await room.Moderator.MustAsync("ClaimItem", Asking.Item(id));
        await room.Colleague.UntilAsync("the claim", g => g.Sees(id)?.Desk?.Claim?.By == room.Moderator.Ticket.AttendeeId);
        await room.Colleague.MustRefuseAsync(RefusalCodes.AlreadyClaimed, "ClaimItem", Asking.Item(id));

        await room.Facilitator.MustAsync("ClaimItem", Asking.Item(id));
        await room.Colleague.UntilAsync("the new claim", g => g.Sees(id)?.Desk?.Claim?.By == room.Facilitator.Ticket.AttendeeId);
        await room.Moderator.MustAsync("ReleaseItem", Asking.Item(id));
        Assert.NotNull(room.Colleague.Sees(id)!.Desk!.Claim);
        var history = await room.Moderator.HistoryAsync(id);
        Assert.Equal(["ask", "claim", "takeOver"], history.Select(e => e.Action));

        await room.Colleague.MustDecideAsync(id, DecideActions.Approve);
        await room.Facilitator.MustAsync("ReleaseItem", Asking.Item(id));
        await room.Colleague.UntilAsync("free", g => g.Sees(id)?.Desk is { Claim: null });
    }

    [Fact]
    public async Task A_claim_nobody_renews_is_free_after_90_seconds()
    {
        var time = new ShiftedTime(stands: true);
        await using var server = await TestServer.StartAsync(customise: TestServer.Clock(time));
        await using var room = await Room.OpenAsync(server: server);
        var id = await (await room.AttendAsync()).AskAsync("Who pays?");
        await room.Moderator.MustAsync("ClaimItem", Asking.Item(id));
        time.Advance(TimeSpan.FromSeconds(60));
        await room.Moderator.MustAsync("ClaimItem", Asking.Item(id));
        time.Advance(TimeSpan.FromSeconds(60));
        await room.Colleague.MustRefuseAsync(RefusalCodes.AlreadyClaimed, "ClaimItem", Asking.Item(id));
        time.Advance(TimeSpan.FromSeconds(30));
        await room.Colleague.MustAsync("ClaimItem", Asking.Item(id));
        await room.Colleague.UntilAsync("theirs", g => g.Sees(id)?.Desk?.Claim?.By == room.Colleague.Ticket.AttendeeId);
    }

    [Fact]
    public async Task A_claim_ends_with_the_last_connection_of_whoever_made_it()
    {
        await using var room = await Room.OpenAsync();
        var id = await (await room.AttendAsync()).AskAsync("Who pays?");
        var tab = await room.EnterAsync(Roles.Moderator, attendee: room.Moderator.Ticket.Attendee);
        await tab.MustAsync("ClaimItem", Asking.Item(id));
        await tab.DisposeAsync();
        await room.Moderator.MustAsync("Resync");
        await room.Colleague.MustRefuseAsync(RefusalCodes.AlreadyClaimed, "ClaimItem", Asking.Item(id));
        await room.Colleague.UntilAsync("taken", g => g.Sees(id)?.Desk?.Claim is not null);
        await room.Moderator.DisposeAsync();
        await room.Colleague.UntilAsync("free", g => g.Sees(id)?.Desk is { Claim: null });
        await room.Colleague.MustAsync("ClaimItem", Asking.Item(id));
    }
}
