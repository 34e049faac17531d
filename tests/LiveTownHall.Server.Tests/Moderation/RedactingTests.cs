using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Questions;

namespace LiveTownHall.Server.Tests.Moderation;

/// <summary>Personal data and what is illegal goes, by two people, one of them the facilitator.</summary>
public sealed class RedactingTests
{
    [Fact]
    public async Task Two_moderators_are_not_enough_and_one_person_is_not_two()
    {
        await using var room = await Room.OpenAsync();
        var id = await room.PublishAsync("Why does Jo live in Elm Street 5?");
        var redact = new Redact { ItemId = id, Reason = ReasonCodes.PersonalData };
        await room.Moderator.MustAsync("Redact", redact);
        await room.Moderator.MustAsync("Redact", redact);
        await room.Colleague.MustRefuseAsync(RefusalCodes.NeedsSecondPerson, "Redact", redact);
        await room.Moderator.MustRefuseAsync(RefusalCodes.InvalidRequest, "Redact", redact with { Reason = ReasonCodes.Spam });
        await room.Facilitator.UntilAsync(
            "the proposal", g => g.Sees(id) is { State: QuestionStates.Published, Desk.Redaction: { Reason: ReasonCodes.PersonalData, ByRole: Roles.Moderator } });
        await room.Facilitator.MustAsync("Redact", redact);
        await room.Facilitator.UntilAsync("gone", g => g.Sees(id) is { State: QuestionStates.Redacted, Text: "" });
        await room.Facilitator.MustRefuseAsync(RefusalCodes.InvalidTransition, "Decide", Asking.Verdict(id, DecideActions.Restore));
    }

    [Fact]
    public async Task The_text_is_gone_from_every_view_the_desks_and_the_advice_about_others_included()
    {
        await using var room = await Room.OpenAsync(ModerationModes.Post);
        var reader = await room.AttendAsync();
        const string Secret = "Elm Street 5";
        var authors = new List<Guest>();
        var ids = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            authors.Add(await room.AttendAsync(name: "Jo"));
            ids.Add(await authors[^1].AskAsync($"Why does Jo of the council live in {Secret}?"));
        }

        await authors[0].MustAsync("EditQuestion", new ChangeQuestion { QuestionId = ids[0], Revision = 1, Text = $"Why does Jo of the council still live in {Secret}?" });
        await room.Moderator.UntilAsync("card and duplicates", g => g.View.Desk!.Bursts is [{ People: 4 }] && g.Sees(ids[3])?.Desk?.Similar is { Count: > 0 });
        foreach (var id in ids)
        {
            await room.Facilitator.MustAsync("Redact", new Redact { ItemId = id, Reason = ReasonCodes.PersonalData });
            await room.Moderator.MustAsync("Redact", new Redact { ItemId = id, Reason = ReasonCodes.PersonalData });
        }

        await reader.UntilAsync("all see that something was removed, and the class of reason",
            g => ids.TrueForAll(id => g.Sees(id) is { State: QuestionStates.Redacted, Text: "", Author: null, Reason: ReasonCodes.PersonalData }));
        await authors[0].UntilAsync("so does its author", g => g.Mine(ids[0]) is { State: QuestionStates.Redacted, Text: "" });
        await room.Moderator.UntilAsync("no card, no duplicates", g => g.View.Desk!.Bursts is null && ids.TrueForAll(id => g.Sees(id)?.Desk is { Similar: null, Earlier: null }));
        var late = await room.EnterAsync(Roles.Facilitator);
        late.Heard.MustNotHold(Secret);
        foreach (var key in new[] { null, room.Hall.Keys.Facilitator })
            Assert.DoesNotContain(Secret, await (await room.Server.GetAsync($"/api/halls/{room.Hall.HallId}", key)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
