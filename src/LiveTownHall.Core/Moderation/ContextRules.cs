using System.Collections.Immutable;
using LiveTownHall.Core.Access;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Questions;
using LiveTownHall.Core.Stage;

namespace LiveTownHall.Core.Moderation;

/// <summary>A sourced note under a question.</summary>
/// <param name="State">proposed, published, replaced or retracted.</param>
/// <param name="At">When it was proposed; once published, when that was. Unix milliseconds.</param>
/// <param name="Corrects">The published note it replaces.</param>
public sealed record ContextNote(
    string Id,
    string Text,
    ImmutableArray<string> Sources,
    string? ClaimId,
    string State,
    string By,
    long At,
    string? ConfirmedBy,
    string? Corrects)
{
    public const string Proposed = "proposed";
    public const string Published = "published";
    public const string Replaced = "replaced";
    public const string Retracted = "retracted";

    /// <summary>How whoever proposed it came in, see <see cref="Actor.Via"/>.</summary>
    public string? Via { get; init; }

    /// <summary>Whether people could ever read it; then its correction or retraction is announced.</summary>
    public bool Seen { get; init; }

    /// <summary>The note it repeats, as its question's id and its own; null for the first one about a claim.</summary>
    public string? Repeats { get; init; }
}

/// <summary>
/// The life of a context note. A note that people have seen is never just gone: its correction or retraction is an announcement,
/// which reaches everybody who is there and everybody who comes back.
/// </summary>
internal static class ContextRules
{
    private const int Most = 20;

    public static Step Apply(HallState state, ContextProposed fact, long time)
    {
        if (!Staff.IsDesk(fact.By))
            return new(state, Ruling.Forbidden);
        if (state.Questions.Find(fact.ItemId) is not { } question)
            return new(state, Ruling.NotFound);
        if (fact.Sources.IsEmpty && fact.Removed is null)
            return new(state, Ruling.InvalidRequest);
        if (!TakesNotes(question))
            return new(state, Ruling.InvalidTransition);
        if (Find(question, fact.ContextId) is { } present)
            return new(state, present.By == fact.By!.Id && present.Text == fact.Text ? Ruling.Unchanged : Ruling.DuplicateId);
        if (fact.Corrects is { } corrected && Find(question, corrected)?.State != ContextNote.Published)
            return new(state, Ruling.NotFound);
        if (question.Context.Length >= Most)
            return new(state, Ruling.LimitReached);
        var note = new ContextNote(fact.ContextId, fact.Text, fact.Sources, fact.ClaimId, ContextNote.Proposed, fact.By!.Id, time, null, fact.Corrects) { Via = fact.By.Via };
        var proposed = question with { Context = question.Context.Add(note) };
        return state.SecondPerson ? QuestionRules.Changed(state, proposed) : Publish(state, proposed, note, fact.By.Id, time);
    }

    public static Step Apply(HallState state, ContextRepeated fact, long time)
    {
        if (!Staff.IsDesk(fact.By))
            return new(state, Ruling.Forbidden);
        if (state.Questions.Find(fact.ItemId) is not { } question
            || state.Questions.Find(fact.FromItemId) is not { } first
            || Find(first, fact.FromContextId) is not { } note)
        {
            return new(state, Ruling.NotFound);
        }

        if (Find(question, fact.ContextId) is { } present)
            return new(state, present.Repeats == NameOf(first, note) ? Ruling.Unchanged : Ruling.DuplicateId);
        if (fact.Sources.IsEmpty && fact.Removed is null)
            return new(state, Ruling.InvalidRequest);
        if (note.State != ContextNote.Published || first.Number == question.Number || !TakesNotes(question))
            return new(state, Ruling.InvalidTransition);
        if (question.Context.Any(n => n.State == ContextNote.Published && NameOf(question, n) == NameOf(first, note)))
            return new(state, Ruling.Unchanged);
        if (question.Context.Length >= Most)
            return new(state, Ruling.LimitReached);
        var repeated = new ContextNote(fact.ContextId, fact.Text, fact.Sources, fact.ClaimId, ContextNote.Published, note.By, time, note.ConfirmedBy, null)
        {
            Repeats = NameOf(first, note),
        };
        return QuestionRules.Changed(IncidentRules.Responded(state, question.Id, time, isLine: true), question with { Context = question.Context.Add(repeated) });
    }

