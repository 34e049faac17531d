using System.Security.Cryptography;
using System.Text;

namespace LiveTownHall.Core.Polls;

/// <summary>
/// Lots that anybody can draw again: the lot of an option is SHA-256 of the UTF-8 text <c>seed:optionId</c>; of tied options the one with the smallest lot, byte by byte, leaves.
/// The order of the options in the agenda does not matter.
/// </summary>
public static class Lots
{
    /// <summary>The seed where voting was opened without one: the same on every node, and fixed by then as well.</summary>
    internal static string SeedOf(Poll poll) => poll.LotSeed ?? FormattableString.Invariant($"{poll.Id}/{poll.Round}");

    /// <summary>Which of these ids has the smallest lot.</summary>
    public static string Drawn(string seed, IEnumerable<string> options) => options.MinBy(id => Convert.ToHexString(Lot(seed, id)), StringComparer.Ordinal)!;

    private static byte[] Lot(string seed, string option) => SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}:{option}"));
}
