using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using LiveTownHall.Journal;

namespace LiveTownHall.Server.Budgets;

/// <summary>The keys that turn a person into a voter's pseudonym, one for each budget, kept outside the journal.</summary>
internal sealed class BudgetKeys(string hallId, IDirectory directory)
{
    private readonly ConcurrentDictionary<int, byte[]> _known = new();

    /// <summary>Who this person is among those who vote on the budget.</summary>
    /// <exception cref="JournalUnavailableException">The key is not known here yet and the store does not answer.</exception>
    public ValueTask<ulong> VoterAsync(int budget, string attendeeId, CancellationToken cancellation)
    {
        return _known.TryGetValue(budget, out var key) ? ValueTask.FromResult(PseudonymOf(key, attendeeId)) : Fetch();

        async ValueTask<ulong> Fetch()
        {
            var entry = await directory.CreateIfAbsentAsync($"budget-key/{hallId}/{budget}", RandomNumberGenerator.GetBytes(32), null, cancellation);
            _known.TryAdd(budget, entry.Value);
            return PseudonymOf(entry.Value, attendeeId);
        }
    }

    /// <summary>The first 64 bits of HMAC-SHA256(key of the budget, attendee id).</summary>
    private static ulong PseudonymOf(byte[] key, string attendeeId)
    {
        Span<byte> id = stackalloc byte[Encoding.UTF8.GetMaxByteCount(attendeeId.Length)];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, id[..Encoding.UTF8.GetBytes(attendeeId, id)], hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
