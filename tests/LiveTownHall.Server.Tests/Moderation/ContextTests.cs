using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Stage;

namespace LiveTownHall.Server.Tests.Moderation;

/// <summary>A note under a question, by two people; and its correction, which reaches everybody.</summary>
public sealed class ContextTests
{
    [Fact]
    public async Task A_note_is_read_on_phones_and_wall_once_a_second_person_stands_behind_it()
    {
        await using var room = await Room.OpenAsync();
        var (phone, wall) = (await room.AttendAsync(), await room.EnterAsync(Roles.Screen));
        var id = await room.PublishAsync("Is the bridge closed?");
        var note = Note(id, "It is open since May.");
        await room.Moderator.MustAsync("AddContext", note);
        await room.Moderator.MustRefuseAsync(RefusalCodes.NeedsSecondPerson, "ConfirmContext", note);
        await room.Colleague.UntilAsync("the proposal", g => g.Sees(id)?.Desk?.Proposed is [{ Text: "It is open since May." }]);
        await phone.UntilAsync("the question", g => g.Sees(id) is { Context: null });
        await room.Colleague.MustAsync("ConfirmContext", note);
        foreach (var screen in new[] { phone, wall })
            await screen.UntilAsync("the note", g => g.Sees(id)?.Context is [{ Text: "It is open since May.", Sources: ["https://example.org/bridge"] }]);
        Assert.Equal(1, Count(phone, "It is open since May."));
    }

    [Fact]
    public async Task A_note_is_put_under_a_repeat_of_its_claim_and_goes_from_both_when_it_is_retracted()
    {
        await using var room = await Room.OpenAsync();
        var phone = await room.AttendAsync();
        var (first, again) = (await room.PublishAsync("Is the bridge closed?"), await room.PublishAsync("Why did they close the bridge?"));
        var note = Note(first, "It is open since May.") with { ClaimId = "bridge" };
        var repeat = new RepeatContext { ItemId = again, ContextId = Drafts.NewId(), FromItemId = first, FromContextId = note.ContextId };
        await room.Moderator.MustAsync("AddContext", note);
        await room.Moderator.MustRefuseAsync(RefusalCodes.InvalidTransition, "RepeatContext", repeat);
        await room.Colleague.MustAsync("ConfirmContext", note);
        await room.Moderator.MustRefuseAsync(RefusalCodes.NotFound, "RepeatContext", repeat with { FromContextId = Drafts.NewId() });
        await room.Moderator.MustAsync("RepeatContext", repeat);
        await room.Moderator.MustAsync("RepeatContext", repeat);
        foreach (var id in new[] { first, again })
            await phone.UntilAsync("the note", g => g.Sees(id)?.Context is [{ Text: "It is open since May.", ClaimId: "bridge" }]);

        var log = await (await room.Server.GetAsync($"/api/halls/{room.Hall.HallId}/log")).Content.ReadAsStringAsync();
        Assert.Contains("\"repeatContext\"", log, StringComparison.Ordinal);
        await room.Moderator.MustAsync("RemoveContext", new WriteContext { ItemId = first, ContextId = note.ContextId });
        foreach (var id in new[] { first, again })
            await phone.UntilAsync("no note", g => g.Sees(id) is { Context: null or [] });
    }

    [Fact]
    public async Task A_statement_that_is_withdrawn_waits_nowhere_and_reaches_nobody()
    {
        await using var room = await Room.OpenAsync();
        var phone = await room.AttendAsync();
        var urgent = new Announce { AnnouncementId = Drafts.NewId(), Text = "Leave by the north doors.", Level = AnnouncementLevels.Urgent };
        var it = new ConfirmAnnouncement { AnnouncementId = urgent.AnnouncementId };
        await room.Moderator.MustAsync("Announce", urgent);
        await room.Colleague.UntilAsync("the proposal", g => g.View.Desk?.Proposed is [{ Level: AnnouncementLevels.Urgent }]);
        await room.Colleague.MustAsync("WithdrawAnnouncement", it);
        await room.Colleague.UntilAsync("nothing proposed", g => g.View.Desk?.Proposed is []);
        await room.Colleague.MustRefuseAsync(RefusalCodes.InvalidTransition, "ConfirmAnnouncement", it);
        await room.Facilitator.MustAsync("Announce", urgent with { AnnouncementId = Drafts.NewId(), Text = "Coffee", Level = AnnouncementLevels.Info });
        await phone.UntilAsync("what came after it", g => g.View.Announcements is [{ Text: "Coffee" }]);
    }

