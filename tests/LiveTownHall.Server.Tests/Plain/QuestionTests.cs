using System.Net;
using LiveTownHall.Contracts.Questions;

namespace LiveTownHall.Server.Tests.Plain;

/// <summary>Asking and upvoting by forms, and what the page shows of questions.</summary>
public class QuestionTests
{
    [Fact]
    public async Task A_question_is_asked_once_however_often_the_form_is_sent()
    {
        await using var room = await Room.OpenAsync();
        using var browser = await PlainBrowser.JoinAsync(room.Server, room.Hall);

        await browser.SendAsync(Ask(room), [("text", "Who pays for the bridge?")]);
        Assert.Equal(HttpStatusCode.SeeOther, browser.Status);
        await browser.SendAsync(Ask(room), [("text", "Who pays for the bridge?")]);
        Assert.Equal(HttpStatusCode.SeeOther, browser.Status);
        await browser.FollowAsync();

        Assert.Contains("Who pays for the bridge?", browser.Text, StringComparison.Ordinal);
        Assert.Contains("In review", browser.Text, StringComparison.Ordinal);
        await room.Moderator.UntilAsync("the question at the desk", g => g.View.Questions.Count == 1);
        Assert.Null(room.Moderator.View.Questions[0].Author);
    }

    [Fact]
    public async Task Whoever_wants_to_is_named()
    {
        await using var room = await Room.OpenAsync(ModerationModes.Post);
        using var browser = await PlainBrowser.JoinAsync(room.Server, room.Hall);

        await browser.SendAsync(Ask(room), [("text", "When?"), ("named", "yes"), ("name", "Ada")]);

        await room.Moderator.UntilAsync("the name at the desk", g => g.View.Questions.Any(q => q.Author?.Name == "Ada"));
    }

    [Fact]
    public async Task A_hall_that_takes_questions_with_a_name_only_says_so_and_keeps_the_text()
    {
        await using var room = await Room.OpenAsync(anonymous: false);
        using var browser = await PlainBrowser.JoinAsync(room.Server, room.Hall);

        await browser.SendAsync(Ask(room), [("text", "Who <b>pays</b>?")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("id=\"ask-wrong\">This town hall takes questions with a name only.", browser.Html, StringComparison.Ordinal);
        Assert.Contains("Who &lt;b&gt;pays&lt;/b&gt;?</textarea>", browser.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upvote_is_given_and_taken_back()
    {
        await using var room = await Room.OpenAsync();
        var id = await room.PublishAsync("Where is the new stop?");
        using var browser = await PlainBrowser.JoinAsync(room.Server, room.Hall);

        await browser.SendAsync(Upvote(room), [], id);
        await room.Moderator.UntilAsync("the upvote", g => g.View.Questions.SingleOrDefault(q => q.Id == id)?.Upvotes == 1);
        await browser.FollowAsync();
        Assert.Contains("You upvoted this.", browser.Text, StringComparison.Ordinal);
        await browser.SendAsync(Upvote(room), [], id);

        await room.Moderator.UntilAsync("no upvote", g => g.View.Questions.SingleOrDefault(q => q.Id == id)?.Upvotes == 0);
    }

    [Fact]
    public async Task Texts_in_review_are_shown_to_their_author_and_to_nobody_else()
    {
        await using var room = await Room.OpenAsync();
        using var author = await PlainBrowser.JoinAsync(room.Server, room.Hall);
        await author.SendAsync(Ask(room), [("text", "A text that waits")]);
        await room.Moderator.UntilAsync("the question at the desk", g => g.View.Questions.Count == 1);
        using var other = await PlainBrowser.JoinAsync(room.Server, room.Hall);

        await author.GoAsync($"/p/{room.Hall.JoinCode}");

        Assert.Contains("A text that waits", author.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("A text that waits", other.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(room.Moderator.View.Questions[0].Id, other.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_author_reads_why_a_question_was_not_published()
    {
        await using var room = await Room.OpenAsync();
        using var author = await PlainBrowser.JoinAsync(room.Server, room.Hall, "fr");
        await author.SendAsync(Ask(room), [("text", "Buy my book")]);
        await room.Moderator.UntilAsync("the question at the desk", g => g.View.Questions.Count == 1);
        await room.Moderator.MustDecideAsync(room.Moderator.View.Questions[0].Id, "reject", reason: "spam");

        await author.GoAsync($"/p/{room.Hall.JoinCode}");

        Assert.Contains("lang=\"fr\" dir=\"ltr\"", author.Html, StringComparison.Ordinal);
        Assert.Contains("Spam", author.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Hostile_texts_are_shown_as_texts()
    {
        const string Hostile = "\"><script>alert(1)</script><img src=x onerror=alert(1)> & {{7*7}} @(1+1)";
        await using var room = await Room.OpenAsync();
        await room.PublishAsync(Hostile);

        using var browser = await PlainBrowser.JoinAsync(room.Server, room.Hall);

        Assert.Contains(Hostile, browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", browser.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", browser.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("script-src", browser.Response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", browser.Response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    private static string Ask(Room room) => $"/p/{room.Hall.JoinCode}/ask";

    private static string Upvote(Room room) => $"/p/{room.Hall.JoinCode}/upvote";
}
