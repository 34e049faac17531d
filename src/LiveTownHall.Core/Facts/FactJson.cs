using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;

namespace LiveTownHall.Core.Facts;

/// <summary>The JSON form of facts and of state; source generated in the slices, so that it is the same everywhere.</summary>
internal static class FactJson
{
    /// <summary>Of every fact, whichever part brings it.</summary>
    public static JsonTypeInfo<Fact> Fact { get; } = In(Options(JsonUnmappedMemberHandling.Skip));

    /// <summary>The same, but a member that this version does not know is an error.</summary>
    public static JsonTypeInfo<Fact> StrictFact { get; } = In(Options(JsonUnmappedMemberHandling.Disallow));

    public static JsonTypeInfo<HallState> HallState => BaseJson.Default.HallState;

    private static JsonTypeInfo<Fact> In(JsonSerializerOptions options) => (JsonTypeInfo<Fact>)options.GetTypeInfo(typeof(Fact));

    private static JsonSerializerOptions Options(JsonUnmappedMemberHandling unmapped) => new(BaseJson.Default.Options)
    {
        UnmappedMemberHandling = unmapped,
        TypeInfoResolver = JsonTypeInfoResolver.Combine([BaseJson.Default, .. HallParts.All.Select(part => part.Json)]).WithAddedModifier(AddFacts),
    };

    private static void AddFacts(JsonTypeInfo type)
    {
        if (type.Type != typeof(Fact))
            return;
        type.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "fact" };
        foreach (var fact in HallParts.All.SelectMany(part => part.Facts))
            type.PolymorphismOptions.DerivedTypes.Add(fact);
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Fact))]
[JsonSerializable(typeof(HallState))]
internal sealed partial class BaseJson : JsonSerializerContext;
