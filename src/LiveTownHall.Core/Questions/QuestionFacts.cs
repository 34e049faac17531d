using System.Collections.Immutable;
using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;

namespace LiveTownHall.Core.Questions;

/// <summary>A fact about a question, or about the desk that questions are moderated at.</summary>
public abstract record QuestionFact : Fact
{
    internal sealed override Part Part => HallParts.Questions;
}

/// <param name="Text">Cleaned before it was written, see <see cref="Text.PlainText"/>.</param>
/// <param name="Author">The asker's name; null for a question without one.</param>
/// <param name="Rules">Ids of the rules that held or marked the text on the node that took it in; lists and counters differ over time, so the journal keeps what they said.</param>
/// <param name="Hold">The rule among them that wants it held.</param>
public sealed record QuestionAsked(
    string QuestionId,
    string Text,
    string? Language = null,
    string? Author = null,
    ImmutableArray<string>? Rules = null,
    string? Hold = null,
    bool? FreesPlaces = null) : QuestionFact
{
    internal override string? AboutQuestion => QuestionId;

    internal override bool IsByAuthor => true;

    internal override bool IsWhole => FactShape.AreWholeOrNone(Rules);

    /// <summary>An empty name is a name: the desk knows the asker by it.</summary>
    internal override Fact WithoutText() => this with { Text = "", Author = Author is null ? null : "", Rules = null };

    internal override Step ApplyTo(HallState state, Moment moment) => QuestionRules.Apply(state, this, moment.Time);

    internal override string AuditAction(in Happening happening) => "ask";
}

/// <param name="Revision">The revision the author saw.</param>
/// <inheritdoc cref="QuestionAsked"/>
public sealed record QuestionEdited(
    string QuestionId,
    int Revision,
    string Text,
    ImmutableArray<string>? Rules = null,
    string? Hold = null) : QuestionFact
{
    internal override string? AboutQuestion => QuestionId;

    internal override bool IsByAuthor => true;

    internal override bool IsWhole => FactShape.AreWholeOrNone(Rules);

    internal override Fact WithoutText() => this with { Text = "", Rules = null };

    internal override Step ApplyTo(HallState state, Moment moment) => QuestionRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "edit";
}

public sealed record QuestionWithdrawn(string QuestionId, int Revision) : QuestionFact
{
    internal override string? AboutQuestion => QuestionId;

    internal override bool IsByAuthor => true;

    internal override Step ApplyTo(HallState state, Moment moment) => QuestionRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "withdraw";
}

public sealed record QuestionAppealed(string QuestionId, string? Text = null) : QuestionFact
{
    internal override string? AboutQuestion => QuestionId;

    internal override bool IsByAuthor => true;

    internal override Fact? WithoutText() => Text is null ? null : this with { Text = null };

    internal override Step ApplyTo(HallState state, Moment moment) => QuestionRules.Apply(state, this, moment.Time);

    internal override string AuditAction(in Happening happening) => "appeal";
}

public sealed record QuestionMerged(string QuestionId, string Into) : QuestionFact
{
    internal override string? AboutQuestion => QuestionId;

    internal override Step ApplyTo(HallState state, Moment moment) => QuestionRules.Apply(state, this, moment.Time);

    internal override string AuditAction(in Happening happening) => "merge";
}

public sealed record QuestionUnmerged(string QuestionId) : QuestionFact
{
    internal override string? AboutQuestion => QuestionId;

    internal override Step ApplyTo(HallState state, Moment moment) => QuestionRules.Apply(state, this, moment.Time);

    internal override string AuditAction(in Happening happening) => "unmerge";
}
