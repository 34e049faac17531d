using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using LiveTownHall.Core.Polls;
using LiveTownHall.Journal;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Polls;

/// <summary>The keys that turn a person into a voter's pseudonym, one for each round of a poll, kept outside the journal.</summary>
/// <remarks>The key of a secret poll is destroyed when it closes; after that nobody can link its ballots to people, the operator included.</remarks>
internal sealed class PollKeys(string hallId, IDirectory directory)
{
    private readonly ConcurrentDictionary<(int Poll, int Round), byte[]> _known = new();
    private readonly ConcurrentDictionary<(int Poll, int Round), byte> _destroyed = new();

    private byte[]? _questionKey;

    /// <summary>Who this person is in this round, or null where the key is destroyed.</summary>
    /// <exception cref="JournalUnavailableException">The key is not known here yet and the store does not answer.</exception>
    public ValueTask<ulong?> VoterAsync(Poll poll, string attendeeId, CancellationToken cancellation)
    {
        return _known.TryGetValue((poll.Number, poll.Round), out var key)
            ? ValueTask.FromResult<ulong?>(PseudonymOf(key, attendeeId))
            : Fetch(poll, attendeeId, cancellation);

        async ValueTask<ulong?> Fetch(Poll poll, string attendeeId, CancellationToken cancellation)
            => await KeyAsync(poll, cancellation) is { } key ? PseudonymOf(key, attendeeId) : null;
    }

    /// <summary>Who this person is among those who upvote: the same for every question of the hall, so that merging can unite voters.</summary>
    /// <exception cref="JournalUnavailableException">The key is not known here yet and the store does not answer.</exception>
    public ValueTask<ulong> UpvoterAsync(string attendeeId, CancellationToken cancellation)
    {
        return Volatile.Read(ref _questionKey) is { } key ? ValueTask.FromResult(PseudonymOf(key, attendeeId)) : Fetch(attendeeId, cancellation);

        async ValueTask<ulong> Fetch(string attendeeId, CancellationToken cancellation)
        {
            var entry = await directory.CreateIfAbsentAsync($"question-key/{hallId}", RandomNumberGenerator.GetBytes(32), null, cancellation);
            Volatile.Write(ref _questionKey, entry.Value);
            return PseudonymOf(entry.Value, attendeeId);
        }
    }

    /// <summary>Destroys the key here and in the store; safe to repeat.</summary>
    public async Task DestroyAsync(int poll, int round, CancellationToken cancellation)
    {
        _destroyed.TryAdd((poll, round), 0);
        _known.TryRemove((poll, round), out _);
        await directory.DeleteAsync(Name(poll, round), cancellation);
    }

    /// <summary>The first 64 bits of HMAC-SHA256(key of the poll, attendee id).</summary>
    private static ulong PseudonymOf(byte[] key, string attendeeId)
    {
        Span<byte> id = stackalloc byte[Encoding.UTF8.GetMaxByteCount(attendeeId.Length)];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, id[..Encoding.UTF8.GetBytes(attendeeId, id)], hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }

    private async ValueTask<byte[]?> KeyAsync(Poll poll, CancellationToken cancellation)
    {
        var round = (poll.Number, poll.Round);
        if (_destroyed.ContainsKey(round))
            return null;
        var name = Name(poll.Number, poll.Round);
        var key = poll.Phase == PollPhase.Open
            ? (await directory.CreateIfAbsentAsync(name, RandomNumberGenerator.GetBytes(32), null, cancellation)).Value
            : await directory.GetAsync(name, cancellation);
        if (key is not null)
            _known.TryAdd(round, key);

        // Destroyed while it was on its way: it must not live on here, nor, where it was made anew, in the store.
        if (!_destroyed.ContainsKey(round))
            return key;
        await DestroyAsync(poll.Number, poll.Round, cancellation);
        return null;
    }

    private string Name(int poll, int round) => $"poll-key/{hallId}/{poll}/{round}";
}
