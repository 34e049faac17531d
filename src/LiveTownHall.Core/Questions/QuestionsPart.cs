using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Parts;

namespace LiveTownHall.Core.Questions;

/// <summary>Questions, and the desk that they are moderated at.</summary>
internal sealed class QuestionsPart : Part
{
    public override ImmutableArray<JsonDerivedType> Facts => [.. QuestionFactJson.Facts, .. DeskFactJson.Facts];

    public override IJsonTypeInfoResolver Json => JsonTypeInfoResolver.Combine(QuestionFactJson.Default, DeskFactJson.Default);

    public override HallState CloseHall(HallState state, HallClosed fact, long time) => IncidentRules.CloseHall(state);

    public override string? Standing(HallState state, Fact fact) => fact is IncidentFact
        ? IncidentRules.Find(state, fact.Target!)?.State
        : state.Questions.Find(fact.AboutQuestion)?.State.Word();

    public override AuditLine Line(in Happening happening) => QuestionRecord.Line(happening);

    public override IEnumerable<AuditLine> Consequences(Happening happening) => happening.Fact is HallClosed
        ? IncidentRecord.Breaches(happening)
        : QuestionRecord.Consequences(happening);

    public override IEnumerable<Due> Due(HallState state) => IncidentRules.Due(state);
}
