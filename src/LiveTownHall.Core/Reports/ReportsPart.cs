using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;

namespace LiveTownHall.Core.Reports;

/// <summary>What is published about the hall. The report itself is folded from the journal; only which one was published is kept.</summary>
internal sealed class ReportsPart : Part
{
    public override ImmutableArray<JsonDerivedType> Facts => ReportFactJson.Facts;

    public override IJsonTypeInfoResolver Json => ReportFactJson.Default;

    public override string? Standing(HallState state, Fact fact) => state.Report is { Published: true } ? "published" : "draft";
}
