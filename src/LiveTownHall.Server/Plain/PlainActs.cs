using System.Globalization;
using LiveTownHall.Contracts.Budgets;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Server.Budgets;
using LiveTownHall.Server.Codes;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Metrics;
using LiveTownHall.Server.Plain.Ballots;
using LiveTownHall.Server.Plain.Budgets;
using LiveTownHall.Server.Plain.Words;
using LiveTownHall.Server.Polls;
using LiveTownHall.Server.Questions;

namespace LiveTownHall.Server.Plain;

/// <summary>From a form to its use case.</summary>
/// <returns>Id of the form's place in the page, and why it was refused; null where it was done.</returns>
internal delegate Task<(string Form, string? Refusal)> PlainAct(Attendee attendee, IFormCollection typed, Phrasebook words, CancellationToken cancellation);

/// <summary>What people do by forms. The use cases decide; here is only reading, and saying why not in the person's language.</summary>
internal sealed class PlainActs(SecurityLog events)
{
    public async Task<(string Form, string? Refusal)> VoteAsync(Attendee attendee, IFormCollection typed, Phrasebook words, CancellationToken cancellation)
    {
        var pollId = typed["poll"].ToString().ToUpperInvariant();
        var place = Ids.IsUlid(pollId) ? $"poll-{pollId}" : "now";
        if (attendee.Hall.Session.State.FindPoll(pollId) is not { } poll || !PollViews.IsSeen(poll, View.Audience))
            return (place, Say(words, RefusalCodes.NotFound, ""));
        if (typed["round"] != poll.Round.ToString(CultureInfo.InvariantCulture))
            return (place, words.T("common.refusal_poll_restarted"));
        var view = PollViews.Show(poll, null);
        var form = BallotForms.Of(view.Kind);
        var silence = SilenceOf(typed);
        if (silence is null && form.Unreadable(view, typed, words) is { } flaw)
            return (place, flaw);
        var cast = new CastBallot { PollId = pollId, Ballot = silence ?? form.Read(view, typed, words), Revision = RevisionOf(typed) };
        var outcome = await Casting.CastAsync(attendee, cast, cancellation);
        return (place, outcome.Error is not { } error ? null : ProblemOf(error));

        string ProblemOf(Refusal error) => (error.Code == RefusalCodes.InvalidBallot ? form.Problem(view, typed, words) : null) ?? Say(words, error.Code, error.Message);
    }

    public async Task<(string Form, string? Refusal)> BudgetAsync(Attendee attendee, IFormCollection typed, Phrasebook words, CancellationToken cancellation)
    {
        var id = typed["budget"].ToString().ToUpperInvariant();
        var place = Ids.IsUlid(id) ? $"budget-{id}" : "now";
        if (attendee.Hall.Session.State.Budgets?.Find(id) is not { } budget)
            return (place, Say(words, RefusalCodes.NotFound, ""));
        var view = BudgetViews.Show(budget, View.Audience);
        if (BudgetForm.Read(view, typed) is not { } vote)
            return (place, words.T("plain.budgetUnreadable"));
        var outcome = await BudgetCasting.CastAsync(attendee, new CastBudget { BudgetId = id, Ballot = vote }, cancellation);
        if (outcome.Error is not { } error)
            return (place, null);

        // What is wrong with a ballot is said by what it may be.
        return (place, error.Code == RefusalCodes.InvalidBallot ? BudgetForm.Hint(view, words) : Say(words, error.Code, error.Message));
    }

    /// <summary>The ballot of a button that says nothing of the fields; null for the one that casts them.</summary>
    private static Ballot? SilenceOf(IFormCollection typed) => typed["silence"].ToString() switch
    {
        "abstain" => new() { Abstain = true },
        "withdraw" => new() { Withdraw = true },
        _ => null,
    };

    /// <summary>The wording that stood in the form; null where the form says nothing of it.</summary>
    private static int? RevisionOf(IFormCollection typed)
        => int.TryParse(typed["revision"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : null;

    public async Task<(string Form, string? Refusal)> AskAsync(Attendee attendee, IFormCollection typed, Phrasebook words, CancellationToken cancellation)
    {
        const string Form = "ask";
        var isAnonymous = attendee.Hall.Session.State.AnonymousQuestions && typed["named"].Count == 0;
        string? name = null;
        if (!isAnonymous && !string.IsNullOrWhiteSpace(typed["name"]) && Names.Check("name", typed["name"], attendee.Hall, out name) is { } bad)
            return (Form, Say(words, bad.Error!.Code, bad.Error.Message));
        if (!isAnonymous && name is null)
            return (Form, words.T("questions.needsName"));
        var asking = attendee with { Caller = attendee.Caller with { DisplayName = name } };
        var question = new AskQuestion { QuestionId = typed["question"], Text = typed["text"], Language = words.Language, Anonymous = isAnonymous };
        var outcome = await Asking.AskAsync(asking, question);
        return outcome.Error is { } error ? (Form, Say(words, error.Code, error.Message)) : ($"question-{typed["question"].ToString().ToUpperInvariant()}", null);
    }

    public async Task<(string Form, string? Refusal)> UpvoteAsync(Attendee attendee, IFormCollection typed, Phrasebook words, CancellationToken cancellation)
    {
        var id = typed["question"].ToString().ToUpperInvariant();
        var outcome = await Upvoting.UpvoteAsync(attendee, new Upvote { QuestionId = id, On = typed["on"] == "yes" }, cancellation);
        var place = Ids.IsUlid(id) ? id : "";
        return outcome.Error is { } error ? ($"upvote-{place}", Say(words, error.Code, error.Message)) : ($"question-{place}", null);
    }

    public async Task<(string Form, string? Refusal)> CodeAsync(Attendee attendee, IFormCollection typed, Phrasebook words, CancellationToken cancellation)
    {
        const string Form = "voter-code";
        var outcome = await Redeeming.RedeemAsync(attendee.Hall, attendee.Person, typed["voterCode"].ToString(), attendee.Network, events, cancellation);
        return outcome.Error is { } error ? (Form, Say(words, error.Code, error.Message)) : ("now", null);
    }

    /// <summary>In the person's language where there are words for the code, else as the server put it.</summary>
    private static string Say(Phrasebook words, string code, string message)
    {
        foreach (var section in new[] { "common", "codes" })
        {
            var key = $"{section}.refusal_{code}";
            if (words.Has(key))
                return words.T(key);
        }

        return message.Length > 0 ? message : words.T("common.refusal_other");
    }
}
