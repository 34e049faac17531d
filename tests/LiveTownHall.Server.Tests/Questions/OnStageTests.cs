using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Contracts.Stage;

namespace LiveTownHall.Server.Tests.Questions;

/// <summary>Selected, live, answered, put off; and what the wall makes of it.</summary>
public sealed class OnStageTests
{
    [Fact]
    public async Task One_question_is_live_at_a_time_and_the_wall_sees_it_with_its_upvotes()
    {
        await using var room = await Room.OpenAsync();
        var wall = await room.EnterAsync(Roles.Screen);
        var (first, second) = (await room.PublishAsync("Who pays for the bridge?"), await room.PublishAsync("When is it built?"));
        await (await room.AttendAsync()).MustAsync("Upvote", new Upvote { QuestionId = first, On = true });
        await room.Facilitator.MustDecideAsync(first, DecideActions.Select);
        await room.Facilitator.MustDecideAsync(second, DecideActions.Select);
        await room.Facilitator.MustDecideAsync(first, DecideActions.GoLive);
        Assert.Equal(RefusalCodes.InvalidTransition, (await room.Facilitator.DecideAsync(second, DecideActions.GoLive)).Error!.Code);
        await wall.UntilAsync("live with its upvote", g => g.Sees(first) is { State: QuestionStates.Live, Upvotes: 1 } && g.Sees(second)?.State == QuestionStates.Queued);

        await room.Facilitator.MustDecideAsync(first, DecideActions.Answer);
        await room.Facilitator.MustDecideAsync(second, DecideActions.GoLive);
        await wall.UntilAsync("the next one", g => g.Sees(second)?.State == QuestionStates.Live);
    }

    [Fact]
    public async Task A_question_on_the_wall_leaves_it_once_people_may_not_see_it()
    {
        await using var room = await Room.OpenAsync(ModerationModes.Post);
        var wall = await room.EnterAsync(Roles.Screen);
        var author = await room.AttendAsync();
        var id = await author.AskAsync("Who pays for the bridge?");
        await room.Facilitator.MustAsync("SetStage", Drafts.Stage(StageKinds.Question, id));
        await wall.UntilAsync("on the wall", g => g.View.Stage == new StageView(StageKinds.Question, id) && g.Sees(id) is not null);
        await room.Moderator.MustDecideAsync(id, DecideActions.Hold);
        await wall.UntilAsync("an idle wall", g => g.View.Stage.Kind == StageKinds.Idle && g.Sees(id) is null);
        await room.Facilitator.MustRefuseAsync(RefusalCodes.NotFound, "SetStage", Drafts.Stage(StageKinds.Question, id));
    }

    [Fact]
    public async Task An_answer_in_writing_is_read_by_all_and_an_answer_in_the_room_says_live()
    {
        await using var room = await Room.OpenAsync();
        var reader = await room.AttendAsync();
        var speaker = await room.EnterAsync(Roles.Speaker);
        var (written, spoken) = (await room.PublishAsync("Who pays for the bridge?"), await room.PublishAsync("When is it built?"));
        await speaker.MustDecideAsync(written, DecideActions.Answer, note: "The state pays half.");
        await speaker.MustDecideAsync(spoken, DecideActions.Answer);
        await reader.UntilAsync("both answers", g =>
            g.Sees(written) is { State: QuestionStates.Answered, Answer: { Kind: AnswerKinds.Written, Text: "The state pays half." } }
            && g.Sees(spoken) is { State: QuestionStates.Answered, Answer: { Kind: AnswerKinds.Live, Text: null } });
    }

    [Fact]
    public async Task What_is_put_off_has_an_owner_and_a_day_and_is_done_once_it_is_answered()
    {
        await using var room = await Room.OpenAsync();
        var reader = await room.AttendAsync();
        var id = await room.PublishAsync("Who pays for the bridge?");
        var defer = Asking.Verdict(id, DecideActions.Defer) with { Owner = "Treasurer", Due = "2027-05-04" };
        await room.Facilitator.MustRefuseAsync(RefusalCodes.InvalidRequest, "Decide", defer with { Due = "soon" });
        await room.Facilitator.MustAsync("Decide", defer);
        await reader.UntilAsync("owner and day", g => g.Sees(id) is { State: QuestionStates.FollowUp, FollowUp: { Owner: "Treasurer", Due: "2027-05-04", Done: null } });
        await room.Facilitator.MustDecideAsync(id, DecideActions.Answer, note: "Half and half.");
        await reader.UntilAsync("done", g => g.Sees(id) is { State: QuestionStates.Answered, FollowUp.Done: true });
    }

    [Theory]
    [InlineData(Roles.Moderator, DecideActions.Select)]
    [InlineData(Roles.Moderator, DecideActions.GoLive)]
    [InlineData(Roles.Moderator, DecideActions.Return)]
    [InlineData(Roles.Moderator, DecideActions.Answer)]
    [InlineData(Roles.Moderator, DecideActions.Defer)]
    [InlineData(Roles.Speaker, DecideActions.Approve)]
    [InlineData(Roles.Speaker, DecideActions.Reject)]
    [InlineData(Roles.Speaker, DecideActions.Hold)]
    [InlineData(Roles.Speaker, DecideActions.Restore)]
    [InlineData(Roles.Speaker, DecideActions.Select)]
    [InlineData(Roles.Speaker, DecideActions.GoLive)]
    [InlineData(Roles.Speaker, DecideActions.Return)]
    public async Task A_verdict_that_is_not_a_roles_to_give_is_forbidden(string role, string action)
    {
        await using var room = await Room.OpenAsync();
        var id = await room.PublishAsync("Who pays for the bridge?");
        var staff = await room.EnterAsync(role);
        var before = Folding.Essence(await room.Server.ViewAsync(room.Hall));
        Assert.Equal(RefusalCodes.Forbidden, (await staff.DecideAsync(id, action, reason: action == DecideActions.Reject ? ReasonCodes.Spam : null)).Error!.Code);
        Assert.Equal(before, Folding.Essence(await room.Server.ViewAsync(room.Hall)));
    }
}
