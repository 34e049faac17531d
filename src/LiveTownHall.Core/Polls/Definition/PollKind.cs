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
}

/// <summary>Protocol names of <see cref="PollKind"/>.</summary>
public static class PollKindNames
{
    private static readonly string[] Names = ["single", "multiple", "rating", "ranking", "numeric", "words", "text"];

    public static string ToProtocol(this PollKind kind) => Names[(int)kind];

    /// <summary>Names are matched exactly; false for null and for everything that is not one.</summary>
    public static bool TryParse(string? name, out PollKind kind)
    {
        var index = Array.IndexOf(Names, name);
        kind = (PollKind)Math.Max(index, 0);
        return index >= 0;
    }

    /// <summary>Single, multiple and ranking are about options; the other kinds have none.</summary>
    public static bool HasOptions(this PollKind kind) => kind is PollKind.Single or PollKind.Multiple or PollKind.Ranking;
}
