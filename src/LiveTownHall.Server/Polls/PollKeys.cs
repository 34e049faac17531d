using System.Collections.Concurrent;
using System.Security.Cryptography;
using LiveTownHall.Core.Polls;
using LiveTownHall.Journal;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Halls.Keys;
using LiveTownHall.Server.Metrics;

namespace LiveTownHall.Server.Polls;

/// <summary>The keys that turn a person into a voter's pseudonym, one for each round of a poll, kept outside the journal.</summary>
/// <remarks>
/// The key of a secret poll is destroyed when it closes; after that nobody can link its ballots to people, the operator included. The journal says a digest of each
/// key beside the first mark under it: where the store has lost the key, or has another one, nobody votes in that round until the right one is back, for
/// under another key whoever had voted would be one more voter.
/// </remarks>
internal sealed class PollKeys
{
    private readonly ConcurrentDictionary<(int Poll, int Round), VoterKey> _known = new();
    private readonly ConcurrentDictionary<(int Poll, int Round), byte> _destroyed = new();
    private readonly ConcurrentDictionary<(int Poll, int Round), byte> _lost = new();
    private readonly HallSession _session;
    private readonly IDirectory _directory;
    private readonly ILogger _log;

    private byte[]? _questionKey;
    private int _upvotersLost;

    public PollKeys(HallSession session, IDirectory directory, TimeProvider time, ILogger<PollKeys> log)
    {
        (_session, _directory, _log) = (session, directory, log);

        // What a store loses of a hall is given back by whoever remembers it; this is what is not in the journal.
        session.StoreChanged += () => _ = GiveBackAsync(time);
    }

    /// <summary>Where the key of a round lies in the store's directory.</summary>
    public static string NameOf(string hallId, int poll, int round) => $"poll-key/{hallId}/{poll}/{round}";

    /// <summary>Where the key of those who upvote lies in the store's directory.</summary>
    public static string UpvotersNameOf(string hallId) => $"question-key/{hallId}";

    /// <summary>Who this person is in this round, or null where the key is destroyed or lost.</summary>
    /// <exception cref="JournalUnavailableException">The key is not known here yet and the store does not answer.</exception>
    public ValueTask<ulong?> VoterAsync(Poll poll, string attendeeId, CancellationToken cancellation)
    {
        return _known.TryGetValue((poll.Number, poll.Round), out var key) && key.Fits(SaidDigest(poll))
            ? ValueTask.FromResult<ulong?>(VoterKeys.PseudonymOf(key.Bytes, attendeeId))
            : Fetch(poll, attendeeId, cancellation);

        async ValueTask<ulong?> Fetch(Poll poll, string attendeeId, CancellationToken cancellation)
            => await KeyAsync(poll, cancellation) is { } key ? VoterKeys.PseudonymOf(key, attendeeId) : null;
    }

    /// <summary>What must be said beside a mark in this round; null where the journal says it already.</summary>
    public byte[]? UnsaidDigest(Poll poll) => SaidDigest(poll) is null && _known.TryGetValue((poll.Number, poll.Round), out var key) ? key.Digest : null;

    /// <summary>Whether the store was found not to have the round's key any more, and has not got it back.</summary>
    public bool IsLost(Poll poll) => _lost.ContainsKey((poll.Number, poll.Round));

    /// <summary>Who this person is among those who upvote, the same for every question of the hall, so that merging can unite voters; null where the key is lost.</summary>
    /// <exception cref="JournalUnavailableException">The key is not known here yet and the store does not answer.</exception>
    public ValueTask<ulong?> UpvoterAsync(string attendeeId, CancellationToken cancellation)
    {
        return Volatile.Read(ref _questionKey) is { } key ? ValueTask.FromResult<ulong?>(VoterKeys.PseudonymOf(key, attendeeId)) : Fetch(attendeeId, cancellation);

        async ValueTask<ulong?> Fetch(string attendeeId, CancellationToken cancellation)
        {
            var made = _session.Replica.Upvotes.Cast > 0
                ? await _directory.GetAsync(UpvotersNameOf(_session.HallId), cancellation)
                : (await _directory.CreateIfAbsentAsync(UpvotersNameOf(_session.HallId), VoterKeys.New(), null, cancellation)).Value;
            if (made is null)
            {
                if (Interlocked.Exchange(ref _upvotersLost, 1) == 0)
                {
                    TownhallMetrics.KeysLost.Add(1);
                    PollLog.UpvotersKeyLost(_log);
                }

                return null;
            }

            Volatile.Write(ref _upvotersLost, 0);
            Volatile.Write(ref _questionKey, made);
            return VoterKeys.PseudonymOf(made, attendeeId);
        }
    }

