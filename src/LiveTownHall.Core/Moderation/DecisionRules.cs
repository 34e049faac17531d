using System.Collections.Immutable;
using LiveTownHall.Core.Access;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Questions;
using LiveTownHall.Core.Stage;

namespace LiveTownHall.Core.Moderation;

/// <summary>Verdicts on questions, taking them back, appeals, redaction.</summary>
public static class DecisionRules
{
    /// <summary>Milliseconds in which whoever decided may take it back.</summary>
    public const long UndoWindow = 10_000;

    /// <summary>Milliseconds in which a verdict that comes too late is called a conflict: both looked at the same thing.</summary>
    public const long AtOnce = 10_000;

    private static readonly ImmutableArray<string> Reasons =
        ["duplicate", "off_topic", "abuse", "hate", "spam", "personal_data", "false_or_misleading", "illegal", "unclear", "other"];

    public static bool IsReason(string? reason) => reason is not null && Reasons.Contains(reason);

    internal static Step Apply(HallState state, ItemDecided fact, long time)
    {
        if (fact.By is not { } by)
            return new(state, Ruling.Forbidden);
        if (!Verdicts.All.Contains(fact.Action))
            return new(state, Ruling.InvalidRequest);
        if (!Transitions.MayGive(by.Role, fact.Action))
            return new(state, Ruling.Forbidden);
        if (state.Questions.Find(fact.ItemId) is not { } question)
            return new(state, Ruling.NotFound);
        if (fact.Revision != question.Revision)
            return new(state, fact.Revision < question.Revision ? Ruling.StaleRevision : Ruling.InvalidRequest);
        if (IsRetry(question, by, fact.Action))
            return new(state, Ruling.Unchanged);
        if (Transitions.Target(question.State, fact.Action) is not { } target)
            return Refuse(state, question, by, fact.Action, time);
        if (fact.Action == Verdicts.Reject ? !IsReason(fact.Reason) : fact.Reason is not null && !IsReason(fact.Reason))
            return new(state, Ruling.InvalidRequest);
        if (target == QuestionState.Live && state.Questions.Live is not null)
            return new(state, Ruling.InvalidTransition);
        if (fact.Action == Verdicts.Restore && question.Standing is { Appeal.State: "open" } appealed && !MayRuleOn(state, appealed, by, time))
            return new(state, Ruling.NeedsSecondPerson);
        var decided = question with
        {
            Standing = Next(question, fact, target, by, time),
            Decision = new Decision(by.Id, by.Role, fact.Action, time, question.Revision, question.Standing, target),
            Claim = question.Claim?.By == by.Id ? null : question.Claim,
        };
        if (target == QuestionState.Rejected)
        {
            state = QuestionRules.Release(state, decided);
            decided = QuestionRules.Emptied(decided);
        }

        return QuestionRules.Changed(state, decided);
    }

    internal static Step Apply(HallState state, DecisionUndone fact, long time)
    {
        if (state.Questions.Find(fact.ItemId) is not { } question)
            return new(state, Ruling.NotFound);
        if (question.Decision is not { } decision || decision.By != fact.By?.Id)
            return new(state, Ruling.Forbidden);
        if (IsRetry(question, fact.By!, Decision.Undo))
            return new(state, Ruling.Unchanged);
        var stands = decision.CanBeUndone && question.State == decision.To && question.Revision == decision.Revision;
        if (!stands || time - decision.At > UndoWindow)
            return new(state, Ruling.InvalidTransition);
        if (decision.Former.State == QuestionState.Live && state.Questions.Live is { } live && live != question.Number)
            return new(state, Ruling.InvalidTransition);
        var undo = new Decision(fact.By!.Id, fact.By.Role, Decision.Undo, time, question.Revision, question.Standing, decision.Former.State);
        return QuestionRules.Changed(state, question with { Standing = decision.Former, Decision = undo });
    }

    internal static Step Apply(HallState state, AppealDismissed fact, long time)
    {
        if (!Staff.IsDesk(fact.By))
            return new(state, Ruling.Forbidden);
        if (state.Questions.Find(fact.ItemId) is not { } question)
            return new(state, Ruling.NotFound);
        if (question.Standing.Appeal is not { } appeal || question.State != QuestionState.Rejected)
            return Refuse(state, question, fact.By!, Verdicts.Restore, time);
        if (appeal.State == "dismissed")
            return new(state, Ruling.Unchanged);
        if (!MayRuleOn(state, question.Standing, fact.By!, time))
            return new(state, Ruling.NeedsSecondPerson);
        var standing = question.Standing with { Appeal = appeal with { State = "dismissed" }, Note = fact.Note ?? question.Standing.Note };
        return QuestionRules.Changed(state, question with { Standing = standing, Decision = null });
    }

