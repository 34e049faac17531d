using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Questions;

namespace LiveTownHall.Server.Tests.Questions;

/// <summary>From a phone to where a question lands.</summary>
public sealed class AskingTests
{
    [Theory]
    [InlineData(ModerationModes.Pre, QuestionStates.Pending, QuestionStates.Held)]
    [InlineData(ModerationModes.Post, QuestionStates.Published, QuestionStates.Held)]
    [InlineData(ModerationModes.Off, QuestionStates.Published, QuestionStates.Published)]
    public async Task A_question_lands_where_the_halls_moderation_and_its_rules_say(string moderation, string clean, string caught)
    {
        await using var room = await Room.OpenAsync(moderation);
        await room.Facilitator.MustAsync("UpdateHall", new UpdateHall { HoldTerms = ["gravel pit"] });
        var author = await room.AttendAsync();
        var other = await room.AttendAsync();
        var plain = await author.AskAsync("Who pays for the bridge?", clean);
        var hit = await author.AskAsync("Who owns the G R A V E L pit?", caught);

        foreach (var (id, state) in new[] { (plain, clean), (hit, caught) })
        {
            await author.UntilAsync("the author sees where it stands", g => g.Mine(id)?.State == state);
            await room.Moderator.UntilAsync("the desk sees it", g => g.Sees(id)?.State == state);
            if (state == QuestionStates.Published)
                await other.UntilAsync("all see it", g => g.Sees(id) is not null);
            else
                Assert.Null(other.Sees(id));
        }

        Assert.Equal(["hall.list"], room.Moderator.Sees(hit)!.Desk!.Rules);
        Assert.Null(room.Moderator.Sees(plain)!.Desk!.Rules);
    }

    [Fact]
    public async Task The_moderation_of_a_hall_can_be_changed_while_it_runs()
    {
        await using var room = await Room.OpenAsync();
        var author = await room.AttendAsync();
        await author.AskAsync("One?", QuestionStates.Pending);
        await room.Facilitator.MustAsync("UpdateHall", new UpdateHall { Questions = new QuestionSettings(ModerationModes.Post) });
        await author.UntilAsync("the phone knows", g => g.View.Board!.Moderation == ModerationModes.Post);
        await author.AskAsync("Two?", QuestionStates.Published);
        await room.Facilitator.MustAsync("UpdateHall", new UpdateHall { Questions = new QuestionSettings(Open: false) });
        await author.MustRefuseAsync(RefusalCodes.QuestionsOff, "AskQuestion", Asking.Question("Three?"));
        await author.UntilAsync("the phone knows", g => !g.View.Board!.Open);
    }

    [Fact]
    public async Task A_question_sent_again_changes_nothing_and_gets_its_first_outcome()
    {
        await using var room = await Room.OpenAsync();
        var author = await room.AttendAsync();
        var other = await room.AttendAsync();
        var question = Asking.Question("Who pays for the bridge?");
        await author.MustAsync("AskQuestion", question);
        var before = Folding.Essence(await room.Server.ViewAsync(room.Hall));

        for (var i = 0; i < 5; i++)
            Assert.Equal(QuestionStates.Pending, (await author.MustAsync("AskQuestion", question)).State);
        Assert.Equal(QuestionStates.Pending, (await author.MustAsync("AskQuestion", question with { QuestionId = question.QuestionId!.ToLowerInvariant() })).State);
        await author.MustRefuseAsync(RefusalCodes.DuplicateId, "AskQuestion", question with { Text = "Another text" });
        await other.MustRefuseAsync(RefusalCodes.DuplicateId, "AskQuestion", question);
        Assert.Equal(before, Folding.Essence(await room.Server.ViewAsync(room.Hall)));
        await author.UntilAsync("one question", g => g.Me!.Asked.Count == 1);
    }

    [Fact]
    public async Task A_hall_for_names_takes_a_question_only_with_one_and_a_hall_that_allows_none_shows_none()
    {
        await using var named = await Room.OpenAsync(ModerationModes.Off, anonymous: false);
        var nobody = await named.AttendAsync();
        await nobody.MustRefuseAsync(RefusalCodes.InvalidRequest, "AskQuestion", Asking.Question("Who pays?"));
        var ada = await named.AttendAsync("Ada");
        await ada.MustRefuseAsync(RefusalCodes.InvalidRequest, "AskQuestion", Asking.Question("Who pays?") with { Anonymous = true });
        var signed = await ada.AskAsync("Who pays for the bridge?");
        await nobody.UntilAsync("the name", g => g.Sees(signed)?.Author?.Name == "Ada");

        await using var free = await Room.OpenAsync(ModerationModes.Off);
        var bob = await free.AttendAsync("Bob");
        var unsigned = await bob.AskAsync("Who pays?");
        var chosen = Asking.Question("Who pays for the road?") with { Anonymous = false };
        await bob.MustAsync("AskQuestion", chosen);
        await bob.UntilAsync("both", g => g.Sees(unsigned) is { Author: null } && g.Sees(chosen.QuestionId!)?.Author?.Name == "Bob");
    }

    [Fact]
    public async Task More_questions_than_the_limit_are_refused_and_the_connection_goes_on()
    {
        await using var room = await Room.OpenAsync();
        var author = await room.AttendAsync();
        for (var i = 0; i < 3; i++)
            await author.AskAsync($"Question number {i}?");
        await author.MustRefuseAsync(RefusalCodes.RateLimited, "AskQuestion", Asking.Question("And one more?"));
        await author.MustAsync("Resync");
    }

    [Fact]
    public async Task A_question_before_the_hall_opens_waits_for_the_desk_and_a_closed_hall_takes_none()
    {
        await using var room = await Room.OpenAsync();
        var author = await room.AttendAsync();
        await author.AskAsync("Is there soup?", QuestionStates.Pending);
        await room.Facilitator.MustAsync("OpenHall", new HallCommand());
        await author.AskAsync("Is there bread?", QuestionStates.Pending);
        await room.Facilitator.MustAsync("CloseHall", new HallCommand());
        await author.MustRefuseAsync(RefusalCodes.QuestionsOff, "AskQuestion", Asking.Question("Is there cake?"));
    }
}
