using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Server.Tests.Coordination;

namespace LiveTownHall.Server.Tests.Moderation;

/// <summary>Flags have an item looked at: several people on several networks hold it, and no number of them rejects it.</summary>
public sealed class FlaggingTests
{
    [Fact]
    public async Task Flags_of_one_network_hold_nothing_and_those_of_a_second_one_do()
    {
        await using var server = await TestServer.StartAsync(s => (s.BehindProxy, s.Limits.FlagAgeSeconds) = (true, 0));
        await using var room = await Room.OpenAsync(ModerationModes.Post, server);
        var author = await room.AttendAsync();
        var id = await author.AskAsync("Who pays?");
        for (var i = 1; i <= 6; i++)
            await (await room.AttendAsync(from: $"203.0.113.{i}")).MustAsync("Flag", Abuse(id));
        await room.Moderator.UntilAsync("six flags", g => g.Sees(id)?.Desk?.Flags is [{ People: 6, Weight: 6, State: "open" }]);
        Assert.Equal(QuestionStates.Published, room.Moderator.Sees(id)!.State);

        await (await room.AttendAsync(from: "198.51.100.1")).MustAsync("Flag", Abuse(id));
        await room.Moderator.UntilAsync("held", g => g.Sees(id) is { State: QuestionStates.Held, Desk.Rules: ["flags"] });
        await author.UntilAsync("the author is told", g => g.Mine(id)?.State == QuestionStates.Held && g.Messages.OfType<Notice>().Any(n => n.ItemId == id));
        var history = await room.Moderator.HistoryAsync(id);
        Assert.Equal(("hold", "system", "flags", true), (history[^1].Action, history[^1].Actor, history[^1].Rule, history[^1].Automated));
    }

    [Fact]
    public async Task Fresh_tokens_hold_nothing_and_people_who_have_been_there_and_taken_part_do()
    {
        var time = new StandingClock();
        await using var server = await TestServer.StartAsync(s => s.BehindProxy = true, TestServer.Clock(time));
        await using var room = await Room.OpenAsync(ModerationModes.Post, server);
        var poll = await room.Facilitator.OpenPollAsync(Drafts.Single());
        var id = await (await room.AttendAsync()).AskAsync("Who pays?");
        var people = new List<Guest>();
        for (var i = 0; i < 5; i++)
        {
            people.Add(await room.AttendAsync(from: i % 2 == 0 ? $"203.0.113.{i}" : $"198.51.100.{i}"));
            Assert.True((await people[i].VoteAsync(poll, Drafts.Choice())).Ok);
        }

        for (var i = 0; i < 5; i++)
            await (await room.AttendAsync(from: i % 2 == 0 ? $"203.0.113.{i}" : $"198.51.100.{i}")).MustAsync("Flag", Abuse(id));
        await room.Moderator.UntilAsync("the desk sees five flags", g => g.Sees(id) is { State: QuestionStates.Published, Desk.Flags: [{ People: 5, Weight: 0 }] });
        time.Advance(TimeSpan.FromSeconds(61));
        foreach (var person in people)
            await person.MustAsync("Flag", Abuse(id));
        await room.Moderator.UntilAsync("held", g => g.Sees(id) is { State: QuestionStates.Held, Desk.Flags: [{ People: 10, Weight: 5 }] });
    }

    [Fact]
    public async Task One_person_flags_an_item_once_in_a_category_and_too_few_people_hold_nothing()
    {
        await using var server = await TestServer.StartAsync(s => (s.BehindProxy, s.Limits.FlagAgeSeconds) = (true, 0));
        await using var room = await Room.OpenAsync(ModerationModes.Post, server);
        var id = await (await room.AttendAsync()).AskAsync("Who pays?");
        foreach (var from in new[] { "203.0.113.1", "198.51.100.1" })
        {
            var flagger = await room.AttendAsync(from: from);
            foreach (var category in FlagCategories.All)
            {
                for (var i = 0; i < 2 && category != FlagCategories.Illegal && category != FlagCategories.Coordinated; i++)
                    await flagger.CallAsync("Flag", new Flag { ItemId = id, Category = category });
            }
        }

        await room.Moderator.UntilAsync("two people", g => g.Sees(id)?.Desk?.Flags is { Count: > 1 } flags && flags.All(f => f.People <= 2));
        Assert.Equal(QuestionStates.Published, room.Moderator.Sees(id)!.State);
    }