    internal static Step Apply(HallState state, ItemRedacted fact, long time)
    {
        if (!Staff.IsDesk(fact.By))
            return new(state, Ruling.Forbidden);
        if (state.Questions.Find(fact.ItemId) is not { } question)
            return new(state, Ruling.NotFound);
        if (fact.Reason is not ("personal_data" or "illegal"))
            return new(state, Ruling.InvalidRequest);
        if (question.State == QuestionState.Redacted)
            return new(state, Ruling.Unchanged);
        var by = fact.By!;
        var alone = Persons.MayDoSoAlone(state, by, time);
        if (!alone && (question.Redaction is not { } present || present.Reason != fact.Reason))
            return QuestionRules.Changed(state, question with { Redaction = new Redaction(by.Id, by.Role, fact.Reason) { Via = by.Via } });
        if (!alone && question.Redaction is { } proposed)
        {
            if (proposed.By == by.Id)
                return new(state, Ruling.Unchanged);
            if ((proposed.Role != Staff.Facilitator && by.Role != Staff.Facilitator) || !Persons.AreTwo(state, proposed.By, proposed.Via, by))
                return new(state, Ruling.NeedsSecondPerson);
        }

        var gone = Redacted(question, fact.Reason);
        if (question.MergedInto is { } into)
        {
            var root = state.Questions.All[into];
            state = state with { Questions = state.Questions.With(root with { Merged = root.Merged.Remove(question.Number) }) };
        }

        state = AnnouncementRules.TakeBack(QuestionRules.Release(state, question), question.Id);
        return QuestionRules.Changed(state, gone);
    }

    /// <summary>Why a verdict does not apply: somebody was faster, or it never applied.</summary>
    internal static Step Refuse(HallState state, Question question, Actor by, string verdict, long time)
    {
        var beaten = question.Decision is { } last
            && last.By != by.Id
            && last.Revision == question.Revision
            && time - last.At <= AtOnce
            && (verdict == Decision.Merge ? last.Former.State is QuestionState.Pending or QuestionState.Published : Transitions.Target(last.Former.State, verdict) is not null);
        return new(state, beaten ? Ruling.Conflict : Ruling.InvalidTransition);
    }

    /// <summary>Whoever rejected a question does not rule on the appeal.</summary>
    internal static bool IsAnother(HallState state, Standing standing, Actor by)
        => standing.RejectedBy is not { } rejecter || Persons.AreTwo(state, rejecter, standing.RejectedVia, by);

    private static bool MayRuleOn(HallState state, Standing standing, Actor by, long time) => IsAnother(state, standing, by) || Persons.MayDoSoAlone(state, by, time);

    internal static bool IsRetry(Question question, Actor by, string verdict)
        => question.Decision is { } last && last.By == by.Id && last.Action == verdict && last.To == question.State && last.Revision == question.Revision;

    private static Standing Next(Question question, ItemDecided fact, QuestionState target, Actor by, long time)
    {
        var standing = question.Standing with { State = target, HeldBy = null };
        return fact.Action switch
        {
            Verdicts.Approve => standing with { ApprovedRevision = question.Revision, Note = fact.Note, Reason = null },
            Verdicts.Reject => standing with { Reason = fact.Reason, Note = fact.Note, RejectedBy = by.Id, RejectedVia = by.Via, Appeal = null },
            Verdicts.Hold => standing with { Reason = fact.Reason, Note = fact.Note },
            Verdicts.Restore => standing with
            {
                Reason = null,
                Note = fact.Note,
                Answer = null,
                FollowUp = null,
                RejectedBy = null,
                RejectedVia = null,
                ApprovedRevision = question.Revision,
                Appeal = standing.Appeal is { State: "open" } appeal ? appeal with { State = "granted" } : standing.Appeal,
            },
            Verdicts.Answer => standing with { Answer = new QuestionAnswer(fact.Note, time), FollowUp = standing.FollowUp is { } due ? due with { Done = true } : null },
            Verdicts.Defer => standing with { FollowUp = new FollowUp(fact.Owner, fact.Due), Note = fact.Note },
            _ => standing,
        };
    }

    /// <summary>What stays of a redacted question: that it was there, who asked for its going, and why.</summary>
    private static Question Redacted(Question question, string reason) => question with
    {
        Text = "",
        Earlier = [],
        AuthorName = null,
        Rules = [],
        Labels = question.Labels.Clear(),
        Translations = question.Translations.Clear(),
        Context = [],
        Merged = [],
        MergedInto = null,
        Claim = null,
        Redaction = null,
        Decision = null,
        Flags = [.. FlagRules.Void(question.Flags).Select(c => c with { Flags = [.. c.Flags.Select(f => f with { Note = null })] })],
        FlagSum = FlagSum.None,
        Standing = new Standing(QuestionState.Redacted) { Reason = reason },
    };
}

/// <summary>A redaction that waits for a second person.</summary>
public sealed record Redaction(string By, string Role, string Reason)
{
    /// <summary>How they came in, see <see cref="Actor.Via"/>.</summary>
    public string? Via { get; init; }
}
