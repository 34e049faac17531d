using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Polls;

namespace LiveTownHall.Client.Voting;

/// <summary>A ballot in the outbox, and everybody who waits for its answer.</summary>
public sealed class SavedBallot(string pollId, Ballot ballot, int? round)
{
    private readonly TaskCompletionSource<BallotReceipt> _receipt = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private List<SavedBallot>? _replaced;

    public string PollId => pollId;

    public Ballot Ballot => ballot;

    /// <summary>The poll's round it is meant for; null where that was not known.</summary>
    public int? Round => round;

    /// <summary>The poll's revision that was read; null where that was not known.</summary>
    public int? Revision { get; init; }

    /// <summary>Times the server said "later".</summary>
    public int Deferrals { get; set; }

    internal Task<BallotReceipt> Receipt => _receipt.Task;

    /// <summary>Takes the place of an unanswered ballot; whoever cast that hears what becomes of this one.</summary>
    internal void Replace(SavedBallot former) => (_replaced ??= []).Add(former);

    internal void Settle(Outcome outcome) => Settle(new BallotReceipt(ballot, outcome));

    private void Settle(BallotReceipt receipt)
    {
        _receipt.TrySetResult(receipt);
        foreach (var former in _replaced ?? [])
            former.Settle(receipt);
    }
}
