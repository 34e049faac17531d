using System.Collections.Immutable;
using LiveTownHall.Core.Access;
using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;
using LiveTownHall.Core.Questions;

namespace LiveTownHall.Core.Moderation;

/// <param name="Corrects">The published note of the same item that this one replaces.</param>
public sealed record ContextProposed(
    string ItemId,
    string ContextId,
    string Text,
    ImmutableArray<string> Sources,
    string? ClaimId = null,
    string? Corrects = null) : QuestionFact
{
    internal override string? AboutQuestion => ItemId;

    internal override bool IsWhole => FactShape.IsWhole(Sources);

    internal override Fact WithoutText() => this with { Text = "", Sources = [], ClaimId = null };

    internal override Step ApplyTo(HallState state, Moment moment) => ContextRules.Apply(state, this, moment.Time);

    internal override string AuditAction(in Happening happening) => "proposeContext";
}

/// <summary>A note that two people stand behind is put under another question with the same claim; it holds the words itself, because those of the other question may go.</summary>
/// <param name="ContextId">Id of the note under this question.</param>
/// <param name="FromItemId">The question whose note it repeats.</param>
public sealed record ContextRepeated(
    string ItemId,
    string ContextId,
    string Text,
    ImmutableArray<string> Sources,
    string FromItemId,
    string FromContextId,
    string? ClaimId = null) : QuestionFact
{
    internal override string? AboutQuestion => ItemId;

    internal override bool IsWhole => FactShape.IsWhole(Sources);

    internal override Fact WithoutText() => this with { Text = "", Sources = [], ClaimId = null };

    internal override Step ApplyTo(HallState state, Moment moment) => ContextRules.Apply(state, this, moment.Time);

    internal override string AuditAction(in Happening happening) => "repeatContext";
}

public sealed record ContextConfirmed(string ItemId, string ContextId) : QuestionFact
{
    internal override string? AboutQuestion => ItemId;

    internal override Step ApplyTo(HallState state, Moment moment) => ContextRules.Apply(state, this, moment.Time);

    internal override bool IsDoneAlone(HallState before, HallState after)
        => before.SecondPerson
            && before.Questions.Find(ItemId) is { } question
            && ContextRules.Find(question, ContextId) is { } note
            && !Persons.AreTwo(before, note.By, note.Via, By!);

    internal override string AuditAction(in Happening happening) => "confirmContext";
}

/// <param name="Text">What those who saw the note are told; null for a plain retraction.</param>
public sealed record ContextRemoved(string ItemId, string ContextId, string? Text = null) : QuestionFact
{
    internal override string? AboutQuestion => ItemId;

    internal override Fact? WithoutText() => Text is null ? null : this with { Text = null };

    internal override Step ApplyTo(HallState state, Moment moment) => ContextRules.Apply(state, this, moment.Time);

    internal override string AuditAction(in Happening happening) => "removeContext";
}
