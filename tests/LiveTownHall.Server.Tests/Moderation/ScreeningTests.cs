using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Questions;

namespace LiveTownHall.Server.Tests.Moderation;

/// <summary>Rules hold or mark a text on its way in, and say which they are.</summary>
public sealed class ScreeningTests
{
    [Theory]
    [InlineData("See www.example.com for it", "links", QuestionStates.Published)]
    [InlineData("WHY IS THE BRIDGE SO EXPENSIVE", "capitals", QuestionStates.Published)]
    [InlineData("Who owns the gravel pit?", "hall.list", QuestionStates.Held)]
    [InlineData("Who owns the gr4v3l   p1t?", "hall.list", QuestionStates.Held)]
    [InlineData("Who owns the ｇｒáｖｅｌ pit?", "hall.list", QuestionStates.Held)]
    public async Task A_rule_marks_or_holds_and_names_itself_to_the_desk(string text, string rule, string state)
    {
        await using var room = await Room.OpenAsync(ModerationModes.Post);
        await room.Facilitator.MustAsync("UpdateHall", new UpdateHall { HoldTerms = ["gravel pit"] });
        var author = await room.AttendAsync();
        var id = await author.AskAsync(text, state);
        await room.Moderator.UntilAsync("the rule", g => g.Sees(id)?.Desk?.Rules?.Contains(rule) is true);
        await author.UntilAsync("the author's own", g => g.Mine(id)?.State == state);
        author.Heard.MustNotHold(rule);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("tlh")]
    [InlineData("qaa")]
    [InlineData("qaa-Zzzz-DE")]
    public async Task Naming_another_language_is_no_way_around_a_halls_rules(string? language)
    {
        await using var room = await Room.OpenAsync(ModerationModes.Post);
        var author = await room.AttendAsync();
        var question = Asking.Question("All immigrants are vermin and should be exterminated") with { Language = language };
        Assert.Equal(QuestionStates.Held, (await author.MustAsync("AskQuestion", question)).State);
    }

    [Theory]
    [InlineData("gravel pit")]
    [InlineData("GR4VEL  p1t")]
    [InlineData("ｇｒáｖｅｌ pit")]
    [InlineData("www.example.com")]
    public async Task A_word_that_a_rule_holds_counts_and_waits_for_the_desk_before_a_screen_shows_it(string word)
    {
        await using var room = await Room.OpenAsync();
        await room.Facilitator.MustAsync("UpdateHall", new UpdateHall { HoldTerms = ["gravel pit"] });
        var poll = await room.Facilitator.OpenPollAsync(Drafts.Of(PollKinds.Words, "Our town", Drafts.Live));
        // Who votes hears their own words again in their own state.
        var (one, two, other) = (await room.AttendAsync(), await room.AttendAsync(), await room.AttendAsync());
        Assert.True((await one.VoteAsync(poll, new Ballot { Words = [word, "green"] })).Ok);
        Assert.True((await two.VoteAsync(poll, new Ballot { Words = [word] })).Ok);
        await other.UntilAsync("both count", g => g.Tally(poll) is { Voters: 2, Words: [{ Text: "green", Count: 1 }] });
        other.Heard.MustNotHold("gravel");
        await room.Moderator.UntilAsync("the desk knows the rule", g => g.View.Polls is [{ HiddenWords: [{ Into: null, Rule: not null }] }, ..]);

        var held = room.Moderator.View.Polls[0].HiddenWords![0].Word;
        await room.Moderator.MustAsync("RestoreWord", new WordCommand { PollId = poll, Word = held });
        await other.UntilAsync("it is shown", g => g.Tally(poll)?.Words?.Any(w => w.Text == held && w.Count == 2) is true);
        Assert.True((await (await room.AttendAsync()).VoteAsync(poll, new Ballot { Words = [word] })).Ok);
        await other.UntilAsync("and not held again", g => g.Tally(poll)?.Words?.Any(w => w.Text == held && w.Count == 3) is true);
    }

    [Fact]
    public async Task A_word_of_somebody_whose_vote_is_not_taken_for_want_of_a_code_is_not_held()
    {
        await using var room = await Room.OpenAsync();
        await room.Facilitator.MustAsync("UpdateHall", new UpdateHall { HoldTerms = ["gravel pit"] });
        var poll = await room.Facilitator.OpenPollAsync(Drafts.Of(PollKinds.Words, "Our town", new PollSettings { Assurance = AssuranceClasses.Code }));
        var phone = await room.AttendAsync();
        Assert.Equal(RefusalCodes.AssuranceTooLow, (await phone.VoteAsync(poll, new Ballot { Words = ["gravel pit"] })).Error?.Code);
        using var lease = await room.Server.Get<Server.Halls.HallRegistry>().FindAsync(room.Hall.HallId, CancellationToken.None).Within();
        Assert.Empty(lease!.Hall.Session.State.FindPoll(poll)!.HiddenWords ?? []);
    }

