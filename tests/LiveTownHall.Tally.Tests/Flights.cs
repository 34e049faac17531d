using System.Threading.Channels;

namespace LiveTownHall.Tally.Tests;

/// <summary>An airport under control of the test: a flight lands when the test says so.</summary>
internal sealed class Flights
{
    private readonly Channel<Flight> _departed = Channel.CreateUnbounded<Flight>();

    public List<(Exception Fault, int[] Batch)> Faults { get; } = [];

    public bool HasNext => _departed.Reader.TryPeek(out _);

    public GroupCommit<int> Commit(int capacity = 1024, int maxBatch = 1024)
        => new(capacity, maxBatch, Depart, (fault, batch) => Faults.Add((fault, batch.ToArray())));

    public async Task<Flight> NextAsync() => await _departed.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    private ValueTask Depart(ReadOnlyMemory<int> batch)
    {
        var flight = new Flight(batch.ToArray(), Environment.CurrentManagedThreadId, new TaskCompletionSource());
        _departed.Writer.TryWrite(flight);
        return new ValueTask(flight.Landing.Task);
    }

    internal sealed record Flight(int[] Items, int Thread, TaskCompletionSource Landing);
}
