using System.Text.Json;
using System.Text.Json.Serialization;
using LiveTownHall.Core.Halls;

namespace LiveTownHall.Core.Facts;

/// <summary>The JSON form of facts and of state; source generated, so that it is the same everywhere.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Fact))]
[JsonSerializable(typeof(HallState))]
internal sealed partial class FactJson : JsonSerializerContext;
