using LiveTownHall.LoadTests.Raw;

namespace LiveTownHall.LoadTests.Town;

/// <summary>Attendees on raw sockets, who call the hub and wait for the answer, one call each at a time.
/// A .NET client decodes every frame it is shown, and two thousand of them would be most of what is measured.</summary>
internal sealed class Callers : IDisposable
{
    /// <summary>A call without an answer after this long is a finding and no reason to wait for ever.</summary>
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(90);

    private readonly Gallery _gallery = new();
    private HubPeer[] _peers = [];
    private TaskCompletionSource<Answer>?[] _calls = [];

    public int Count => _peers.Length;

    /// <summary>Messages that the server has shown all of them.</summary>
    public long Frames => _gallery.Frames;

    public long Bytes => _gallery.Bytes;

    public async Task JoinAsync(Installation town, int count, CancellationToken cancellation)
    {
        await _gallery.AddAttendeesAsync(town, 0, count, cancellation);
        _peers = [.. _gallery.Hubs];
        _calls = new TaskCompletionSource<Answer>?[count];
        foreach (var (number, peer) in _peers.Index())
            peer.Answered = (_, ok, position, at) => Interlocked.Exchange(ref _calls[number], null)?.TrySetResult(new Answer(number, ok, position, at));
    }

    /// <summary>Has the attendee of this number call, or the next one who is not waiting for an answer.</summary>
    /// <param name="callOf">The whole frame to be sent by who calls.</param>
    /// <exception cref="TimeoutException">No answer came.</exception>
    public Task<Answer> CallAsync(int number, Func<int, byte[]> callOf)
    {
        var call = new TaskCompletionSource<Answer>(TaskCreationOptions.RunContinuationsAsynchronously);
        for (var i = 0; i < _peers.Length; i++)
        {
            var caller = (number + i) % _peers.Length;
            if (Interlocked.CompareExchange(ref _calls[caller], call, null) is not null)
                continue;
            _peers[caller].Send(callOf(caller));
            return call.Task.WaitAsync(LongestAnswer);
        }

        throw new InvalidOperationException("Everybody is waiting for an answer.");
    }

    public void Dispose() => _gallery.Dispose();

    /// <param name="Caller">Who called.</param>
    /// <param name="Position">In the journal; 0 where the answer names none.</param>
    /// <param name="At">When it came, as a timestamp of <see cref="System.Diagnostics.Stopwatch"/>.</param>
    internal readonly record struct Answer(int Caller, bool Ok, long Position, long At);
}
