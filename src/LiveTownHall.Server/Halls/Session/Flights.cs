using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using LiveTownHall.Core.Halls;

namespace LiveTownHall.Server.Halls;

/// <summary>
/// Batches of this node that are on their way to the journal and back. An author hears "counted" when both is true: the batch is durable, and it is applied here.
/// </summary>
internal sealed class Flights(TimeProvider time, TimeSpan patience)
{
    private readonly ConcurrentDictionary<Guid, Flight> _flights = new();
    private long _begun;

    /// <summary>Done when everything that is under way now is answered.</summary>
    public Task Answered => Task.WhenAll(_flights.Values.SelectMany(f => f.Submissions).Select(s => s.Task));

    /// <summary>From now on until <c>patience</c> is over its authors wait; then they hear that nobody knows.</summary>
    public Flight Begin(ReadOnlyMemory<Submission> submissions)
    {
        var flight = new Flight(Guid.CreateVersion7(), submissions.ToArray(), new CancellationTokenSource(patience, time)) { Number = ++_begun };
        _flights[flight.Id] = flight;
        flight.Ended.Register(static at => ((Overdue)at!).Tell(), new Overdue(this, flight));
        return flight;
    }

    /// <summary>The journal has it.</summary>
    public void Landed(Flight flight, long position)
    {
        flight.Position = position;
        flight.Landed();
        AnswerIfDone(flight);
    }

    /// <summary>The replica has it. Batches of other nodes are nobody's flight here.</summary>
    /// <param name="durableAt">
    /// Its position, where what is read is as durable as what an append has returned: then the batch has landed, whatever became of the append's own answer.
    /// </param>
    /// <param name="replica">Just after the batch.</param>
    public void Applied(Guid batchId, long? durableAt, List<Ruling> rulings, HallReplica replica)
    {
        if (!_flights.TryGetValue(batchId, out var flight))
            return;
        var left = (ReadOnlySpan<Ruling>)CollectionsMarshal.AsSpan(rulings);
        flight.Rulings = new Ruling[flight.Submissions.Length];
        for (var i = 0; i < flight.Rulings.Length; i++)
            flight.Rulings[i] = flight.Submissions[i].Settle(ref left, replica);
        flight.Position ??= durableAt;
        AnswerIfDone(flight);
    }

    /// <summary>What became of these nobody here will learn; their authors may send them again.</summary>
    public void Failed(ReadOnlySpan<Submission> submissions)
    {
        foreach (var (id, flight) in _flights)
        {
            if (flight.Position is null && flight.Submissions.AsSpan().SequenceEqual(submissions) && _flights.TryRemove(id, out _))
                flight.End();
        }

        Answers.GiveBusy(submissions);
    }

    /// <summary>Nobody will apply what is still under way, so nobody waits for it. What became of it the journal knows; sending it again is safe.</summary>
    public void GiveUp()
    {
        foreach (var flight in _flights.Values.OrderBy(flight => flight.Number))
        {
            if (!_flights.TryRemove(flight.Id, out _))
                continue;
            Answers.GiveBusy(flight.Submissions);
            flight.End();
        }
    }

    private void AnswerIfDone(Flight flight)
    {
        if (flight.Position is not { } position || flight.Rulings is not { } rulings || !_flights.TryRemove(flight.Id, out _))
            return;
        var settlements = new Settlement[flight.Submissions.Length];
        for (var i = 0; i < settlements.Length; i++)
            settlements[i] = new Settlement(position, rulings[i]);
        Answers.Give(flight.Submissions, settlements);
        flight.Answered();
    }

    private sealed class Overdue(Flights flights, Flight flight)
    {
        /// <summary>What is no flight any more was answered already.</summary>
        public void Tell()
        {
            if (flights._flights.TryRemove(flight.Id, out _))
                Answers.GiveOverdue(flight.Submissions);
        }
    }
}

/// <summary>A batch under way, and whose answers hang on it.</summary>
internal sealed class Flight(Guid id, Submission[] submissions, CancellationTokenSource end)
{
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(250);

    /// <summary>These two are the mailbox's.</summary>
    private bool _hasLanded;

    private bool _isAnswered;

    /// <summary>Cancelled once its authors are answered: nobody waits for the append any more, and it is not sent again.</summary>
    public CancellationToken Ended { get; } = end.Token;

    public Guid Id => id;

    /// <summary>Counts the flights of a hall, in the order they left.</summary>
    public long Number { get; init; }

    public Submission[] Submissions => submissions;

    public long? Position { get; set; }

    public Ruling[]? Rulings { get; set; }

    /// <summary>The append was answered.</summary>
    public void Landed()
    {
        _hasLanded = true;
        if (_isAnswered)
            end.CancelAfter(Timeout.InfiniteTimeSpan);
    }

    /// <summary>Its authors were answered. Where the batch was only read back so far, the append's own answer has a moment left before nobody waits for it any more.</summary>
    public void Answered()
    {
        _isAnswered = true;
        end.CancelAfter(_hasLanded ? Timeout.InfiniteTimeSpan : Grace);
    }

    public void End() => end.Cancel();
}
