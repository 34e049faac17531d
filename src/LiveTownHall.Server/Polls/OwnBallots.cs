using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Journal;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Polls;

/// <summary>A person's ballots that count, in every poll they can know of.</summary>
internal sealed class OwnBallots : IPartMine
{
    public async ValueTask<MyState> AddAsync(MyState mine, LiveHall hall, Caller caller, CancellationToken cancellation)
    {
        if (caller.Role != Roles.Attendee)
            return mine;
        var (session, attendeeId) = (hall.Session, caller.AttendeeId);
        var ballots = new Dictionary<string, Ballot>(StringComparer.Ordinal);
        var rounds = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var poll in session.State.Polls)
        {
            if (poll.Phase == PollPhase.Draft || session.Replica.BallotsOf(poll.Number) is not { } cast || !cast.HasAnybody || cast.Round != poll.Round)
                continue;
            try
            {
                if (await hall.Keys.VoterAsync(poll, attendeeId, cancellation) is { } voter && cast.BallotOf(voter) is { } paper)
                    (ballots[poll.Id], rounds[poll.Id]) = (paper.ToBallot(), poll.Round);
            }
            catch (JournalUnavailableException)
            {
                // Shown again with the next Me; better a ballot unseen for a while than a phone that can't get in.
            }
        }

        return mine with { Ballots = ballots, Rounds = rounds };
    }

    /// <summary>Ballots of a round that is over count no more.</summary>
    public bool TakesFromMany(HallState before, HallState after, IReadOnlyList<int> touchedQuestions)
    {
        if (before.Polls == after.Polls)
            return false;
        foreach (var poll in before.Polls)
        {
            if (poll.Phase != PollPhase.Draft && after.FindPoll(poll.Id)?.Round != poll.Round)
                return true;
        }

        return false;
    }
}
