using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Server.Halls;
using Polly;

namespace LiveTownHall.Server.Polls;

/// <summary>
/// Destroys the key of a secret poll's round when the round is over: when the poll closes, is reset or is deleted. After that nobody can link its ballots to people.
/// </summary>
internal sealed class KeyDestruction : IDisposable
{
    private readonly PollKeys _keys;
    private readonly ResiliencePipeline _untilDone;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationToken _stopped;

    public KeyDestruction(HallSession session, PollKeys keys, TimeProvider time)
    {
        (_keys, _untilDone, _stopped) = (keys, AppendRetry.Until(time), _stop.Token);
        session.Changed += (before, after, _) => Follow(before, after);

        // What ended when no node had the hall in memory, or while its node went down.
        Follow(null, session.State);
    }

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
                _ = DestroyAsync(poll);
        }
    }

    private async Task DestroyAsync(Poll poll)
    {
        try
        {
            await _untilDone.ExecuteAsync(async cancellation => await _keys.DestroyAsync(poll.Number, poll.Round, cancellation), _stopped);
        }
        catch (OperationCanceledException)
        {
            // Done again when the hall is next opened.
        }
    }
}