    [Fact]
    public async Task A_correction_and_a_retraction_reach_everybody_who_is_there_and_who_comes_later()
    {
        await using var room = await Room.OpenAsync();
        await room.Facilitator.MustAsync("UpdateHall", new UpdateHall { SecondPerson = false });
        var (phone, wall) = (await room.AttendAsync(), await room.EnterAsync(Roles.Screen));
        var id = await room.PublishAsync("Is the bridge closed?");
        var note = Note(id, "It is open since May.");
        await room.Moderator.MustAsync("AddContext", note);
        await phone.UntilAsync("the note at once", g => g.Sees(id)?.Context is [{ Corrected: null }]);
        var correction = Note(id, "It is open since June.") with { Corrects = note.ContextId };
        await room.Moderator.MustAsync("AddContext", correction);
        foreach (var screen in new[] { phone, wall, await room.AttendAsync() })
        {
            await screen.UntilAsync("the corrected note", g => g.Sees(id)?.Context is [{ Text: "It is open since June.", Corrected: true }]);
            await screen.UntilAsync("the correction", g => g.View.Announcements is [{ Text: "It is open since June." } told] && told.Corrects == id);
        }

        await room.Moderator.MustAsync("RemoveContext", new WriteContext { ItemId = id, ContextId = correction.ContextId, Text = "We were wrong." });
        await phone.UntilAsync("the retraction", g => g.Sees(id) is { Context: null or [] } && g.View.Announcements.Any(a => a.Text == "We were wrong." && a.Corrects == id));
    }

    [Fact]
    public async Task What_nobody_saw_is_taken_back_in_silence()
    {
        await using var room = await Room.OpenAsync();
        var phone = await room.AttendAsync();
        var id = await room.PublishAsync("Is the bridge closed?");
        var note = Note(id, "It is open since May.");
        await room.Moderator.MustAsync("AddContext", note);
        await room.Moderator.MustAsync("RemoveContext", note with { Text = "Never mind." });
        await room.Colleague.MustRefuseAsync(RefusalCodes.InvalidTransition, "ConfirmContext", note);
        var position = await room.Server.PositionAsync(room.Hall);
        await phone.MustAsync("Resync");
        await phone.UntilAsync("the newest", g => g.View.Position >= position);
        Assert.Empty(phone.View.Announcements);
        phone.Heard.MustNotHold("Never mind.");
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("ftp://example.org/")]
    [InlineData("//example.org/")]
    [InlineData("https://example.org/\u202Egpj.exe")]
    [InlineData("https://example.org/\u200B")]
    [InlineData(" https://example.org/")]
    [InlineData("example.org")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_source_that_is_no_plain_address_of_the_web_is_refused(string? source)
    {
        await using var room = await Room.OpenAsync();
        var id = await room.PublishAsync("Is the bridge closed?");
        var note = Note(id, "It is open.");
        await room.Moderator.MustRefuseAsync(RefusalCodes.InvalidRequest, "AddContext", note with { Sources = [source!] });
        await room.Moderator.MustRefuseAsync(RefusalCodes.InvalidRequest, "AddContext", note with { Sources = null });
        await room.Moderator.MustRefuseAsync(RefusalCodes.InvalidRequest, "AddContext", note with { Sources = [.. Enumerable.Repeat("https://example.org/", 6)] });
        await room.Moderator.MustRefuseAsync(RefusalCodes.InvalidRequest, "AddContext", note with { ClaimId = new string('x', 5000) });
        await room.Moderator.MustRefuseAsync(RefusalCodes.TooLong, "AddContext", note with { Text = new string('x', 281) });
    }

    [Fact]
    public async Task A_statement_is_a_draft_of_the_desk_until_a_second_person_stands_behind_it()
    {
        await using var room = await Room.OpenAsync();
        var phone = await room.AttendAsync();
        var urgent = new Announce { AnnouncementId = Drafts.NewId(), Text = "The hall is safe, stay seated.", Level = AnnouncementLevels.Urgent };
        await room.Moderator.MustAsync("Announce", urgent);
        await room.Moderator.MustRefuseAsync(RefusalCodes.NeedsSecondPerson, "ConfirmAnnouncement", new ConfirmAnnouncement { AnnouncementId = urgent.AnnouncementId });
        await room.Facilitator.MustRefuseAsync(RefusalCodes.NotFound, "SetStage", Drafts.Stage(StageKinds.Announcement, urgent.AnnouncementId));
        await room.Colleague.UntilAsync("the draft", g => g.View.Desk!.Proposed is [{ Text: "The hall is safe, stay seated." }]);
        Assert.Equal(0, Count(phone, urgent.Text!));
        await room.Colleague.MustAsync("ConfirmAnnouncement", new ConfirmAnnouncement { AnnouncementId = urgent.AnnouncementId });
        await phone.UntilAsync("the statement", g => g.View.Announcements is [{ Level: AnnouncementLevels.Urgent }]);
        await room.Colleague.UntilAsync("no draft", g => g.View.Desk!.Proposed.Count == 0);
    }

    private static WriteContext Note(string id, string text) => new() { ItemId = id, ContextId = Drafts.NewId(), Text = text, Sources = ["https://example.org/bridge"] };

    private static int Count(Guest guest, string text) => System.Text.Encoding.UTF8.GetString(guest.Heard).Split(text).Length - 1;
}