    [Fact]
    public async Task An_open_answer_comes_to_the_desk_with_the_rules_that_speak_of_it_and_to_nobody_else()
    {
        await using var room = await Room.OpenAsync();
        await room.Facilitator.MustAsync("UpdateHall", new UpdateHall { HoldTerms = ["gravel pit"] });
        var poll = await room.Facilitator.OpenPollAsync(Drafts.Of(PollKinds.Text, "Why?", Drafts.Live));
        var phone = await room.AttendAsync();
        Assert.True((await phone.VoteAsync(poll, new Ballot { Text = "Because of the gravel pit" })).Ok);
        Assert.True((await (await room.AttendAsync()).VoteAsync(poll, new Ballot { Text = "Because of the trees" })).Ok);
        await room.Moderator.UntilAsync("the rule", g => g.Tally(poll)?.Texts is { Count: 2 } texts
            && texts.Single(t => t.Text.Contains("gravel", StringComparison.Ordinal)).Rules is ["hall.list"]
            && texts.Single(t => t.Text.Contains("trees", StringComparison.Ordinal)).Rules is null);
        phone.Heard.MustNotHold("hall.list");
    }

    [Theory]
    [InlineData("Gravel Pit")]
    [InlineData("Mr. gr4vel-pit")]
    public async Task A_name_that_a_rule_holds_is_refused_with_the_field_that_it_is_about(string name)
    {
        await using var room = await Room.OpenAsync();
        await room.Facilitator.MustAsync("UpdateHall", new UpdateHall { HoldTerms = ["gravel pit"] });
        var refused = await room.Server.PostAsync($"/api/halls/{room.Hall.HallId}/tickets", new TicketRequest { DisplayName = name });
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("displayName: has a word", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True((await room.Server.PostAsync($"/api/halls/{room.Hall.HallId}/tickets", new TicketRequest { DisplayName = "Ms. Gravel" })).IsSuccessStatusCode);
    }

    [Fact]
    public async Task An_edit_is_looked_at_like_a_new_text()
    {
        await using var room = await Room.OpenAsync(ModerationModes.Post);
        await room.Facilitator.MustAsync("UpdateHall", new UpdateHall { HoldTerms = ["gravel pit"] });
        var author = await room.AttendAsync();
        var id = await author.AskAsync("Who pays?", QuestionStates.Published);
        var outcome = await author.MustAsync("EditQuestion", new ChangeQuestion { QuestionId = id, Revision = 1, Text = "Who pays for the gravel pit?" });
        Assert.Equal(QuestionStates.Held, outcome.State);
    }

    [Fact]
    public async Task Who_repeats_themselves_waits_for_the_desk_and_a_retry_is_no_repetition()
    {
        await using var room = await Room.OpenAsync(ModerationModes.Post);
        var author = await room.AttendAsync();
        var question = Asking.Question("Who pays for the bridge?");
        for (var i = 0; i < 3; i++)
            Assert.Equal(QuestionStates.Published, (await author.MustAsync("AskQuestion", question)).State);
        var again = await author.AskAsync("WHO pays for the bridge ??", QuestionStates.Held);
        await room.Moderator.UntilAsync("the rule", g => g.Sees(again)?.Desk?.Rules is ["repetition"]);
    }

    [Fact]
    public async Task One_persons_sixth_question_in_five_minutes_waits_for_the_desk()
    {
        await using var server = await TestServer.StartAsync(s => s.Limits.QuestionsPerMinute = 0);
        await using var room = await Room.OpenAsync(ModerationModes.Post, server);
        var author = await room.AttendAsync();
        for (var i = 0; i < 5; i++)
            await author.AskAsync($"What about street number {i * 13}?", QuestionStates.Published);
        var sixth = await author.AskAsync("And what about the park?", QuestionStates.Held);
        await room.Moderator.UntilAsync("the rule", g => g.Sees(sixth)?.Desk?.Rules is ["rate.author"]);
    }

    [Fact]
    public async Task The_same_text_from_four_people_is_one_card_and_nothing_happens_by_itself()
    {
        await using var room = await Room.OpenAsync(ModerationModes.Post);
        var ids = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            Assert.True(i == 0 || room.Moderator.View.Desk!.Bursts is null);
            ids.Add(await room.PublishAsync(i % 2 == 0 ? "Stop the bridge now!" : "  STOP the bridge - now"));
        }

        await room.Moderator.UntilAsync("the card", g => g.View.Desk!.Bursts is [{ People: 4 } card] && card.Items.SequenceEqual(ids));
        Assert.All(ids, id => Assert.Equal(QuestionStates.Published, room.Moderator.Sees(id)!.State));
        var bulk = new DecideMany { Items = [.. ids.Select(id => new ItemRevision(id, 1))], Action = DecideActions.Hold };
        Assert.All((await room.Moderator.MustAsync("DecideMany", bulk)).Items!, i => Assert.True(i.Ok));
    }
}
