using System.Collections.Concurrent;
using LiveTownHall.Client;
using LiveTownHall.Client.Http;
using LiveTownHall.Client.State;
using LiveTownHall.Client.Voting;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.LoadTests.Running;
using LiveTownHall.Testing;

namespace LiveTownHall.LoadTests.Town;

/// <summary>Attendees of one hall, spread over its nodes, and what they were told.</summary>
internal sealed class Crowd(Installation installation, int size) : IAsyncDisposable
{
    private const int JoinsAtOnce = 50;
    private const int JoinsPerSecond = 250;

    /// <summary>A ballot without an answer after this long, outages included, is a finding and no reason to wait for ever.</summary>
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(90);

    private readonly AudienceClient[] _attendees = new AudienceClient[size];
    private readonly ConcurrentBag<Vote> _votes = [];

    public GroundTruth Truth { get; } = new(size);

    public IReadOnlyList<AudienceClient> Attendees => _attendees;

    /// <summary>Acknowledged ballots: when they were meant to be cast, by whom, and where in the journal they are.</summary>
    public IReadOnlyCollection<Vote> Votes => _votes;

    public async Task JoinAsync(Step join, CancellationToken cancellation)
    {
        var ramp = new LoadSimulation.Ramp(size, TimeSpan.FromSeconds((double)size / JoinsPerSecond), JoinsAtOnce);
        await ramp.RunAsync(async (number, due) =>
        {
            var attendee = _attendees[number] = new AudienceClient(installation.OptionsFor(number));
            try
            {
                await attendee.ConnectAsync(cancellation);
                join.Succeeded(due);
            }
            catch (RefusedException refused)
            {
                join.Failed(refused.Code);
            }
        }, cancellation);
    }

    /// <summary>Votes in the poll that does not count, to warm the server up.</summary>
    public Task RehearseAsync(int ballots, int seconds, CancellationToken cancellation)
        => new LoadSimulation.Inject(ballots, TimeSpan.FromSeconds(seconds))
            .RunAsync((i, _) => CastAsync(i % size, installation.RehearsalId, i % 7 + i / size).WaitAsync(LongestAnswer, cancellation), cancellation);

    /// <summary>An attendee casts a ballot and waits for the answer.</summary>
    public async Task VoteAsync(int number, int choice, long due, Step vote)
    {
        BallotReceipt receipt;
        try
        {
            receipt = await CastAsync(number, installation.PollId, choice).WaitAsync(LongestAnswer);
        }
        catch (TimeoutException)
        {
            vote.Failed("no_answer");
            return;
        }

        if (receipt.Outcome is not { Ok: true, Position: { } position })
        {
            vote.Failed(receipt.Outcome.Error?.Code ?? "unknown");
            return;
        }

        vote.Succeeded(due);
        Truth.Counted(number, receipt.Ballot.Choices![0]);
        _votes.Add(new Vote(due, number, position));
    }

    /// <summary>How long each vote took until it was on a screen; on another node's screen where there are several.</summary>
    public void CompareWith(IReadOnlyList<Sightings> screenOfNode, Step seen)
    {
        foreach (var vote in _votes)
        {
            if (screenOfNode[(vote.Attendee + 1) % screenOfNode.Count].When(vote.Position) is { } at)
                seen.Succeeded(System.Diagnostics.Stopwatch.GetElapsedTime(vote.Due, at));
            else
                seen.Failed("never");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var group in _attendees.Where(a => a is not null).Chunk(JoinsAtOnce))
            await Task.WhenAll(group.Select(a => a.DisposeAsync().AsTask())).Within();
    }

    private Task<BallotReceipt> CastAsync(int number, string poll, int choice)
        => _attendees[number].CastBallotAsync(poll, new Ballot { Choices = [Installation.Options[choice % Installation.Options.Count]] });

    internal readonly record struct Vote(long Due, int Attendee, long Position);
}
