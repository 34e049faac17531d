using LiveTownHall.Client.Connection;
using LiveTownHall.Client.Voting;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;

namespace LiveTownHall.Client;

/// <summary>An attendee, or with the screen's key a wall.</summary>
public sealed partial class AudienceClient : HallClient
{
    private readonly CancellationTokenSource _stop = new();
    private readonly BallotOutbox _outbox = new();
    private readonly BallotSender _sender;
    private Admission? _admission;

    public AudienceClient(HallClientOptions options)
        : base(options)
    {
        _sender = new BallotSender(
            _outbox,
            ballot => MarkAsync("CastBallot", fence => ballot with { Fence = fence }, _stop.Token),
            () => TimesOnline, RoundOf, options.Resending, options.Time, _stop.Token);
        LinkChanged += state =>
        {
            if (state == LinkState.Online)
                _sender.Flush();
            else if (state == LinkState.Refused)
                _outbox.Abandon();
        };
    }

    /// <summary>Polls with a ballot that the server has not answered yet.</summary>
    public int UnansweredBallots => _outbox.Unanswered;

    /// <summary>Casts a ballot and returns the server's last word on it, however long the connection is away meanwhile.</summary>
    /// <remarks>A ballot that is cast in the same poll before the answer replaces it; both callers then hear what becomes of the newer one.
    /// Only disposing the client gives up, with <see cref="ClientRefusals.Disconnected"/>.</remarks>
    public Task<BallotReceipt> CastBallotAsync(string pollId, Ballot ballot)
    {
        ObjectDisposedException.ThrowIf(_stop.IsCancellationRequested, this);
        var receipt = _outbox.Put(pollId, ballot, RoundOf(pollId), View?.Polls.FirstOrDefault(p => p.Id == pollId)?.Revision);
        if (Link == LinkState.Refused)
            _outbox.Abandon();
        else
            _sender.Flush();
        return receipt;
    }

    /// <param name="reaction">One of <see cref="Reactions"/>.</param>
    public Task<Outcome> ReactAsync(string reaction, CancellationToken cancellation = default)
        => InvokeAsync("React", new React { Reaction = reaction }, cancellation);

    public override async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
            return;
        await _stop.CancelAsync();
        await base.DisposeAsync();
        _outbox.Abandon();
    }

    /// <summary>Sends a mark. Where the person has spoken on another device meanwhile, it is sent once more, under the fence that was offered with the refusal.</summary>
    private async Task<Outcome> MarkAsync(string method, Func<long?, object> argument, CancellationToken cancellation)
    {
        var outcome = await InvokeAsync(method, argument(Volatile.Read(ref _admission)?.Fence), cancellation);
        if (outcome.Fence is not { } offered)
            return outcome;
        Volatile.Write(ref _admission, new Admission(offered));
        return outcome.Error?.Code == RefusalCodes.Superseded ? await InvokeAsync(method, argument(offered), cancellation) : outcome;
    }

    private sealed record Admission(long Fence);

    private int? RoundOf(string pollId) => View?.Polls.FirstOrDefault(p => p.Id == pollId)?.Round;
}
