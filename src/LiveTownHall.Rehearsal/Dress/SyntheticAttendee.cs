using System.Diagnostics;
using LiveTownHall.Client;
using LiveTownHall.Client.Wire;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Rehearsal.Dress;

/// <summary>One synthetic attendee: a real connection to the hub that joins, votes in one poll after the other and watches.</summary>
/// <remarks>It looks at positions only and folds nothing: thousands have to fit beside the server that they rehearse.</remarks>
internal sealed class SyntheticAttendee(int seed, Func<BallotPaper, Ballot> ballotOf) : IAsyncDisposable, ISyntheticVoter
{
    private readonly LightClient _client = new();
    private readonly Random _chance = new(seed);

    /// <summary>Returns when the hall is on this attendee's screen.</summary>
    public Task JoinAsync(Uri server, TicketGranted ticket, CancellationToken cancellation) => _client.ConnectAsync(server, ticket, cancellation);

    /// <summary>Votes what the poll's kind has made-up voters answer. One vote at a time.</summary>
    /// <returns>When the ballot left (<see cref="Stopwatch.GetTimestamp"/>), and where in the journal it is; null where it was refused.</returns>
    public async Task<(long CastAt, long? Position)> VoteAsync(RehearsedPoll poll, CancellationToken cancellation)
    {
        var ballot = ballotOf(KindRegistry.Of(poll.Definition.Kind).AnswerOrAbstain(poll.Definition, this));
        var call = HubMessages.Call("CastBallot", new CastBallot { PollId = poll.Id, Ballot = ballot });
        var castAt = Stopwatch.GetTimestamp();
        return (castAt, await _client.CallAsync(call, cancellation) is { Ok: true } answer ? answer.Position : null);
    }

    public int Below(int bound) => _chance.Next(bound);

    /// <summary>When this attendee's screen first showed a state with the position in it; null if it never did.</summary>
    public long? SawAt(long position) => _client.Sightings.When(position);

    public ValueTask DisposeAsync() => _client.DisposeAsync();
}
