using System.Collections.Immutable;
using System.Globalization;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.Stage;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Questions;

namespace LiveTownHall.Server.Moderation;

/// <summary>The desk's side of a hall in the words of the protocol. Backstage only.</summary>
internal static class DeskViews
{
    /// <summary>A frame stays small whatever people write: these many of the newest texts and notes of an item are in it.</summary>
    private const int MostEarlier = 5;
    private const int MostNotes = 10;

    public static DeskView Show(HallState state, HallAdvice? advice, IReadOnlyList<AnnouncementView> proposed)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (flags, appeals) = (0, 0);
        foreach (var question in state.Questions.All)
        {
            var word = question.State.Word();
            counts[word] = counts.GetValueOrDefault(word) + 1;
            flags += question.Flags.Count(f => f.IsOpen);
            appeals += question.Standing.Appeal is { State: "open" } ? 1 : 0;
        }

        return new DeskView
        {
            Counts = counts,
            OpenFlags = flags,
            OpenAppeals = appeals,
            Incidents = [.. state.Desk.Incidents.OrderBy(i => i.ClosedAt is not null).ThenBy(i => i.Severity).ThenBy(i => i.OpenedAt).Select(Incident)],
            Proposed = proposed,
            Bursts = advice?.Bursts is { Count: > 0 } bursts ? bursts : null,
            Coordination = advice?.Coordination is { Count: > 0 } warnings ? warnings : null,
            Muted = state.Desk.Muted.IsEmpty ? null : state.Desk.Muted.Values.ToImmutableSortedDictionary(m => m.Handle, m => m.Reason, StringComparer.Ordinal),
            Claims = advice?.ClaimCount ?? state.Desk.Claims.Count,
            HoldTerms = state.HoldTerms.IsEmpty ? null : state.HoldTerms,
            SecondPerson = state.SecondPerson,
            Alone = state.Access is { Alone: true } ? true : null,
        };
    }

    public static DeskItem Item(Question question, HallState state, IReadOnlyDictionary<string, int> history, bool muted, ItemAdvice? advice) => new()
    {
        AuthorId = question.Handle,
        AuthorHistory = history,
        AuthorMuted = muted ? true : null,
        Rules = question.Rules.IsEmpty && question.Standing.HeldBy is null ? null : [.. question.Rules.Append(question.Standing.HeldBy).OfType<string>().Distinct()],
        Flags = question.Flags.IsEmpty ? null : [.. question.Flags.Select(f => Flags(question, f))],
        Claim = question.Claim is { } claim ? new ItemClaimView(claim.By, null, Time(claim.Until)) : null,
        Suggestions = advice?.Suggestions is { Count: > 0 } suggestions ? suggestions : null,
        Similar = advice?.Similar is { Count: > 0 } similar ? similar : null,
        Proposed = Proposed(question),
        Decision = Decision(question),
        Redaction = question.Redaction is { } redaction ? new ProposedRedaction(redaction.By, null, redaction.Reason, redaction.Role) : null,
        Merged = question.Merged.IsEmpty ? null : [.. question.Merged.Select(n => state.Questions.All[n].Id)],
        Earlier = question.Earlier.IsEmpty ? null : [.. question.Earlier.TakeLast(MostEarlier)],
        RejectedBy = question.State == QuestionState.Rejected ? question.Standing.RejectedBy : null,
    };

    public static DecisionView? Decision(Question question) => question.Decision is { } decision
        ? new DecisionView(
            decision.By,
            null,
            decision.Action,
            Time(decision.At),
            decision.Revision,
            decision.Former.State.Word(),
            decision.To.Word(),
            decision.To == question.State && decision.CanBeUndone ? Time(decision.At + DecisionRules.UndoWindow) : null)
        : null;

    /// <summary>Muted under this handle: under another one of the same person it does not show.</summary>
    public static bool IsMuted(HallState state, Question question) => state.Desk.Muted.ContainsKey(question.Handle);

    /// <summary>Questions by handle and state.</summary>
    /// <param name="former">An author whose counts did not change keeps the object from here.</param>
    public static Dictionary<string, ImmutableSortedDictionary<string, int>> Histories(
        QuestionsState questions, Dictionary<string, ImmutableSortedDictionary<string, int>> former)
    {
        var counts = new Dictionary<(string Handle, QuestionState State), int>();
        foreach (var question in questions.All)
        {
            var key = (question.Handle, question.State);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        var histories = new Dictionary<string, ImmutableSortedDictionary<string, int>>(StringComparer.Ordinal);
        foreach (var author in counts.GroupBy(c => c.Key.Handle))
        {
            var now = author.ToImmutableSortedDictionary(c => c.Key.State.Word(), c => c.Value, StringComparer.Ordinal);
            histories[author.Key] = former.TryGetValue(author.Key, out var was) && was.SequenceEqual(now) ? was : now;
        }

        return histories;
    }

    public static string CaseId(Question question, FlagCase flags) => $"{question.Id}-{flags.Category}";

    private static FlagCaseView Flags(Question question, FlagCase flags) => new()
    {
        Id = CaseId(question, flags),
        Category = flags.Category,
        State = flags.State == "open" && question.Claim is not null ? "claimed" : flags.State,
        People = flags.Flags.Length,
        Weight = flags.Flags.Sum(f => f.Weight),
        Notes = flags.Flags.Any(f => f.Note is not null) ? [.. flags.Flags.Select(f => f.Note).OfType<string>().TakeLast(MostNotes)] : null,
    };

    private static IReadOnlyList<ProposedContext>? Proposed(Question question)
    {
        var notes = question.Context.Where(c => c.State == ContextNote.Proposed)
            .Select(c => new ProposedContext(c.Id, c.Text, c.Sources, c.By, null, Time(c.At), c.Corrects)).ToList();
        return notes.Count == 0 ? null : notes;
    }

    private static IncidentView Incident(Incident incident) => new()
    {
        Id = incident.Id,
        Title = incident.Title,
        State = incident.State,
        Severity = incident.Severity,
        Harm = incident.Harm,
        Spread = incident.Spread,
        OpenedAt = Time(incident.OpenedAt),
        Revision = incident.Revision,
        Clocks = [.. incident.Clocks.Select(c => new IncidentClock(c.Name, c.Due is { } due ? Time(due) : null, c.Met is { } met ? Time(met) : null, c.Breached ? true : null))],
        ItemId = incident.ItemId,
        ClaimId = incident.ClaimId,
        Outcome = incident.Outcome,
        Note = incident.Note,
        ClosedAt = incident.ClosedAt is { } closed ? Time(closed) : null,
    };

    private static DateTimeOffset Time(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at);
}
