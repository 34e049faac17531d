using System.Collections.Concurrent;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Server.Halls;
using Polly;

namespace LiveTownHall.Server.Polls;

/// <summary>
/// Destroys the key of a secret poll's round when the round is over: when the poll closes, is reset or is deleted. After that nobody can link its ballots to people.
/// </summary>
internal sealed partial class KeyDestruction : IDisposable
{
    private readonly ConcurrentDictionary<(int Poll, int Round), Task> _underWay = new();
    private readonly ILogger _log;
    private readonly PollKeys _keys;
    private readonly ResiliencePipeline _untilDone;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationToken _stopped;

    public KeyDestruction(HallSession session, PollKeys keys, TimeProvider time, ILogger<KeyDestruction> log)
    {
        (_keys, _untilDone, _stopped, _log) = (keys, AppendRetry.Until(time), _stop.Token, log);
        session.Changed += (before, after, _) => Follow(before, after);

        // What ended when no node had the hall in memory, or while its node went down.
        Follow(null, session.State);
        foreach (var (poll, round) in session.State.EndedSecretRounds)
            Begin(poll, round);
    }

    /// <summary>Ends when the keys of all secret rounds that are over are gone from every file of the store.</summary>
    public Task Settled => Task.WhenAll(_underWay.Values);

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private void Follow(HallState? before, HallState after)
    {
        foreach (var poll in (before ?? after).Polls)
        {
            if (!poll.Definition.Secret || (before is not null && poll.Phase != PollPhase.Open))
                continue;
            var now = after.FindPoll(poll.Id);
            if (now is null || now.Round != poll.Round || now.Phase == PollPhase.Closed)
                Begin(poll.Number, poll.Round);
        }
    }

    private void Begin(int poll, int round) => _underWay[(poll, round)] = DestroyAsync(poll, round);

    private async Task DestroyAsync(int poll, int round)
    {
        try
        {
            if (!await _untilDone.ExecuteAsync(async cancellation => await _keys.DestroyAsync(poll, round, cancellation), _stopped))
                InFiles(_log);
        }
        catch (OperationCanceledException)
        {
            // Done again when the hall is next opened.
        }
    }

    [LoggerMessage(62, LogLevel.Error,
        "The key of a secret poll is destroyed, but the files of Redis may hold it until they are written anew, which could not be done from here: "
        + "run BGREWRITEAOF, and BGSAVE where snapshots are kept.")]
    private static partial void InFiles(ILogger logger);
}
