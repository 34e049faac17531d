using System.Text.Json.Serialization;

namespace LiveTownHall.Core.Polls;

/// <summary>When the audience sees a result. The JSON names are those of the protocol and of stored facts: never rename one.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ResultsRule>))]
public enum ResultsRule
{
    [JsonStringEnumMemberName("afterClose")] AfterClose,
    [JsonStringEnumMemberName("live")] Live,
    [JsonStringEnumMemberName("hidden")] Hidden,
}

/// <summary>Protocol names of <see cref="ResultsRule"/>.</summary>
public static class ResultsRuleNames
{
    private static readonly string[] Names = ["afterClose", "live", "hidden"];

    public static string ToProtocol(this ResultsRule rule) => Names[(int)rule];

    /// <summary>Names are matched exactly; false for null and for everything that is not one.</summary>
    public static bool TryParse(string? name, out ResultsRule rule)
    {
        var index = Array.IndexOf(Names, name);
        rule = (ResultsRule)Math.Max(index, 0);
        return index >= 0;
    }
}
