using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.Questions;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveTownHall.Server.Tests.Rig;

/// <summary>Short ways to ask and to moderate.</summary>
internal static class Asking
{
    public static AskQuestion Question(string text, string? id = null) => new() { QuestionId = id ?? Drafts.NewId(), Text = text };

    public static Decide Verdict(string id, string action, int revision = 1, string? reason = null, string? note = null)
        => new() { ItemId = id, Revision = revision, Action = action, Reason = reason, Note = note };

    public static ItemCommand Item(string id) => new() { ItemId = id };

    /// <returns>The question's id.</returns>
    public static async Task<string> AskAsync(this Guest guest, string text, string? landsIn = null)
    {
        var question = Question(text);
        var outcome = await guest.MustAsync("AskQuestion", question);
        if (landsIn is not null)
            Assert.Equal(landsIn, outcome.State);
        return question.QuestionId!;
    }

    public static Task<Outcome> DecideAsync(this Guest staff, string id, string action, int revision = 1, string? reason = null, string? note = null)
        => staff.CallAsync("Decide", Verdict(id, action, revision, reason, note));

    public static async Task MustDecideAsync(this Guest staff, string id, string action, int revision = 1, string? reason = null, string? note = null)
    {
        var outcome = await staff.DecideAsync(id, action, revision, reason, note);
        Assert.True(outcome.Ok, $"{action}: {outcome.Error}");
    }

    public static async Task MustRefuseAsync(this Guest guest, string code, string method, params object?[] arguments)
    {
        var outcome = await guest.CallAsync(method, arguments);
        Assert.False(outcome.Ok, $"{method} was accepted");
        Assert.Equal(code, outcome.Error!.Code);
    }

    /// <summary>The question as the frames of this guest show it; null where they don't.</summary>
    public static QuestionView? Sees(this Guest guest, string id) => guest.View.Questions.FirstOrDefault(q => q.Id == id);

    /// <summary>The question as its author sees it.</summary>
    public static QuestionView? Mine(this Guest guest, string id) => guest.Me?.Asked.FirstOrDefault(q => q.Id == id);

    public static Task<QuestionPage> FindAsync(this Guest guest, FindQuestions find)
        => guest.Connection.InvokeCoreAsync<QuestionPage>("FindQuestions", [find]).Within();

    /// <summary>Everything that was done to an item.</summary>
    public static async Task<IReadOnlyList<AuditEntryView>> HistoryAsync(this Guest staff, string id)
    {
        var page = await staff.Connection.InvokeCoreAsync<AuditPage>("ItemHistory", [Item(id)]).Within();
        Assert.True(page.Ok, page.Error?.Message);
        return page.Entries!;
    }
}
