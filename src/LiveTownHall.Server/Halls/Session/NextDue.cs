using LiveTownHall.Journal;
using LiveTownHall.Tally;

namespace LiveTownHall.Server.Halls;

/// <summary>Keeps in the store when a hall next has something to do, the newest time last.</summary>
/// <remarks>A time that was not written before the hall left memory is missed until the hall is next opened; a store that is away is asked again until then.</remarks>
internal sealed class NextDue(string hallId, ISchedule schedule, TimeProvider time, CancellationToken stop)
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    private Wish? _wish;
    private int _isWriting;

    private sealed record Wish(long? At);

    /// <summary>Comes back at once.</summary>
    public void Note(long? at)
    {
        Interlocked.Exchange(ref _wish, new Wish(at));
        if (Interlocked.CompareExchange(ref _isWriting, 1, 0) == 0)
            Pool.Begin(WriteAsync);
    }

    private async Task WriteAsync()
    {
        do
        {
            while (Interlocked.Exchange(ref _wish, null) is { } wish)
            {
                if (await TryAsync(wish))
                    continue;

                // A newer one has taken its place, or it is written with the next try.
                Interlocked.CompareExchange(ref _wish, wish, null);
                await Task.Delay(Again, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
                if (stop.IsCancellationRequested)
                    return;
            }

            Interlocked.Exchange(ref _isWriting, 0);
        }
        while (Volatile.Read(ref _wish) is not null && Interlocked.CompareExchange(ref _isWriting, 1, 0) == 0);
    }

    private async Task<bool> TryAsync(Wish wish)
    {
        try
        {
            await schedule.SetAsync(hallId, wish.At, stop);
            return true;
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException)
        {
            // The hall is leaving memory, or the store is being closed.
            return true;
        }
        catch (JournalUnavailableException)
        {
            return false;
        }
    }
}
