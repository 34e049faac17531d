using System.Text.Json.Serialization;

namespace LiveTownHall.Core.Polls;

/// <summary>What a poll asks for. The JSON names are those of the protocol and of stored facts: never rename one.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PollKind>))]
public enum PollKind
{
    [JsonStringEnumMemberName("single")] Single,
    [JsonStringEnumMemberName("multiple")] Multiple,
    [JsonStringEnumMemberName("rating")] Rating,
    [JsonStringEnumMemberName("ranking")] Ranking,
    [JsonStringEnumMemberName("numeric")] Numeric,
    [JsonStringEnumMemberName("words")] Words,
    [JsonStringEnumMemberName("text")] Text,
    [JsonStringEnumMemberName("points")] Points,
    [JsonStringEnumMemberName("motion")] Motion,
    [JsonStringEnumMemberName("statement")] Statement,
    [JsonStringEnumMemberName("grid")] Grid,
}

/// <summary>Protocol names of <see cref="PollKind"/>, as the <see cref="KindRegistry"/> has them.</summary>
public static class PollKindNames
{
    public static string ToProtocol(this PollKind kind) => KindRegistry.Of(kind).Name;

    /// <summary>Names are matched exactly; false for null and for everything that is not one.</summary>
    public static bool TryParse(string? name, out PollKind kind)
    {
        var found = KindRegistry.All.FirstOrDefault(k => k.Name == name);
        kind = found?.Kind ?? default;
        return found is not null;
    }

    /// <summary>Whether polls of the kind are about options.</summary>
    public static bool HasOptions(this PollKind kind) => KindRegistry.Of(kind).MostOptions(PollLimits.Default) > 0;
}
