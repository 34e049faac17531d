using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace LiveTownHall.Journal.Redis;

/// <summary>Journal and directory in one Redis, shared by any number of nodes.</summary>
internal sealed class RedisStore : IStore
{
    private readonly IConnectionMultiplexer _connection;
    private readonly int _replicas;
    private readonly RedisCircuit _circuit;
    private readonly RedisJournal _journal;

    public RedisStore(IConnectionMultiplexer connection, JournalOptions options, ILogger log)
    {
        _connection = connection;
        _replicas = options.ReplicasPerAppend;
        _circuit = new RedisCircuit(connection, options, log);
        _journal = new RedisJournal(connection, _circuit, options);
        Fences = new RedisFences(connection.GetDatabase(), _circuit);
        Schedule = new RedisSchedule(connection.GetDatabase(), _circuit);
        Compaction = new RedisCompaction(connection, _circuit, options);
        Directory = new RedisDirectory(connection.GetDatabase(), _circuit, Compaction);
    }

    public IJournal Journal => _journal;

    public IDirectory Directory { get; }

    public ICompaction Compaction { get; }

    public IFences Fences { get; }

    public ISchedule Schedule { get; }

    /// <exception cref="ArgumentException">The configuration can't be read.</exception>
    public static async Task<IConnectionMultiplexer> ConnectAsync(string configuration, JournalOptions options)
    {
        var settings = ConfigurationOptions.Parse(configuration);
        settings.ClientName ??= "LiveTownHall";

        // A node starts, and stays, without Redis: it is not ready then, and becomes so by itself.
        settings.AbortOnConnectFail = false;
        settings.ReconnectRetryPolicy = new ExponentialRetry(250, 2_000);
        settings.ConnectRetry = 1;

        // Waiting is the intake's business, where it is bounded; here an append fails while there is no connection.
        settings.BacklogPolicy = BacklogPolicy.FailFast;

        // The client's own guard; the check at the start asks for INFO and CONFIG GET.
        settings.AllowAdmin = true;
        settings.AsyncTimeout = (int)(options.AttemptTimeout * 6).TotalMilliseconds;
        return await ConnectionMultiplexer.ConnectAsync(settings).ConfigureAwait(false);
    }

    public ValueTask<StoreCheck> CheckAsync(CancellationToken cancellation = default) => RedisStoreCheck.RunAsync(_connection, _replicas, cancellation);

    public async ValueTask<DateTimeOffset?> TimeAsync(CancellationToken cancellation = default)
        => await _circuit.RunAsync(
            static async redis =>
            {
                var told = (long[])(await redis.ExecuteAsync("TIME").ConfigureAwait(false))!;
                return DateTimeOffset.FromUnixTimeSeconds(told[0]).AddMicroseconds(told[1]);
            },
            _connection.GetDatabase(),
            cancellation).ConfigureAwait(false);

    public ValueTask<long?> FreeBytesAsync(CancellationToken cancellation = default) => RedisRoom.FreeBytesAsync(_connection, cancellation);

    public async ValueTask DisposeAsync()
    {
        await _journal.DisposeAsync().ConfigureAwait(false);
        await _circuit.DisposeAsync().ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
    }
}
