using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using LiveTownHall.Core.Parts;

namespace LiveTownHall.Core.Stage;

/// <summary>What the wall shows, and announcements.</summary>
internal sealed class StagePart : Part
{
    public override ImmutableArray<JsonDerivedType> Facts => StageFactJson.Facts;

    public override IJsonTypeInfoResolver Json => StageFactJson.Default;
}
