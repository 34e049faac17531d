using LiveTownHall.Client.Connection;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Polls;
using Microsoft.AspNetCore.SignalR;

namespace LiveTownHall.Client.Voting;

/// <summary>Sends what waits in the outbox, and sends it again until the server has answered each ballot.</summary>
/// <param name="cast">One attempt; <see cref="ClientRefusals.Disconnected"/> where there was no answer.</param>
/// <param name="timesOnline">Counts up whenever the connection is back, before <see cref="Flush"/> is called for it.</param>
/// <param name="roundOf">The poll's round now, where known.</param>
internal sealed class BallotSender(
    BallotOutbox outbox,
    Func<CastBallot, Task<Outcome>> cast,
    Func<int> timesOnline,
    Func<string, int?> roundOf,
    FullJitter jitter,
    TimeProvider time,
    CancellationToken stop)
{
    /// <summary>Refusals that say nothing about the ballot.</summary>
    private static readonly HashSet<string> Later =
    [
        RefusalCodes.Busy, RefusalCodes.RateLimited, RefusalCodes.NotReady, RefusalCodes.StorageLow, RefusalCodes.Superseded, RefusalCodes.Unknown,
    ];

    /// <summary>Sends all that waits, now. To be called after every put and whenever the connection is back.</summary>
    public void Flush()
    {
        foreach (var ballot in outbox.TakeAll())
            _ = SendAsync(ballot);
    }

    private async Task SendAsync(SavedBallot ballot)
    {
        if (ballot.Round is { } meant && roundOf(ballot.PollId) is { } now && meant != now)
        {
            outbox.Answered(ballot, Outcome.Refused(ClientRefusals.PollRestarted, "The poll was started anew. Please vote again."));
            Flush();
            return;
        }

        var sentIn = timesOnline();
        var outcome = await CastAsync(ballot);
        if (outcome.Error?.Code == ClientRefusals.Disconnected)
        {
            // Goes with the Flush that comes with the connection, unless that came already while this one still counted as on its way.
            outbox.Unsent(ballot);
            if (timesOnline() != sentIn)
                Flush();
            return;
        }

        if (!outcome.Ok && Later.Contains(outcome.Error?.Code ?? ""))
        {
            await PauseAsync(jitter.Wait(ballot.Deferrals++));
            outbox.Unsent(ballot);
        }
        else
        {
            outbox.Answered(ballot, outcome);
        }

        if (!stop.IsCancellationRequested)
            Flush();
    }

    private async Task<Outcome> CastAsync(SavedBallot ballot)
    {
        try
        {
            return await cast(new CastBallot { PollId = ballot.PollId, Ballot = ballot.Ballot, Revision = ballot.Revision });
        }
        catch (HubException)
        {
            // The server failed, or was going down. Casting is idempotent, so another attempt is always right.
            return Outcome.Refused(RefusalCodes.NotReady, "The server could not answer.");
        }
    }

    private async Task PauseAsync(TimeSpan wait)
    {
        try
        {
            await Task.Delay(wait, time, stop);
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }
}
