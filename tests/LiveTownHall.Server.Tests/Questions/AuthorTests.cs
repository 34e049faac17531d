using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Questions;

namespace LiveTownHall.Server.Tests.Questions;

/// <summary>An author always knows where the question stands, and nobody else is told.</summary>
public sealed class AuthorTests
{
    [Fact]
    public async Task An_edit_is_a_new_revision_that_goes_back_to_review_and_makes_older_verdicts_stale()
    {
        await using var room = await Room.OpenAsync();
        var author = await room.AttendAsync();
        var other = await room.AttendAsync();
        var id = await author.AskAsync("Who pays?");
        await room.Moderator.MustDecideAsync(id, DecideActions.Approve);
        await other.UntilAsync("all see it", g => g.Sees(id)?.State == QuestionStates.Published);

        var edited = await author.MustAsync("EditQuestion", new ChangeQuestion { QuestionId = id, Revision = 1, Text = "Who pays for the bridge?" });
        Assert.Equal(QuestionStates.Pending, edited.State);
        await other.UntilAsync("it is in review again", g => g.Sees(id) is null);
        await author.UntilAsync("the author's own", g => g.Mine(id) is { Revision: 2, State: QuestionStates.Pending, Text: "Who pays for the bridge?" });
        await room.Moderator.UntilAsync("the former text", g => g.Sees(id) is { Revision: 2, Desk.Earlier: ["Who pays?"] });

        var stale = await room.Moderator.DecideAsync(id, DecideActions.Reject, reason: ReasonCodes.Unclear);
        Assert.Equal(RefusalCodes.StaleRevision, stale.Error!.Code);
        Assert.Contains("revision 2", stale.Error.Message, StringComparison.Ordinal);
        await author.MustRefuseAsync(RefusalCodes.StaleRevision, "EditQuestion", new ChangeQuestion { QuestionId = id, Revision = 1, Text = "Old?" });
        await room.Moderator.MustDecideAsync(id, DecideActions.Approve, revision: 2);
    }

    [Fact]
    public async Task A_verdict_on_an_older_text_is_told_what_happened_and_by_whom()
    {
        await using var room = await Room.OpenAsync(ModerationModes.Post);
        var author = await room.AttendAsync();
        var id = await author.AskAsync("Who pays?", QuestionStates.Published);
        await author.MustAsync("EditQuestion", new ChangeQuestion { QuestionId = id, Revision = 1, Text = "Who pays for the bridge?" });
        await room.Colleague.MustDecideAsync(id, DecideActions.Hold, revision: 2);

        var stale = await room.Moderator.DecideAsync(id, DecideActions.Hold, revision: 1);
        Assert.Equal(RefusalCodes.StaleRevision, stale.Error!.Code);
        Assert.Equal((room.Colleague.Ticket.AttendeeId, "Cleo", DecideActions.Hold, QuestionStates.Held, 2),
            (stale.Decision!.By, stale.Decision.Name, stale.Decision.Action, stale.Decision.To, stale.Decision.Revision));
    }

    [Fact]
    public async Task Only_the_author_can_change_or_withdraw_a_question_and_others_learn_nothing()
    {
        await using var room = await Room.OpenAsync();
        var author = await room.AttendAsync();
        var other = await room.AttendAsync();
        var id = await author.AskAsync("Who pays?");
        foreach (var method in new[] { "EditQuestion", "WithdrawQuestion" })
            await other.MustRefuseAsync(RefusalCodes.NotFound, method, new ChangeQuestion { QuestionId = id, Revision = 1, Text = "Mine now" });
        await other.MustRefuseAsync(RefusalCodes.NotFound, "Upvote", new Upvote { QuestionId = id, On = true });
        await other.MustRefuseAsync(RefusalCodes.NotFound, "Flag", new Flag { ItemId = id, Category = FlagCategories.Spam });
        await other.MustRefuseAsync(RefusalCodes.NotFound, "Appeal", new Appeal { QuestionId = id });

        await author.MustAsync("WithdrawQuestion", new ChangeQuestion { QuestionId = id, Revision = 1 });
        await room.Moderator.UntilAsync("the desk sees it go", g => g.Sees(id)?.State == QuestionStates.Withdrawn);
        Assert.Equal(RefusalCodes.InvalidTransition, (await room.Moderator.DecideAsync(id, DecideActions.Approve)).Error!.Code);
    }

