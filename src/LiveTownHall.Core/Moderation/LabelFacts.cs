using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;
using LiveTownHall.Core.Questions;

namespace LiveTownHall.Core.Moderation;

public sealed record ItemLabelled(string ItemId, string Label, bool On) : QuestionFact
{
    internal override string? AboutQuestion => ItemId;

    internal override string AuditReason => LabelRules.SaysSo(Label) ? Label : "topic";

    internal override Fact WithoutText() => this with { Label = LabelRules.SaysSo(Label) ? Label : "" };

    internal override Step ApplyTo(HallState state, Moment moment) => LabelRules.Apply(state, this, moment.Time);

    internal override string AuditAction(in Happening happening) => On ? "label" : "unlabel";
}

public sealed record ItemPinned(string ItemId, bool On) : QuestionFact
{
    internal override string? AboutQuestion => ItemId;

    internal override Step ApplyTo(HallState state, Moment moment) => LabelRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => On ? "pin" : "unpin";
}

public sealed record ItemTranslated(string ItemId, int Revision, string Language, string Text) : QuestionFact
{
    internal override string? AboutQuestion => ItemId;

    internal override Fact WithoutText() => this with { Text = "" };

    internal override Step ApplyTo(HallState state, Moment moment) => LabelRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "translate";
}
