using LiveTownHall.Core.Access;
using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;
using LiveTownHall.Core.Questions;

namespace LiveTownHall.Core.Moderation;

/// <param name="Revision">The revision that was read.</param>
/// <param name="Action">One of <see cref="Verdicts"/>.</param>
/// <param name="Note">answer: the written answer. Else a word to the author.</param>
/// <param name="Owner">defer: who will answer.</param>
/// <param name="Due">defer: a day as <c>yyyy-MM-dd</c>.</param>
public sealed record ItemDecided(
    string ItemId,
    int Revision,
    string Action,
    string? Reason = null,
    string? Note = null,
    string? Owner = null,
    string? Due = null) : QuestionFact
{
    internal override string? AboutQuestion => ItemId;

    internal override string? AuditReason => Reason;

    internal override Fact? WithoutText() => (Note ?? Owner ?? Due) is null ? null : this with { Note = null, Owner = null, Due = null };

    internal override Step ApplyTo(HallState state, Moment moment) => DecisionRules.Apply(state, this, moment.Time);

    internal override bool IsDoneAlone(HallState before, HallState after)
        => Action == Verdicts.Restore && before.Questions.Find(ItemId)?.Standing is { Appeal.State: "open" } standing && !DecisionRules.IsAnother(before, standing, By!);

    internal override string AuditAction(in Happening happening) => Action;
}

/// <summary>Takes back the newest verdict, by whoever gave it, within <see cref="DecisionRules.UndoWindow"/>.</summary>
public sealed record DecisionUndone(string ItemId) : QuestionFact
{
    internal override string? AboutQuestion => ItemId;

    internal override Step ApplyTo(HallState state, Moment moment) => DecisionRules.Apply(state, this, moment.Time);

    internal override string AuditAction(in Happening happening) => "undo";
}

public sealed record AppealDismissed(string ItemId, string? Note = null) : QuestionFact
{
    internal override string? AboutQuestion => ItemId;

    internal override Fact? WithoutText() => Note is null ? null : this with { Note = null };

    internal override Step ApplyTo(HallState state, Moment moment) => DecisionRules.Apply(state, this, moment.Time);

    internal override bool IsDoneAlone(HallState before, HallState after)
        => before.Questions.Find(ItemId) is { } question && !DecisionRules.IsAnother(before, question.Standing, By!);

    internal override string AuditAction(in Happening happening) => "dismissAppeal";
}

/// <summary>Proposes a redaction; from a second person, does it.</summary>
public sealed record ItemRedacted(string ItemId, string Reason) : QuestionFact
{
    internal override string? AboutQuestion => ItemId;

    internal override string AuditReason => Reason;

    internal override Step ApplyTo(HallState state, Moment moment) => DecisionRules.Apply(state, this, moment.Time);

    internal override bool IsDoneAlone(HallState before, HallState after)
        => after.Questions.Find(ItemId)?.State == QuestionState.Redacted && before.Questions.Find(ItemId) is { } question
            && (question.Redaction is not { } proposed || !Persons.AreTwo(before, proposed.By, proposed.Via, By!));

    internal override string AuditAction(in Happening happening) => happening.Question()!.State == QuestionState.Redacted ? "redact" : "proposeRedaction";
}
