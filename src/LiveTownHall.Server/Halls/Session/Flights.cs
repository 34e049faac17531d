using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using LiveTownHall.Core.Halls;

namespace LiveTownHall.Server.Halls;

/// <summary>Batches of this node that are on their way to the journal and back. An author hears "counted" when both is true: the batch is durable, and it is applied here.</summary>
internal sealed class Flights
{
    private readonly ConcurrentDictionary<Guid, Flight> _flights = new();

    /// <summary>Done when everything that is under way now is answered.</summary>
    public Task Answered => Task.WhenAll(_flights.Values.SelectMany(f => f.Submissions).Select(s => s.Task));

    public Flight Begin(ReadOnlyMemory<Submission> submissions)
    {
        var flight = new Flight(Guid.CreateVersion7(), submissions.ToArray());
        _flights[flight.Id] = flight;
        return flight;
    }

    /// <summary>The journal has it.</summary>
    public void Landed(Flight flight, long position)
    {
        flight.Position = position;
        AnswerIfDone(flight);
    }

    /// <summary>The replica has it. Batches of other nodes are nobody's flight here.</summary>
    /// <param name="replica">Just after the batch.</param>
    public void Applied(Guid batchId, List<Ruling> rulings, HallReplica replica)
    {
        if (!_flights.TryGetValue(batchId, out var flight))
            return;
        var left = (ReadOnlySpan<Ruling>)CollectionsMarshal.AsSpan(rulings);
        flight.Rulings = new Ruling[flight.Submissions.Length];
        for (var i = 0; i < flight.Rulings.Length; i++)
            flight.Rulings[i] = flight.Submissions[i].Settle(ref left, replica);
        AnswerIfDone(flight);
    }

    /// <summary>What became of these nobody here will learn; their authors may send them again.</summary>
    public void Failed(ReadOnlySpan<Submission> submissions)
    {
        foreach (var (id, flight) in _flights)
        {
            if (flight.Position is null && flight.Submissions.AsSpan().SequenceEqual(submissions))
                _flights.TryRemove(id, out _);
        }

        Answers.GiveBusy(submissions);
    }

    /// <summary>Nobody will apply what is still under way, so nobody waits for it. What became of it the journal knows; sending it again is safe.</summary>
    public void GiveUp()
    {
        foreach (var flight in _flights.Values)
            Answers.GiveBusy(flight.Submissions);
        _flights.Clear();
    }

    private void AnswerIfDone(Flight flight)
    {
        if (flight.Position is not { } position || flight.Rulings is not { } rulings)
            return;
        _flights.TryRemove(flight.Id, out _);
        var settlements = new Settlement[flight.Submissions.Length];
        for (var i = 0; i < settlements.Length; i++)
            settlements[i] = new Settlement(position, rulings[i]);
        Answers.Give(flight.Submissions, settlements);
    }
}

/// <summary>A batch under way, and whose answers hang on it.</summary>
internal sealed class Flight(Guid id, Submission[] submissions)
{
    public Guid Id => id;

    public Submission[] Submissions => submissions;

    public long? Position { get; set; }

    public Ruling[]? Rulings { get; set; }
}
