using System.Collections.Frozen;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Questions;

namespace LiveTownHall.Core.Audit;

/// <summary>Turns what happened into entries.</summary>
internal static class AuditWriter
{
    private static readonly FrozenDictionary<Type, string> Actions = new Dictionary<Type, string>
    {
        [typeof(HallCreated)] = "createHall",
        [typeof(HallUpdated)] = "updateHall",
        [typeof(HallOpened)] = "openHall",
        [typeof(HallClosed)] = "closeHall",
        [typeof(PollCreated)] = "createPoll",
        [typeof(PollUpdated)] = "updatePoll",
        [typeof(PollMoved)] = "movePoll",
        [typeof(PollOpened)] = "openPoll",
        [typeof(PollReopened)] = "reopenPoll",
        [typeof(PollClosed)] = "closePoll",
        [typeof(PollTimedOut)] = "closePoll",
        [typeof(PollReset)] = "resetPoll",
        [typeof(PollDeleted)] = "deletePoll",
        [typeof(ResultsShown)] = "showResults",
        [typeof(AnswerPicked)] = "pickAnswer",
        [typeof(StageSet)] = "setStage",
        [typeof(Announced)] = "announce",
        [typeof(AnnouncementConfirmed)] = "confirmAnnouncement",
        [typeof(QuestionAsked)] = "ask",
        [typeof(QuestionEdited)] = "edit",
        [typeof(QuestionWithdrawn)] = "withdraw",
        [typeof(QuestionAppealed)] = "appeal",
        [typeof(QuestionMerged)] = "merge",
        [typeof(QuestionUnmerged)] = "unmerge",
        [typeof(DecisionUndone)] = "undo",
        [typeof(AppealDismissed)] = "dismissAppeal",
        [typeof(ItemClaimed)] = "claim",
        [typeof(ItemReleased)] = "release",
        [typeof(ItemFlagged)] = "flag",
        [typeof(FlagsResolved)] = "resolveFlags",
        [typeof(ContextProposed)] = "proposeContext",
        [typeof(ContextConfirmed)] = "confirmContext",
        [typeof(ContextRemoved)] = "removeContext",
        [typeof(AttendeeMuted)] = "mute",
        [typeof(AttendeeUnmuted)] = "unmute",
        [typeof(ItemLabelled)] = "label",
        [typeof(ItemPinned)] = "pin",
        [typeof(ItemTranslated)] = "translate",
        [typeof(IncidentOpened)] = "openIncident",
        [typeof(IncidentAssessed)] = "assessIncident",
        [typeof(IncidentMoved)] = "moveIncident",
        [typeof(IncidentBreached)] = "breach",
        [typeof(ClaimsImported)] = "importClaims",
    }.ToFrozenDictionary();

    public static void Write(AuditLog log, long position, int index, long time, Fact fact, HallState? before, HallState after)
    {
        var target = FactTarget.Any(fact);
        var question = FactTarget.Question(fact) is { } id ? after.Questions.Find(id) : null;
        var former = question is null ? null : before?.Questions.Find(question.Id);
        var (actor, role) = ActorOf(fact, question);
        var entry = new AuditEntry(
            position,
            index,
            0,
            time,
            actor,
            role,
            ActionOf(fact, former, question, time),
            target,
            question?.Revision,
            question is null ? Phase(before, fact) : former?.State.Word(),
            question is null ? Phase(after, fact) : question.State.Word(),
            ReasonOf(fact),
            fact is IncidentBreached breach ? breach.Clock : null);

        // A hold by a rule or by flags is the system's doing, and says so in an entry of its own.
        var held = fact is QuestionAsked or QuestionEdited or ItemFlagged && question is { State: QuestionState.Held, Standing.HeldBy: not null } && former?.State != QuestionState.Held;
        if (held)
            entry = entry with { To = fact is ItemFlagged ? former?.State.Word() : null };
        log.Add(entry);
        var consequence = entry with { Actor = Decision.System, Role = Decision.System, Reason = null, Rule = null };
        if (held)
            log.Add(consequence = consequence with { Part = 1, Action = Verdicts.Hold, To = question!.State.Word(), Rule = question.Standing.HeldBy });
        foreach (var number in former is null || former.Merged == question!.Merged ? [] : former.Merged)
        {
            // What had joined a question that goes is a question of its own again.
            var (joined, released) = (before!.Questions.All[number], after.Questions.All[number]);
            if (released.MergedInto is not null || released.State == QuestionState.Redacted)
                continue;
            consequence = consequence with
            {
                Part = consequence.Part + 1,
                Action = Decision.Unmerge,
                Target = released.Id,
                Revision = released.Revision,
                From = joined.State.Word(),
                To = released.State.Word(),
            };
            log.Add(consequence);
        }

        if (fact is HallClosed)
            WriteBreaches(log, consequence, before!, after);
    }

    private static void WriteBreaches(AuditLog log, AuditEntry closing, HallState before, HallState after)
    {
        foreach (var incident in after.Desk.Incidents)
        {
            foreach (var clock in incident.Breached.Except(IncidentRules.Find(before, incident.Id)!.Breached))
            {
                closing = closing with { Part = closing.Part + 1, Action = "breach", Target = incident.Id, From = incident.State, To = incident.State, Rule = clock };
                log.Add(closing);
            }
        }
    }

    private static string ActionOf(Fact fact, Question? former, Question? question, long time) => fact switch
    {
        ItemDecided f => f.Action,
        ItemRedacted => question!.State == QuestionState.Redacted ? "redact" : "proposeRedaction",
        ItemClaimed f => former?.Claim is { } claim && claim.Holds(time) && claim.By != f.By!.Id ? "takeOver" : "claim",
        ItemLabelled { On: false } => "unlabel",
        ItemPinned { On: false } => "unpin",
        _ => Actions[fact.GetType()],
    };

    private static (string Actor, string Role) ActorOf(Fact fact, Question? question)
    {
        if (fact.By is not { } by)
            return (Decision.System, Decision.System);

        // Authors go by their handle whatever their role: a question without a name has none here either.
        if (fact is QuestionAsked or QuestionEdited or QuestionWithdrawn or QuestionAppealed)
            return (question!.Handle, by.Role);
        if (by.Role is Staff.Facilitator or Staff.Moderator or Staff.Speaker)
            return (by.Id, by.Role);
        return (question?.AuthorId == by.Id ? question.Handle : by.Role, by.Role);
    }

    private static string? ReasonOf(Fact fact) => fact switch
    {
        ItemDecided f => f.Reason,
        ItemRedacted f => f.Reason,
        ItemFlagged f => f.Category,
        FlagsResolved f => f.Verdict,
        ItemLabelled f => LabelRules.SaysSo(f.Label) ? f.Label : "topic",
        AttendeeMuted f => DecisionRules.IsReason(f.Reason) ? f.Reason : null,
        IncidentMoved f => f.Outcome,
        Announced f => f.Level is "info" or "important" or "urgent" ? f.Level : null,
        _ => null,
    };

    private static string? Phase(HallState? state, Fact fact) => (state, fact) switch
    {
        (null, _) => null,
        (_, HallCreated or HallOpened or HallClosed) => Word(state.Phase.ToString()),
        (_, IncidentOpened or IncidentAssessed or IncidentMoved or IncidentBreached) => IncidentRules.Find(state, FactTarget.Any(fact)!)?.State,
        (_, StageSet or Announced or AnnouncementConfirmed) => null,
        _ when FactTarget.Any(fact) is { } id && state.FindPoll(id) is { } poll => Word(poll.Phase.ToString()),
        _ => null,
    };

    private static string Word(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
