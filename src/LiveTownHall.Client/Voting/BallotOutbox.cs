using LiveTownHall.Client.Connection;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Polls;

namespace LiveTownHall.Client.Voting;

/// <summary>What became of a ballot.</summary>
/// <param name="Ballot">The ballot that the outcome is about: the one that was cast, or a later one that replaced it before it was answered.</param>
public sealed record BallotReceipt(Ballot Ballot, Outcome Outcome);

/// <summary>Ballots that the server has not answered yet; one a poll, the last one wins.</summary>
/// <remarks>
/// At most one ballot of a poll is on its way, so that two can't overtake each other. States of a poll's place: empty, waiting, on its
/// way, on its way with a newer one waiting. Knows nothing of time or connections; used from any thread.
/// </remarks>
public sealed class BallotOutbox
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);

    /// <summary>Polls with a ballot that is not answered.</summary>
    public int Unanswered
    {
        get
        {
            lock (_gate)
                return _places.Count;
        }
    }

    /// <summary>Keeps a ballot until it is answered.</summary>
    /// <param name="round">The poll's round it is meant for, where known.</param>
    /// <param name="revision">The poll's revision that was read, where known.</param>
    public Task<BallotReceipt> Put(string pollId, Ballot ballot, int? round = null, int? revision = null)
    {
        var saved = new SavedBallot(pollId, ballot, round) { Revision = revision };
        lock (_gate)
        {
            var place = _places.TryGetValue(pollId, out var known) ? known : _places[pollId] = new Place();
            if (place.Waiting is { } former)
                saved.Replace(former);
            place.Waiting = saved;
        }

        return saved.Receipt;
    }

    /// <summary>Takes what may be sent now.</summary>
    public IReadOnlyList<SavedBallot> TakeAll()
    {
        lock (_gate)
        {
            var taken = new List<SavedBallot>();
            foreach (var place in _places.Values)
            {
                if (place.OnItsWay is not null || place.Waiting is not { } next)
                    continue;
                (place.OnItsWay, place.Waiting) = (next, null);
                taken.Add(next);
            }

            return taken;
        }
    }

    /// <summary>The server's last word on a ballot that was taken.</summary>
    public void Answered(SavedBallot ballot, Outcome outcome)
    {
        lock (_gate)
        {
            if (!_places.TryGetValue(ballot.PollId, out var place) || place.OnItsWay != ballot)
                return;
            place.OnItsWay = null;
            if (place.Waiting is null)
                _places.Remove(ballot.PollId);
        }

        ballot.Settle(outcome);
    }

    /// <summary>No answer, or "later": the ballot waits again, unless a newer one has taken its place.</summary>
    public void Unsent(SavedBallot ballot)
    {
        lock (_gate)
        {
            if (!_places.TryGetValue(ballot.PollId, out var place) || place.OnItsWay != ballot)
                return;
            place.OnItsWay = null;
            if (place.Waiting is { } newer)
                newer.Replace(ballot);
            else
                place.Waiting = ballot;
        }
    }

    /// <summary>Gives up: every ballot is answered with <see cref="ClientRefusals.Disconnected"/>.</summary>
    public void Abandon()
    {
        List<SavedBallot> left = [];
        lock (_gate)
        {
            foreach (var place in _places.Values)
                left.AddRange(new[] { place.OnItsWay, place.Waiting }.OfType<SavedBallot>());
            _places.Clear();
        }

        foreach (var ballot in left)
            ballot.Settle(ClientRefusals.NoAnswer);
    }

    private sealed class Place
    {
        public SavedBallot? OnItsWay { get; set; }

        public SavedBallot? Waiting { get; set; }
    }
}
