using System.Collections.Concurrent;
using LiveTownHall.Journal;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Metrics;
using LiveTownHall.Server.Settings;
using LiveTownHall.Tally;
using Microsoft.Extensions.Options;

namespace LiveTownHall.Server.Halls;

/// <summary>The halls in this node's memory: loaded when somebody comes, unloaded when nobody has been there for a while.</summary>
internal sealed class HallRegistry(
    IStore store,
    JoinCodes codes,
    IEnumerable<HallPiece> pieces,
    Witness witness,
    IOptions<TownhallSettings> settings,
    TimeProvider time,
    ILogger<HallRegistry> log)
    : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, LoadedHall> _halls = new(StringComparer.Ordinal);
    private static readonly TimeSpan BetweenNotes = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan GoodbyeTime = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private volatile bool _stopping;
    private int _restoring;
    private long _witnessed;

    /// <summary>Whether a hall here belongs to newer servers: people should be sent to one of those. A damaged hall is no better elsewhere, so it does not count.</summary>
    public bool AnyTooNew => _halls.Values.Any(h => h.IsTooNew);

    /// <summary>Whether a hall is being opened anew because the store is not what it was.</summary>
    public bool AnyRestoring => Volatile.Read(ref _restoring) > 0;

    public IEnumerable<LiveHall> Loaded => _halls.Values.Select(h => h.Ready).OfType<LiveHall>();

    /// <summary>Whether the hall is in memory.</summary>
    public bool IsHere(string hallId) => _halls.TryGetValue(hallId, out var hall) && hall.Ready is not null;

    /// <summary>A lease on the hall, or null where there is no such hall. The hall stays in memory until the lease is disposed.</summary>
    /// <exception cref="HallUnavailableException">The hall exists but can't be served now.</exception>
    public async Task<HallLease?> FindAsync(string hallId, CancellationToken cancellation)
    {
        if (!Ids.IsUlid(hallId))
            return null;
        while (true)
        {
            if (_stopping)
                throw new HallUnavailableException("The server is going down. Try again in a moment.");
            var entry = _halls.GetOrAdd(hallId, id => new LoadedHall(() => OpenAsync(id)));
            if (!entry.TryAddLease())
            {
                _halls.TryRemove(new(hallId, entry));
                continue;
            }

            var lease = new HallLease(entry, time);
            try
            {
                if (await entry.Opening.WaitAsync(cancellation) is { } hall)
                {
                    lease.Hall = hall;
                    if (hall.Session.IsServing)
                        return lease;
                    lease.Dispose();
                    if (hall.Session.IsStoreChanged)
                        throw new HallUnavailableException("The store is not what it was; this hall is being opened anew. Try again in a moment.");
                    throw new HallUnavailableException("This hall's record can't be read by this server. Tell whoever runs it.");
                }

                Forget(hallId, entry, lease);
                return null;
            }
            catch (JournalUnavailableException)
            {
                Forget(hallId, entry, lease);
                throw new HallUnavailableException("The store does not answer at the moment. Try again.");
            }
            catch (Exception unreadable) when (unreadable is JournalCorruptException or JournalTooNewException)
            {
                lease.Dispose();
                throw new HallUnavailableException("This hall's record can't be read by this server. Tell whoever runs it.");
            }
            catch (OperationCanceledException)
            {
                lease.Dispose();
                throw;
            }
            catch (Exception fault) when (fault is not HallUnavailableException)
            {
                Forget(hallId, entry, lease);
                throw;
            }
        }
    }

    /// <summary>Unloads halls that nobody has used for the time set, and once in a while writes down how far the others have been read.</summary>
    public async Task UnloadIdleAsync()
    {
        if (time.GetElapsedTime(_witnessed) >= BetweenNotes)
            await BearWitnessAsync();
        var idle = TimeSpan.FromSeconds(settings.Value.UnloadAfterSeconds);
        foreach (var (id, entry) in _halls)
        {
            if (entry.Ready is not { } hall || hall.Session.HasTimers || !entry.TryRetire(time, idle))
                continue;
            _halls.TryRemove(new(id, entry));
            await hall.DisposeAsync();
            witness.Note(id, hall.Session.Tip);
            TownhallMetrics.HallsLoaded.Add(-1);
            HallLog.Unloaded(log);
        }
    }

    /// <summary>Lets nobody in any more and answers everything that was taken in.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        _stopping = true;
        await Task.WhenAll(Loaded.Select(h => h.Session.FlushAsync(cancellation)));
    }

    public async ValueTask DisposeAsync()
    {
        _stopping = true;
        await Pool.CancelAsync(_stop);
        foreach (var hall in Loaded)
            await hall.DisposeAsync();
        await BearWitnessAsync();
        _halls.Clear();
        _stop.Dispose();
    }

    /// <summary>A hall that is being given back what it lost is not what was read of it.</summary>
    private async Task BearWitnessAsync()
    {
        _witnessed = time.GetTimestamp();
        foreach (var hall in Loaded.Where(hall => !hall.Session.IsStoreChanged))
            witness.Note(hall.Session.HallId, hall.Session.Tip);
        try
        {
            await witness.KeepAsync();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            HallLog.WitnessFailed(log, fault);
        }
    }

    private async Task RestoreWhenLostAsync(LiveHall hall) => await RestoreAsync(hall, await hall.Session.StoreChange);

    /// <summary>Gives the store back what it lost and makes room for the hall to be opened anew: everybody here is sent away and comes back to it.</summary>
    private async Task RestoreAsync(LiveHall hall, Remembered remembered)
    {
        Interlocked.Increment(ref _restoring);
        try
        {
            TownhallMetrics.StoreChanges.Add(1);
            var lost = new LostBatches(store.Journal, hall.Session.HallId, AppendRetry.Until(time));
            var given = await AppendRetry.Until(time).InPlaceAsync(
                async (_, cancellation) =>
                {
                    // First of all: what people say from now on must come after what is given back.
                    await store.Fences.TakeAsync(1, hall.Session.Replica.GreatestFence, cancellation);
                    await codes.GiveBackAsync(hall.Session.State.JoinCode, hall.Session.HallId, cancellation);
                    if (hall.Session.NextDue is { } due)
                        await store.Schedule.SetAsync(hall.Session.HallId, due, cancellation);
                    return await lost.GiveBackAsync(remembered, cancellation);
                },
                hall,
                _stop.Token);
            TownhallMetrics.BatchesRestored.Add(given.Restored);
            TownhallMetrics.BatchesLost.Add(given.Lost);
            TownhallMetrics.FactsRefusedAgain.Add(given.Refused);
            HallLog.Restored(log, given.Restored, given.Lost, given.Refused);
            if (_halls.TryGetValue(hall.Session.HallId, out var entry) && entry.Ready == hall)
                _halls.TryRemove(new(hall.Session.HallId, entry));

            // What they were told about it needs a moment to leave.
            await Task.Delay(GoodbyeTime, time, _stop.Token);
            foreach (var person in hall.People.All)
            {
                foreach (var connection in person.Open.All)
                    connection.Abort();
            }

            await hall.DisposeAsync();
            TownhallMetrics.HallsLoaded.Add(-1);
        }
        catch (JournalCorruptException damage)
        {
            HallLog.NotRestored(log, damage.Position);
        }
        catch (OperationCanceledException)
        {
            // The server is going down.
        }
        finally
        {
            Interlocked.Decrement(ref _restoring);
        }
    }

    private void Forget(string hallId, LoadedHall entry, HallLease lease)
    {
        lease.Dispose();
        _halls.TryRemove(new(hallId, entry));
    }

    private async Task<LiveHall?> OpenAsync(string hallId)
    {
        var started = time.GetTimestamp();
        try
        {
            // Before anything of the hall can be due.
            if (time is StoreTime clock)
                await clock.KnowAsync(store, CancellationToken.None);
            var session = await HallSession.OpenAsync(hallId, store, settings.Value, time, log, witness.Of(hallId), CancellationToken.None);
            if (session is null)
                return null;
            var limits = settings.Value.Limits;
            var hall = new LiveHall(session, new HallPeople(limits, time), limits, pieces);
            await hall.StartAsync();
            _ = RestoreWhenLostAsync(hall);
            TownhallMetrics.HallsLoaded.Add(1);
            HallLog.Loaded(log, session.Replica.Position, (long)time.GetElapsedTime(started).TotalMilliseconds);
            return hall;
        }
        catch (JournalCorruptException damage)
        {
            HallLog.JournalDamaged(log, damage.Position);
            throw;
        }
        catch (JournalTooNewException newer)
        {
            HallLog.JournalTooNew(log, newer.Position);
            throw;
        }
    }
}

/// <summary>The hall exists, but this node can't serve it now; the message is for people.</summary>
internal sealed class HallUnavailableException(string message) : Exception(message);
