using System.Text.Json.Serialization;

namespace LiveTownHall.Core.Polls;

/// <summary>
/// What settles a tie of an instant-runoff after the votes in earlier rounds: chosen before anybody votes. The JSON names are those of the protocol and of stored facts: never
/// rename one.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<PollTies>))]
public enum PollTies
{
    /// <summary>Lots that are drawn when voting opens, see <see cref="Lots"/>.</summary>
    [JsonStringEnumMemberName("previousThenLot")] PreviousThenLot,

    /// <summary>All that are tied leave at once.</summary>
    [JsonStringEnumMemberName("bothLeave")] BothLeave,

    /// <summary>Of those that are tied the last in the agenda leaves.</summary>
    [JsonStringEnumMemberName("agendaOrder")] AgendaOrder,
}

/// <summary>Protocol names of <see cref="PollTies"/>.</summary>
public static class PollTiesNames
{
    public const string All = "previousThenLot, bothLeave or agendaOrder";

    private static readonly string[] Names = ["previousThenLot", "bothLeave", "agendaOrder"];

    public static string ToProtocol(this PollTies rule) => Names[(int)rule];

    /// <summary>Names are matched exactly; false for null and for everything that is not one.</summary>
    public static bool TryParse(string? name, out PollTies rule)
    {
        var index = Array.IndexOf(Names, name);
        rule = (PollTies)Math.Max(index, 0);
        return index >= 0;
    }
}
