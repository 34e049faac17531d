using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
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
        => caller.Role == Roles.Attendee ? mine with { Ballots = await OfAsync(hall, caller.AttendeeId, cancellation) } : mine;

    private static async Task<IReadOnlyDictionary<string, Ballot>> OfAsync(LiveHall hall, string attendeeId, CancellationToken cancellation)
    {
        var session = hall.Session;
        var ballots = new Dictionary<string, Ballot>(StringComparer.Ordinal);
        foreach (var poll in session.State.Polls)
        {
            if (poll.Phase == PollPhase.Draft || session.Replica.BallotsOf(poll.Number) is not { Voters: > 0 } cast || cast.Round != poll.Round)
                continue;
            try
            {
                if (await hall.Keys.VoterAsync(poll, attendeeId, cancellation) is { } voter && cast.BallotOf(voter) is { } paper)
                    ballots[poll.Id] = paper.ToBallot();
            }
            catch (JournalUnavailableException)
            {
                // Shown again with the next Me; better a ballot unseen for a while than a phone that can't get in.
            }
        }

        return ballots;
    }
}
