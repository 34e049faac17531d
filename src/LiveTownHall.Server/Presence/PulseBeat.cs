using System.Text.Json.Serialization;
using LiveTownHall.Contracts.People;
using LiveTownHall.Server.Coordination;

namespace LiveTownHall.Server.Presence;

/// <summary>What one node tells the others about one hall once a second. Never stored.</summary>
/// <param name="Attendees">People connected to that node.</param>
/// <param name="Reactions">Since its last beat.</param>
/// <param name="Network">The secret of the hall's network keys; absent from nodes that know none.</param>
internal sealed record PulseBeat(string Node, string Hall, int Attendees, Dictionary<string, int>? Reactions, List<StaffView>? Staff, NetworkKeyOffer? Network = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PulseBeat))]
internal sealed partial class PulseJson : JsonSerializerContext;
