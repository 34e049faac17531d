using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using LiveTownHall.Core.Parts;

namespace LiveTownHall.Core.Codes;

/// <summary>Single-use codes: how sure it is that a person votes once.</summary>
internal sealed class CodesPart : Part
{
    public override ImmutableArray<JsonDerivedType> Facts => CodeFactJson.Facts;

    public override IJsonTypeInfoResolver Json => CodeFactJson.Default;
}
