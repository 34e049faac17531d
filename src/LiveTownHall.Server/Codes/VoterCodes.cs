using System.Security.Cryptography;
using System.Text;
using LiveTownHall.Server.Access;

namespace LiveTownHall.Server.Codes;

/// <summary>Single-use codes as they are printed: seven characters by chance and one that checks them.</summary>
internal static class VoterCodes
{
    public const int Length = 8;

    private const string Alphabet = JoinCodes.Alphabet;
    private const int HashBytes = 16;

    public static string New()
    {
        var code = RandomNumberGenerator.GetString(Alphabet, Length - 1);
        return code + Check(code);
    }

    /// <summary>The code as it was made, from how somebody typed it: any case, with spaces and hyphens.</summary>
    /// <returns>Null for what is none, as when one character is wrong or two are exchanged.</returns>
    public static string? Normalize(string? typed)
    {
        if (typed is null or { Length: > 40 })
            return null;
        var code = new string([.. typed.Where(c => c is not (' ' or '-' or '\u00a0')).Select(char.ToUpperInvariant)]);
        return code.Length == Length && code.All(c => Alphabet.Contains(c, StringComparison.Ordinal)) && code[^1] == Check(code[..^1]) ? code : null;
    }

    /// <summary>What stands for a code in the journal.</summary>
    public static string Hash(byte[] key, string code) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(code)).AsSpan(0, HashBytes));

    /// <summary>The alphabet's length is a prime, so different weights find every wrong character and every exchange of two.</summary>
    private static char Check(string code)
    {
        var sum = 0;
        for (var i = 0; i < code.Length; i++)
            sum += (i + 2) * Alphabet.IndexOf(code[i], StringComparison.Ordinal);
        return Alphabet[sum % Alphabet.Length];
    }
}
