using LiveTownHall.Journal.Memory;
using LiveTownHall.Journal.Redis;
using LiveTownHall.Journal.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveTownHall.Journal;

/// <summary>Opens the stores.</summary>
public static class StoreFactory
{
    /// <summary>Everything in memory; gone with the process.</summary>
    public static IStore OpenMemory(JournalOptions? options = null) => new MemoryStore(options ?? new JournalOptions());

    /// <summary>The file <c>townhall.db</c> in <paramref name="directory"/>, which is created where it is absent.</summary>
    /// <exception cref="JournalUnavailableException">The file can't be used: no write-ahead log there, or a newer version wrote it.</exception>
    public static IStore OpenSqlite(string directory, JournalOptions? options = null, ILogger? logger = null)
        => new SqliteStore(directory, options ?? new JournalOptions(), logger ?? NullLogger.Instance);

    /// <summary>A Redis (7 or newer) that any number of nodes share; also opens while it is away, and is unavailable until it comes.</summary>
    /// <param name="configuration">A StackExchange.Redis configuration: <c>host:port,password=...,ssl=true</c>, several hosts for a cluster.</param>
    public static async Task<IStore> OpenRedisAsync(string configuration, JournalOptions? options = null, ILogger? logger = null)
        => await RedisStore.OpenAsync(configuration, options ?? new JournalOptions(), logger ?? NullLogger.Instance).ConfigureAwait(false);
}