    [Fact]
    public async Task Reason_note_and_notice_of_a_rejection_reach_its_author_alone_on_every_tab()
    {
        await using var room = await Room.OpenAsync();
        var author = await room.AttendAsync();
        var tab = await room.AttendAsync(attendee: author.Ticket.Attendee);
        var other = await room.AttendAsync();
        var id = await author.AskAsync("Who pays?");
        await room.Moderator.MustDecideAsync(id, DecideActions.Reject, reason: ReasonCodes.OffTopic, note: "Ask the treasurer");

        foreach (var screen in new[] { author, tab })
        {
            await screen.UntilAsync("reason and note", g => g.Mine(id) is { State: QuestionStates.Rejected, Reason: ReasonCodes.OffTopic, Note: "Ask the treasurer" });
            await screen.UntilAsync("a notice", g => g.Messages.OfType<Notice>().Any(n => n.ItemId == id && n.Reason == ReasonCodes.OffTopic));
        }

        var position = await room.Server.PositionAsync(room.Hall);
        await other.MustAsync("Resync");
        await other.UntilAsync("the newest view", g => g.View.Position >= position);
        Assert.DoesNotContain(other.Messages, m => m is Notice);
        other.Heard.MustNotHold("Ask the treasurer");
        other.Heard.MustNotHold(id);
    }

    [Fact]
    public async Task An_appeal_is_decided_by_somebody_else_and_granted_it_publishes()
    {
        await using var room = await Room.OpenAsync();
        var author = await room.AttendAsync();
        var id = await author.AskAsync("Who pays?");
        await author.MustRefuseAsync(RefusalCodes.InvalidTransition, "Appeal", new Appeal { QuestionId = id });
        await room.Moderator.MustDecideAsync(id, DecideActions.Reject, reason: ReasonCodes.Unclear);
        await author.MustAsync("Appeal", new Appeal { QuestionId = id, Text = "It is clear" });
        await room.Moderator.UntilAsync("the appeal", g => g.Sees(id)?.Appeal is { State: "open", Text: "It is clear" } && g.View.Desk!.OpenAppeals == 1);
        Assert.Equal(room.Moderator.Ticket.AttendeeId, room.Moderator.Sees(id)!.Desk!.RejectedBy);

        Assert.Equal(RefusalCodes.NeedsSecondPerson, (await room.Moderator.DecideAsync(id, DecideActions.Restore)).Error!.Code);
        await room.Moderator.MustRefuseAsync(RefusalCodes.NeedsSecondPerson, "DismissAppeal", new DismissAppeal { ItemId = id });
        await room.Colleague.MustDecideAsync(id, DecideActions.Restore);
        await author.UntilAsync("it is published", g => g.Mine(id) is { State: QuestionStates.Published, Appeal.State: "granted" });
    }

    [Fact]
    public async Task An_appeal_that_is_dismissed_says_so_and_there_is_no_second_one()
    {
        await using var room = await Room.OpenAsync();
        var author = await room.AttendAsync();
        var id = await author.AskAsync("Who pays?");
        await room.Moderator.MustDecideAsync(id, DecideActions.Reject, reason: ReasonCodes.Unclear);
        await author.MustAsync("Appeal", new Appeal { QuestionId = id });
        await room.Colleague.MustAsync("DismissAppeal", new DismissAppeal { ItemId = id, Note = "Two of us read it" });
        await author.UntilAsync("the answer", g => g.Mine(id) is { State: QuestionStates.Rejected, Note: "Two of us read it", Appeal.State: "dismissed" });
        await author.MustRefuseAsync(RefusalCodes.InvalidTransition, "Appeal", new Appeal { QuestionId = id });
    }

    [Fact]
    public async Task Whoever_comes_back_finds_their_questions_where_they_left_them()
    {
        await using var room = await Room.OpenAsync();
        var author = await room.AttendAsync();
        var id = await author.AskAsync("Who pays?");
        await author.DisposeAsync();
        await room.Moderator.MustDecideAsync(id, DecideActions.Reject, reason: ReasonCodes.Duplicate, note: "See above");
        var back = await room.AttendAsync(attendee: author.Ticket.Attendee, wire: WireFormat.MessagePack);
        Assert.Equal((QuestionStates.Rejected, "See above"), (back.Mine(id)!.State, back.Mine(id)!.Note));
    }
}
