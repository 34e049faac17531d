using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.Questions;

namespace LiveTownHall.Server.Tests.Questions;

/// <summary>An upvote is a ballot: one person, one, and it can be taken back.</summary>
public sealed class UpvoteTests
{
    [Fact]
    public async Task A_person_counts_once_over_tabs_retries_and_reconnects()
    {
        await using var room = await Room.OpenAsync();
        var id = await room.PublishAsync("Who pays for the bridge?");
        var voter = await room.AttendAsync();
        var tab = await room.AttendAsync(attendee: voter.Ticket.Attendee);
        for (var i = 0; i < 3; i++)
        {
            await UpvoteInTurnAsync(voter, On(id));
            await UpvoteInTurnAsync(tab, On(id));
        }

        await SeesAsync(tab, id, 1);
        await tab.UntilAsync("the other tab knows", g => g.Me!.Upvoted.Contains(id));
        await voter.DisposeAsync();
        await tab.DisposeAsync();
        var back = await room.AttendAsync(attendee: voter.Ticket.Attendee);
        Assert.Equal([id], back.Me!.Upvoted);
        await back.MustAsync("Upvote", On(id));
        await (await room.AttendAsync()).MustAsync("Upvote", On(id));
        await SeesAsync(back, id, 2);
        await back.MustAsync("Upvote", Off(id));
        await back.MustAsync("Upvote", Off(id));
        await SeesAsync(back, id, 1);
    }

    /// <summary>As our pages do it: whoever has acted elsewhere meanwhile sends it again under the fence that the refusal offers.</summary>
    private static async Task UpvoteInTurnAsync(Guest guest, Upvote upvote)
    {
        var outcome = await guest.CallAsync("Upvote", upvote);
        if (outcome.Error?.Code == RefusalCodes.Superseded)
            outcome = await guest.CallAsync("Upvote", upvote with { Fence = outcome.Fence });
        Assert.True(outcome.Ok, $"{outcome.Error}");
    }

    [Fact]
    public async Task A_merge_unites_voters_and_taking_it_back_loses_nobody()
    {
        await using var room = await Room.OpenAsync();
        var bridge = await room.PublishAsync("Who pays for the bridge?");
        var twin = await room.PublishAsync("The bridge, who pays for it?");
        var both = await room.AttendAsync();
        var one = await room.AttendAsync();
        var other = await room.AttendAsync();
        foreach (var (voter, id) in new[] { (both, bridge), (both, twin), (one, bridge), (other, twin) })
            await voter.MustAsync("Upvote", On(id));

        await room.Moderator.MustAsync("Merge", new MergeQuestion { QuestionId = twin, Into = bridge });
        await SeesAsync(both, bridge, 3);
        await both.UntilAsync("the way to it", g => g.Sees(twin) is { State: QuestionStates.Merged, Text: "" } gone && gone.MergedInto == bridge);
        await other.MustAsync("Upvote", On(bridge));
        await SeesAsync(both, bridge, 3);

        await room.Moderator.MustAsync("Unmerge", new MergeQuestion { QuestionId = twin });
        await both.UntilAsync("each with its own", g => g.Sees(twin) is { State: QuestionStates.Published, Upvotes: 2 } && g.Sees(bridge)?.Upvotes == 2);
    }

    [Fact]
    public async Task Who_takes_back_an_upvote_after_a_merge_has_taken_back_both()
    {
        await using var room = await Room.OpenAsync();
        var bridge = await room.PublishAsync("Who pays for the bridge?");
        var twin = await room.PublishAsync("The bridge, who pays for it?");
        var voter = await room.AttendAsync();
        await voter.MustAsync("Upvote", On(bridge));
        await voter.MustAsync("Upvote", On(twin));
        await room.Moderator.MustAsync("Merge", new MergeQuestion { QuestionId = twin, Into = bridge });
        await voter.MustAsync("Upvote", Off(bridge));
        await SeesAsync(voter, bridge, 0);
        await room.Moderator.MustAsync("Unmerge", new MergeQuestion { QuestionId = twin });
        await voter.UntilAsync("none on either", g => g.Sees(twin)?.Upvotes == 0 && g.Sees(bridge)?.Upvotes == 0);
    }

    [Fact]
    public async Task What_was_answered_or_is_not_there_takes_no_upvote()
    {
        await using var room = await Room.OpenAsync();
        var voter = await room.AttendAsync();
        var id = await room.PublishAsync("Who pays for the bridge?");
        await room.Facilitator.MustDecideAsync(id, DecideActions.Answer);
        await voter.MustRefuseAsync(RefusalCodes.InvalidTransition, "Upvote", On(id));
        await voter.MustRefuseAsync(RefusalCodes.NotFound, "Upvote", On(Drafts.NewId()));
        await voter.MustRefuseAsync(RefusalCodes.NotFound, "Upvote", new Upvote());
    }

    private static Upvote On(string id) => new() { QuestionId = id, On = true };

    private static Upvote Off(string id) => new() { QuestionId = id, On = false };

    private static Task SeesAsync(Guest guest, string id, int people) => guest.UntilAsync($"{people} upvotes", g => g.Sees(id)?.Upvotes == people);
}