    [Fact]
    public async Task What_a_person_approved_flags_do_not_hold_again_until_its_text_changes()
    {
        await using var server = await TestServer.StartAsync(s => (s.BehindProxy, s.Limits.FlagAgeSeconds) = (true, 0));
        await using var room = await Room.OpenAsync(ModerationModes.Post, server);
        var author = await room.AttendAsync();
        var id = await author.AskAsync("Who pays?");
        await room.Moderator.MustDecideAsync(id, DecideActions.Hold);
        await room.Moderator.MustDecideAsync(id, DecideActions.Approve);
        var crowd = new List<Guest>();
        for (var i = 1; i <= 6; i++)
            crowd.Add(await room.AttendAsync(from: $"203.0.{i}.1"));
        foreach (var guest in crowd)
            await guest.MustAsync("Flag", Abuse(id));
        await room.Moderator.UntilAsync("six flags", g => g.Sees(id)?.Desk?.Flags is [{ People: 6 }]);
        Assert.Equal(QuestionStates.Published, room.Moderator.Sees(id)!.State);

        await author.MustAsync("EditQuestion", new ChangeQuestion { QuestionId = id, Revision = 1, Text = "Who on earth pays?" });
        foreach (var guest in crowd)
            await guest.CallAsync("Flag", Abuse(id));
        await room.Moderator.UntilAsync("held", g => g.Sees(id)?.State == QuestionStates.Held);
    }

    [Fact]
    public async Task A_case_is_settled_once_and_notes_stay_at_the_desk()
    {
        await using var room = await Room.OpenAsync(ModerationModes.Post);
        var flagger = await room.AttendAsync();
        var id = await room.PublishAsync("Who pays?");
        await flagger.MustAsync("Flag", Abuse(id) with { Note = "He is rude" });
        await room.Moderator.UntilAsync("the note", g => g.Sees(id)?.Desk?.Flags is [{ Notes: ["He is rude"] }] && g.View.Desk!.OpenFlags == 1);
        var caseId = room.Moderator.Sees(id)!.Desk!.Flags![0].Id;
        await room.Moderator.MustAsync("ResolveFlags", new ResolveFlags { CaseId = caseId, Verdict = FlagVerdicts.Disagreed });
        await room.Colleague.MustRefuseAsync(RefusalCodes.InvalidTransition, "ResolveFlags", new ResolveFlags { CaseId = caseId, Verdict = FlagVerdicts.Agreed });
        await room.Moderator.MustRefuseAsync(RefusalCodes.InvalidRequest, "ResolveFlags", new ResolveFlags { CaseId = caseId, Verdict = "maybe" });
        await room.Moderator.MustRefuseAsync(RefusalCodes.NotFound, "ResolveFlags", new ResolveFlags { CaseId = "nonsense", Verdict = FlagVerdicts.Agreed });
        await room.Moderator.UntilAsync("settled", g => g.Sees(id)?.Desk?.Flags is [{ State: FlagVerdicts.Disagreed }] && g.View.Desk!.OpenFlags == 0);
        flagger.Heard.MustNotHold("He is rude");
    }

    [Fact]
    public async Task A_crowd_that_writes_novels_does_not_swell_the_desks_frames()
    {
        await using var room = await Room.OpenAsync(ModerationModes.Post);
        var id = await room.PublishAsync("Who pays?");
        var author = await room.AttendAsync();
        for (var i = 0; i < 14; i++)
            await (await room.AttendAsync()).MustAsync("Flag", Abuse(id) with { Note = $"Note {i:00}" });
        await room.Moderator.UntilAsync("the newest notes", g => g.Sees(id)?.Desk?.Flags is [{ People: 14, Notes: [_, _, _, _, _, _, _, _, _, "Note 13"] }]);
        Assert.False(author.Heard.Hold("Note 13"));
    }

    private static Flag Abuse(string id) => new() { ItemId = id, Category = FlagCategories.Abuse };
}
