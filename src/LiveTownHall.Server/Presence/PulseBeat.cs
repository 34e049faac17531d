using System.Text.Json.Serialization;
using LiveTownHall.Contracts.People;

namespace LiveTownHall.Server.Presence;

/// <summary>What one node tells the others about one hall once a second. Never stored.</summary>
/// <param name="Attendees">People connected to that node.</param>
/// <param name="Reactions">Since its last beat.</param>
internal sealed record PulseBeat(string Node, string Hall, int Attendees, Dictionary<string, int>? Reactions, List<StaffView>? Staff);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PulseBeat))]
internal sealed partial class PulseJson : JsonSerializerContext;