    public static Step Apply(HallState state, ContextConfirmed fact, long time)
    {
        if (!Staff.IsDesk(fact.By))
            return new(state, Ruling.Forbidden);
        if (state.Questions.Find(fact.ItemId) is not { } question || Find(question, fact.ContextId) is not { } note)
            return new(state, Ruling.NotFound);
        if (note.State == ContextNote.Published && note.ConfirmedBy == fact.By!.Id)
            return new(state, Ruling.Unchanged);
        if (note.State != ContextNote.Proposed || !TakesNotes(question))
            return new(state, Ruling.InvalidTransition);
        if (state.SecondPerson && !Persons.MayConfirm(state, note.By, note.Via, fact.By!, time))
            return new(state, Ruling.NeedsSecondPerson);
        if (note.Corrects is { } corrected && Find(question, corrected)?.State != ContextNote.Published)
            return new(state, Ruling.InvalidTransition);
        return Publish(state, question, note, fact.By!.Id, time);
    }

    public static Step Apply(HallState state, ContextRemoved fact, long time)
    {
        if (!Staff.IsDesk(fact.By))
            return new(state, Ruling.Forbidden);
        if (state.Questions.Find(fact.ItemId) is not { } question || Find(question, fact.ContextId) is not { } note)
            return new(state, Ruling.NotFound);
        if (note.State == ContextNote.Retracted)
            return new(state, Ruling.Unchanged);
        if (note.State == ContextNote.Proposed)
            return QuestionRules.Changed(state, Replace(question, note with { State = ContextNote.Retracted }));
        if (note.State != ContextNote.Published)
            return new(state, Ruling.InvalidTransition);
        var retracted = Replace(question, note with { State = ContextNote.Retracted });
        (state, var seen) = EndRepeats(state, question, note, ContextNote.Retracted);
        return QuestionRules.Changed(Tell(state, question, note with { Seen = note.Seen || seen }, note.Id + "-R", fact.Text ?? "", time), retracted);
    }

    private static Step Publish(HallState state, Question question, ContextNote note, string confirmedBy, long time)
    {
        var published = Replace(question, note with { State = ContextNote.Published, ConfirmedBy = confirmedBy, At = time });
        if (note.Corrects is { } corrected && Find(question, corrected) is { } former)
        {
            published = Replace(published, former with { State = ContextNote.Replaced });
            (state, var seen) = EndRepeats(state, question, former, ContextNote.Replaced);
            state = Tell(state, question, former with { Seen = former.Seen || seen }, note.Id, note.Text, time);
        }

        return QuestionRules.Changed(IncidentRules.Responded(state, question.Id, time, isLine: true), published);
    }

    /// <summary>Marks the notes that people can read from now on.</summary>
    internal static Question Seen(Question question)
    {
        if (question.Context.IsEmpty || !question.State.IsPublic() || !question.Context.Any(IsNew))
            return question;
        return question with { Context = [.. question.Context.Select(n => IsNew(n) ? n with { Seen = true } : n)] };

        static bool IsNew(ContextNote note) => note is { State: ContextNote.Published, Seen: false };
    }

    /// <summary>A note holds for its claim: what is no longer right under one question stands under none. The corrected one is put under the others anew.</summary>
    /// <returns>The hall without them, and whether people could read one of them.</returns>
    private static (HallState State, bool Seen) EndRepeats(HallState state, Question question, ContextNote note, string end)
    {
        var name = NameOf(question, note);
        var seen = false;
        foreach (var other in state.Questions.All)
        {
            if (other.Number == question.Number || other.Context.IsEmpty || !other.Context.Any(Ends))
                continue;
            seen |= other.Context.Any(n => Ends(n) && n.Seen);
            var ended = other with { Context = [.. other.Context.Select(n => Ends(n) ? n with { State = end } : n)] };
            state = QuestionRules.Changed(state, ended).State;

            bool Ends(ContextNote n) => n.State == ContextNote.Published && NameOf(other, n) == name;
        }

        return (state, seen);
    }

    /// <summary>What all the repeats of a note have in common.</summary>
    private static string NameOf(Question question, ContextNote note) => note.Repeats ?? $"{question.Id}/{note.Id}";

    private static bool TakesNotes(Question question)
        => question.State is not (QuestionState.Redacted or QuestionState.Withdrawn or QuestionState.Merged);

    /// <summary>What nobody could read needs no correction in public; what somebody did needs one even where the question is hidden by now.</summary>
    private static HallState Tell(HallState state, Question question, ContextNote former, string id, string text, long time)
    {
        if (!former.Seen)
            return state;
        while (state.Announcements.Any(a => a.Id == id))
            id += "-R";
        return state with { Announcements = state.Announcements.Add(new Announcement(id, text, "important", time, null, false) { Corrects = question.Id }) };
    }

    internal static ContextNote? Find(Question question, string id)
    {
        foreach (var note in question.Context)
        {
            if (string.Equals(note.Id, id, StringComparison.Ordinal))
                return note;
        }

        return null;
    }

    private static Question Replace(Question question, ContextNote changed)
        => question with { Context = [.. question.Context.Select(n => n.Id == changed.Id ? changed : n)] };
}
