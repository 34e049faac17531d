using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LiveTownHall.Budgets.Counting;

/// <summary>
/// A lottery that anybody can draw again: a project's lot is the SHA-256 of the seed (8 bytes, the highest first) and its id in UTF-8; the lowest lot wins. The seed must
/// be published before the vote is counted, or come from where nobody could choose it.
/// </summary>
public static class Lottery
{
    /// <summary>32 bytes in hexadecimal: lots compare as text.</summary>
    public static string Lot(ulong seed, string project)
    {
        var bytes = new byte[sizeof(ulong) + Encoding.UTF8.GetByteCount(project)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, seed);
        Encoding.UTF8.GetBytes(project, bytes.AsSpan(sizeof(ulong)));
        return Convert.ToHexString(SHA256.HashData(bytes));
    }
}
