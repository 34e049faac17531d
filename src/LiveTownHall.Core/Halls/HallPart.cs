using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Parts;

namespace LiveTownHall.Core.Halls;

/// <summary>The hall itself: its settings, its opening and its close.</summary>
internal sealed class HallPart : Part
{
    public override ImmutableArray<JsonDerivedType> Facts => HallFactJson.Facts;

    public override IJsonTypeInfoResolver Json => HallFactJson.Default;

    public override string? Standing(HallState state, Fact fact) => fact is HallUpdated ? null : state.Phase switch
    {
        HallPhase.Draft => "draft",
        HallPhase.Open => "open",
        _ => "closed",
    };
}
