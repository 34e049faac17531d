using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace LiveTownHall.Core.Stage;

/// <summary>The JSON form of the facts in this folder, see <see cref="Facts.FactJson"/> for the options.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(StageSet))]
[JsonSerializable(typeof(Announced))]
[JsonSerializable(typeof(AnnouncementConfirmed))]
[JsonSerializable(typeof(AnnouncementExpired))]
[JsonSerializable(typeof(AnnouncementWithdrawn))]
[JsonSerializable(typeof(ReactionsSet))]
[JsonSerializable(typeof(WallSet))]
[JsonSerializable(typeof(RunningOrderSet))]
internal sealed partial class StageFactJson : JsonSerializerContext
{
    /// <summary>The names that journals hold them by: never changed, never used again.</summary>
    public static readonly ImmutableArray<JsonDerivedType> Facts =
    [
        new(typeof(StageSet), "stageSet"),
        new(typeof(Announced), "announced"),
        new(typeof(AnnouncementConfirmed), "announcementConfirmed"),
        new(typeof(AnnouncementExpired), "announcementExpired"),
        new(typeof(AnnouncementWithdrawn), "announcementWithdrawn"),
        new(typeof(ReactionsSet), "reactionsSet"),
        new(typeof(WallSet), "wallSet"),
        new(typeof(RunningOrderSet), "runningOrderSet"),
    ];
}
