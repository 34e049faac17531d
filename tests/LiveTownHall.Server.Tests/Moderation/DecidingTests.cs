using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.Questions;

namespace LiveTownHall.Server.Tests.Moderation;

/// <summary>Bulk verdicts, and taking verdicts back.</summary>
public sealed class DecidingTests
{
    [Fact]
    public async Task A_bulk_verdict_has_an_outcome_for_every_item_in_the_order_asked()
    {
        await using var room = await Room.OpenAsync();
        var author = await room.AttendAsync();
        var (good, edited, gone) = (await author.AskAsync("One?"), await author.AskAsync("Two?"), Drafts.NewId());
        await author.MustAsync("EditQuestion", new ChangeQuestion { QuestionId = edited, Revision = 1, Text = "Two and a half?" });
        var outcome = await room.Moderator.MustAsync("DecideMany", new DecideMany
        {
            Items = [new ItemRevision(good, 1), new ItemRevision(edited, 1), new ItemRevision(gone, 1), new ItemRevision(null, 1), null!],
            Action = DecideActions.Approve,
        });
        Assert.Equal(
            [(good, null), (edited, RefusalCodes.StaleRevision), (gone, RefusalCodes.NotFound), ("", RefusalCodes.NotFound), ("", RefusalCodes.NotFound)],
            outcome.Items!.Select(i => (i.ItemId, i.Error?.Code)));
        await room.Moderator.UntilAsync("one published", g => g.Sees(good)?.State == QuestionStates.Published && g.Sees(edited)?.State == QuestionStates.Pending);
    }

    [Fact]
    public async Task No_more_than_fifty_items_are_decided_at_once()
    {
        await using var room = await Room.OpenAsync();
        var items = Enumerable.Range(0, 51).Select(_ => new ItemRevision(Drafts.NewId(), 1)).ToList();
        await room.Moderator.MustRefuseAsync(RefusalCodes.InvalidRequest, "DecideMany", new DecideMany { Items = items, Action = DecideActions.Approve });
        await room.Moderator.MustRefuseAsync(RefusalCodes.InvalidRequest, "DecideMany", new DecideMany { Items = [], Action = DecideActions.Approve });
        await room.Moderator.MustRefuseAsync(RefusalCodes.InvalidRequest, "DecideMany", new DecideMany { Action = DecideActions.Approve });
        await room.Moderator.MustRefuseAsync(RefusalCodes.InvalidRequest, "UndoDecisions", new ItemList { ItemIds = [.. items.Select(i => i.ItemId!)] });
        await room.Moderator.MustRefuseAsync(RefusalCodes.InvalidRequest, "UndoDecisions", new ItemList());
        var many = await room.Moderator.MustAsync("DecideMany", new DecideMany { Items = items[..50], Action = DecideActions.Approve });
        Assert.All(many.Items!, i => Assert.Equal(RefusalCodes.NotFound, i.Error!.Code));
    }

    [Fact]
    public async Task Whoever_decided_can_take_it_back_for_ten_seconds_and_nobody_else_can()
    {
        var time = new ShiftedTime();
        await using var server = await TestServer.StartAsync(customise: TestServer.Clock(time));
        await using var room = await Room.OpenAsync(server: server);
        var author = await room.AttendAsync();
        var (one, two) = (await author.AskAsync("One?"), await author.AskAsync("Two?"));
        var bulk = new DecideMany { Items = [new ItemRevision(one, 1), new ItemRevision(two, 1)], Action = DecideActions.Reject, Reason = ReasonCodes.Spam, Note = "No" };
        await room.Moderator.MustAsync("DecideMany", bulk);
        await author.UntilAsync("both rejected", g => g.Mine(one)?.Reason == ReasonCodes.Spam && g.Mine(two)?.Reason == ReasonCodes.Spam);
        Assert.Equal([RefusalCodes.Forbidden, RefusalCodes.Forbidden], await UndoAsync(room.Colleague, one, two));

        Assert.Equal([null, null], await UndoAsync(room.Moderator, one, two));
        await author.UntilAsync("as before", g => g.Mine(one) is { State: QuestionStates.Pending, Reason: null, Note: null } && g.Mine(two)?.State == QuestionStates.Pending);
        await room.Moderator.MustDecideAsync(one, DecideActions.Approve);
        time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal([RefusalCodes.InvalidTransition, null], await UndoAsync(room.Moderator, one, two));
        await author.UntilAsync("the late one stays", g => g.Mine(one)?.State == QuestionStates.Published);
    }

    [Fact]
    public async Task What_has_moved_on_since_is_not_taken_back()
    {
        await using var room = await Room.OpenAsync();
        var id = await (await room.AttendAsync()).AskAsync("One?");
        await room.Moderator.MustDecideAsync(id, DecideActions.Approve);
        await room.Colleague.MustDecideAsync(id, DecideActions.Hold);
        Assert.Equal([RefusalCodes.Forbidden], await UndoAsync(room.Moderator, id));
        await room.Moderator.UntilAsync("held", g => g.Sees(id)?.State == QuestionStates.Held);
    }

    [Fact]
    public async Task A_verdict_that_comes_second_names_the_first()
    {
        await using var room = await Room.OpenAsync();
        var id = await (await room.AttendAsync()).AskAsync("One?");
        await room.Colleague.MustDecideAsync(id, DecideActions.Approve);
        var late = await room.Moderator.DecideAsync(id, DecideActions.Reject, reason: ReasonCodes.Spam);
        Assert.Equal(RefusalCodes.Conflict, late.Error!.Code);
        Assert.Contains("Cleo", late.Error.Message, StringComparison.Ordinal);
        Assert.Equal((room.Colleague.Ticket.AttendeeId, "Cleo", DecideActions.Approve, QuestionStates.Published),
            (late.Decision!.By, late.Decision.Name, late.Decision.Action, late.Decision.To));
    }

    private static async Task<string?[]> UndoAsync(Guest staff, params string[] ids)
        => [.. (await staff.MustAsync("UndoDecisions", new ItemList { ItemIds = ids })).Items!.Select(i => i.Error?.Code)];
}
