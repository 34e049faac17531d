using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.Stage;

namespace LiveTownHall.Server.Tests.Plain;

/// <summary>What the page shows of what the desk does.</summary>
public class ShownTests
{
    [Fact]
    public async Task An_urgent_announcement_is_an_alert_once_two_people_stand_behind_it_and_one_taken_back_is_gone()
    {
        await using var room = await Room.OpenAsync();
        var urgent = new Announce { AnnouncementId = Drafts.NewId(), Text = "Leave by the back door", Level = AnnouncementLevels.Urgent };
        await room.Moderator.MustAsync("Announce", urgent);
        using var browser = await PlainBrowser.JoinAsync(room.Server, room.Hall);
        Assert.DoesNotContain("Leave by the back door", browser.Text, StringComparison.Ordinal);

        await room.Colleague.MustAsync("ConfirmAnnouncement", new ConfirmAnnouncement { AnnouncementId = urgent.AnnouncementId });
        await browser.GoAsync($"/p/{room.Hall.JoinCode}");
        Assert.Matches("role=\"alert\">\\s*<h2>Announcement</h2>\\s*<p[^>]*>Leave by the back door</p>", browser.Html);

        var retraction = new Announce { AnnouncementId = Drafts.NewId(), Text = "All is well", Level = AnnouncementLevels.Info, Retracts = urgent.AnnouncementId };
        await room.Moderator.MustAsync("Announce", retraction);
        await browser.GoAsync($"/p/{room.Hall.JoinCode}");
        Assert.DoesNotContain("Leave by the back door", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_context_note_stands_under_its_question_with_its_sources_and_not_before_it_is_confirmed()
    {
        await using var room = await Room.OpenAsync();
        var id = await room.PublishAsync("Is the bridge closed?");
        var note = new WriteContext { ItemId = id, ContextId = Drafts.NewId(), Text = "It is open since May.", Sources = ["https://example.org/bridge"] };
        await room.Moderator.MustAsync("AddContext", note);
        using var browser = await PlainBrowser.JoinAsync(room.Server, room.Hall);
        Assert.DoesNotContain("It is open since May.", browser.Text, StringComparison.Ordinal);

        await room.Colleague.MustAsync("ConfirmContext", note);
        await browser.GoAsync($"/p/{room.Hall.JoinCode}");

        Assert.Contains("It is open since May.", browser.Text, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://example.org/bridge\" rel=\"noopener noreferrer nofollow\"", browser.Html, StringComparison.Ordinal);
    }
}
