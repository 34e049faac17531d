using System.Text.Json.Serialization;

namespace LiveTownHall.Core.Polls;

/// <summary>What the yeses of a motion are measured against. The JSON names are those of the protocol and of stored facts: never rename one.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MotionBase>))]
public enum MotionBase
{
    /// <summary>Yeses and noes; whoever abstains is as if absent.</summary>
    [JsonStringEnumMemberName("yesNo")] YesNo,

    /// <summary>All valid ballots, abstentions among them.</summary>
    [JsonStringEnumMemberName("valid")] Valid,

    /// <summary>All ballots that were cast. Where the server refuses what is not valid, these are as many.</summary>
    [JsonStringEnumMemberName("cast")] Cast,

    /// <summary>Everybody present, see <see cref="Roll"/>.</summary>
    [JsonStringEnumMemberName("present")] Present,

    /// <summary>Everybody entitled to vote, see <see cref="Roll"/>.</summary>
    [JsonStringEnumMemberName("entitled")] Entitled,
}

/// <summary>How many of its base a motion needs. The JSON names are those of the protocol and of stored facts: never rename one.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Majority>))]
public enum Majority
{
    /// <summary>More than half.</summary>
    [JsonStringEnumMemberName("simple")] Simple,

    /// <summary>At least two thirds, as for the two below: exactly that is enough.</summary>
    [JsonStringEnumMemberName("twoThirds")] TwoThirds,

    [JsonStringEnumMemberName("threeQuarters")] ThreeQuarters,

    [JsonStringEnumMemberName("fourFifths")] FourFifths,
}

/// <summary>Protocol names of <see cref="MotionBase"/> and <see cref="Majority"/>, and what a majority means.</summary>
public static class MotionRules
{
    public const string BaseNames = "yesNo, valid, cast, present or entitled";
    public const string MajorityNames = "simple, twoThirds, threeQuarters or fourFifths";

    private static readonly string[] Bases = ["yesNo", "valid", "cast", "present", "entitled"];
    private static readonly string[] Majorities = ["simple", "twoThirds", "threeQuarters", "fourFifths"];

    public static string ToProtocol(this MotionBase kind) => Bases[(int)kind];

    public static string ToProtocol(this Majority majority) => Majorities[(int)majority];

    /// <summary>Names are matched exactly; false for null and for everything that is not one.</summary>
    public static bool TryParse(string? name, out MotionBase found)
    {
        var index = Array.IndexOf(Bases, name);
        found = (MotionBase)Math.Max(index, 0);
        return index >= 0;
    }

    /// <inheritdoc cref="TryParse(string, out MotionBase)"/>
    public static bool TryParse(string? name, out Majority found)
    {
        var index = Array.IndexOf(Majorities, name);
        found = (Majority)Math.Max(index, 0);
        return index >= 0;
    }

    /// <summary>The fewest yeses that are enough, in whole numbers: two thirds of 9 are 6, not 7. Never fewer than one.</summary>
    public static long Needed(this Majority majority, long @base) => majority switch
    {
        Majority.Simple => (@base / 2) + 1,
        Majority.TwoThirds => AtLeast(2, 3, @base),
        Majority.ThreeQuarters => AtLeast(3, 4, @base),
        Majority.FourFifths => AtLeast(4, 5, @base),
        _ => throw new ArgumentOutOfRangeException(nameof(majority), majority, "There is no such majority."),
    };

    private static long AtLeast(int k, int n, long @base) => Math.Max(1, ((k * @base) + n - 1) / n);
}
