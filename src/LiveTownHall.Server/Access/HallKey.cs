using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using LiveTownHall.Contracts.People;

namespace LiveTownHall.Server.Access;

/// <summary>The 128-bit random keys that open a hall's roles. The server keeps hashes only.</summary>
public static class HallKey
{
    public static string Create() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>SHA-256 in hexadecimal. A plain hash is enough: the key has 128 bits of chance, so there is nothing to guess faster.</summary>
    public static string Hash(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>A new key for each role that has one.</summary>
    public static Contracts.Halls.HallKeys CreateAll() => new(Create(), Create(), Create(), Create());

    public static ImmutableSortedDictionary<string, string> HashAll(Contracts.Halls.HallKeys keys)
        => new Dictionary<string, string>
        {
            [Roles.Facilitator] = Hash(keys.Facilitator),
            [Roles.Moderator] = Hash(keys.Moderator),
            [Roles.Speaker] = Hash(keys.Speaker),
            [Roles.Screen] = Hash(keys.Screen),
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
