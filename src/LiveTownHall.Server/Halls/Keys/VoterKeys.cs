using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using LiveTownHall.Journal;

namespace LiveTownHall.Server.Halls.Keys;

/// <summary>What all keys have in common that turn people into voters and are kept beside the journal.</summary>
internal static class VoterKeys
{
    /// <summary>A new key; whoever comes first makes the one that counts (<see cref="IDirectory.CreateIfAbsentAsync"/>).</summary>
    public static byte[] New() => RandomNumberGenerator.GetBytes(32);

    /// <summary>The first 64 bits of HMAC-SHA256(key, attendee id).</summary>
    public static ulong PseudonymOf(byte[] key, string attendeeId)
    {
        Span<byte> id = stackalloc byte[Encoding.UTF8.GetMaxByteCount(attendeeId.Length)];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, id[..Encoding.UTF8.GetBytes(attendeeId, id)], hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }

    /// <summary>Puts keys back that a store has lost; those that it still has stay. Does not throw: whoever wants to vote hears that a key is lost.</summary>
    public static async Task GiveBackAsync(IDirectory directory, TimeProvider time, IEnumerable<(string Name, byte[] Key)> keys)
    {
        foreach (var (name, key) in keys)
        {
            try
            {
                await AppendRetry.Briefly(time).ExecuteAsync(
                    async cancellation => await directory.CreateIfAbsentAsync(name, key, null, cancellation), CancellationToken.None);
            }
            catch (Exception gone) when (gone is JournalUnavailableException or ObjectDisposedException)
            {
                // It stays lost.
            }
        }
    }
}