    /// <summary>Destroys the key here and in the store, and returns when no file of the store holds it; safe to repeat.</summary>
    /// <returns>False where files of the store may still hold it, and can't be written anew from here.</returns>
    public async Task<bool> DestroyAsync(int poll, int round, CancellationToken cancellation)
    {
        _destroyed.TryAdd((poll, round), 0);
        _known.TryRemove((poll, round), out _);
        return await _directory.ShredAsync(Name(poll, round), cancellation);
    }

    /// <summary>What the journal says of the round's key.</summary>
    private byte[]? SaidDigest(Poll poll) => _session.Replica.BallotsOf(poll.Number) is { } ballots && ballots.Round == poll.Round ? ballots.KeyDigest : null;

    private async ValueTask<byte[]?> KeyAsync(Poll poll, CancellationToken cancellation)
    {
        var round = (poll.Number, poll.Round);
        if (_destroyed.ContainsKey(round))
            return null;
        var name = Name(poll.Number, poll.Round);
        var said = SaidDigest(poll);
        var isInUse = said is not null || _session.Replica.BallotsOf(poll.Number) is { Voters: > 0 };

        // Made only while nobody has voted under one.
        var bytes = poll.Phase == PollPhase.Open && !isInUse
            ? (await _directory.CreateIfAbsentAsync(name, VoterKeys.New(), null, cancellation)).Value
            : await _directory.GetAsync(name, cancellation);
        var key = bytes is null ? null : new VoterKey(bytes);
        if (isInUse && poll.Phase == PollPhase.Open && key?.Fits(said) is not true)
        {
            // A key that was destroyed has been looked for in vain, too; that is no loss.
            if (!_destroyed.ContainsKey(round) && _session.State.FindPoll(poll.Id) is { Phase: PollPhase.Open } now && now.Round == poll.Round)
                Lose(round);
            return null;
        }

        _lost.TryRemove(round, out _);
        if (key is not null)
            _known[round] = key;

        // Destroyed while it was on its way: it must not live on here, nor, where it was made anew, in the store.
        if (!_destroyed.ContainsKey(round))
            return bytes;
        await DestroyAsync(poll.Number, poll.Round, cancellation);
        return null;
    }

    private void Lose((int Poll, int Round) round)
    {
        _known.TryRemove(round, out _);
        if (!_lost.TryAdd(round, 0))
            return;
        TownhallMetrics.KeysLost.Add(1);
        PollLog.KeyLost(_log);
    }

    private Task GiveBackAsync(TimeProvider time)
    {
        var keys = new List<(string Name, byte[] Key)>();
        if (Volatile.Read(ref _questionKey) is { } upvoters)
            keys.Add((UpvotersNameOf(_session.HallId), upvoters));
        foreach (var poll in _session.State.Polls)
        {
            // That of a secret poll which is over must not come back.
            if (_known.TryGetValue((poll.Number, poll.Round), out var known) && (poll.Phase == PollPhase.Open || !poll.Definition.Secret))
                keys.Add((Name(poll.Number, poll.Round), known.Bytes));
        }

        return VoterKeys.GiveBackAsync(_directory, time, keys);
    }

    private string Name(int poll, int round) => NameOf(_session.HallId, poll, round);

    private sealed class VoterKey(byte[] bytes)
    {
        public byte[] Bytes => bytes;

        public byte[] Digest { get; } = SHA256.HashData(bytes);

        /// <param name="said">What the journal says; null where it says nothing yet.</param>
        public bool Fits(byte[]? said) => said is null || said.AsSpan().SequenceEqual(Digest);
    }
}

internal static partial class PollLog
{
    [LoggerMessage(60, LogLevel.Critical,
        "The store has lost the key that tells the voters of an open poll apart, or has another one; nobody votes in it until the key is back or the poll is reset")]
    public static partial void KeyLost(ILogger logger);

    [LoggerMessage(63, LogLevel.Critical, "The store has lost the key that tells those who upvote apart; nobody upvotes in the hall until it is back")]
    public static partial void UpvotersKeyLost(ILogger logger);
}
