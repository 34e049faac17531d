using LiveTownHall.Journal.Memory;
using LiveTownHall.Journal.Redis;
using LiveTownHall.Journal.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

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

    /// <summary>The same for a server: nobody else may serve the directory until the store is closed or the process ends, in whatever way.</summary>
    /// <exception cref="JournalUnavailableException">Another server has the directory, others may look into it and that can't be changed, or the file can't be used.</exception>
    public static IStore ServeSqlite(string directory, JournalOptions? options = null, ILogger? logger = null)
    {
        var withGroup = (options ?? new JournalOptions()).GroupMayUseFiles;
        DataDirectory.Create(directory, withGroup);
        DataDirectory.Tighten(directory, withGroup);
        var serving = ServingLock.Take(directory, (options ?? new JournalOptions()).TimeProvider);
        try
        {
            return new SqliteStore(directory, options ?? new JournalOptions(), logger ?? NullLogger.Instance, serving);
        }
        catch
        {
            serving.Dispose();
            throw;
        }
    }

    /// <summary>Whether there is such a store in the directory.</summary>
    public static bool HasSqlite(string directory) => File.Exists(Path.Combine(directory, SqliteFile.Name));

    /// <summary>A Redis (7 or newer) that any number of nodes share; also opens while it is away, and is unavailable until it comes.</summary>
    /// <param name="configuration">A StackExchange.Redis configuration: <c>host:port,password=...,ssl=true</c>, several hosts for a cluster.</param>
    public static async Task<IStore> OpenRedisAsync(string configuration, JournalOptions? options = null, ILogger? logger = null)
        => OpenRedis(await ConnectRedisAsync(configuration, options).ConfigureAwait(false), options, logger);

    /// <summary>A connection set up as the store needs it, for whoever shares it with the store: no command waits in it while Redis is away.</summary>
    /// <param name="configuration">A StackExchange.Redis configuration: <c>host:port,password=...,ssl=true</c>, several hosts for a cluster.</param>
    /// <exception cref="ArgumentException">The configuration can't be read.</exception>
    public static Task<IConnectionMultiplexer> ConnectRedisAsync(string configuration, JournalOptions? options = null)
        => RedisStore.ConnectAsync(configuration, options ?? new JournalOptions());

    /// <summary>The store on a connection of <see cref="ConnectRedisAsync"/>, which is closed with the store.</summary>
    public static IStore OpenRedis(IConnectionMultiplexer connection, JournalOptions? options = null, ILogger? logger = null)
        => new RedisStore(connection, options ?? new JournalOptions(), logger ?? NullLogger.Instance);
}
