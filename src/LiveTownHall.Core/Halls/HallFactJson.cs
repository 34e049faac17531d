using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace LiveTownHall.Core.Halls;

/// <summary>The JSON form of the facts in this folder, see <see cref="Facts.FactJson"/> for the options.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(HallCreated))]
[JsonSerializable(typeof(HallUpdated))]
[JsonSerializable(typeof(HallOpened))]
[JsonSerializable(typeof(HallClosed))]
internal sealed partial class HallFactJson : JsonSerializerContext
{
    /// <summary>The names that journals hold them by: never changed, never used again.</summary>
    public static readonly ImmutableArray<JsonDerivedType> Facts =
    [
        new(typeof(HallCreated), "hallCreated"),
        new(typeof(HallUpdated), "hallUpdated"),
        new(typeof(HallOpened), "hallOpened"),
        new(typeof(HallClosed), "hallClosed"),
    ];
}
