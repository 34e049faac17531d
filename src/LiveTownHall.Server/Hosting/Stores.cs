using LiveTownHall.Journal;
using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Hosting;

/// <summary>Opens the store that the settings name.</summary>
internal static class Stores
{
    /// <param name="mustExist">True for commands that only read: they must not make an empty store where somebody mistyped a directory.</param>
    /// <exception cref="FileNotFoundException">There is no store in the directory.</exception>
    /// <exception cref="JournalUnavailableException">The store can't be used.</exception>
    public static async Task<IStore> OpenAsync(TownhallSettings settings, ILoggerFactory? logs, bool mustExist = false)
    {
        var logger = logs?.CreateLogger("LiveTownHall.Journal");
        if (!string.IsNullOrWhiteSpace(settings.Redis))
            return await StoreFactory.OpenRedisAsync(settings.Redis, new JournalOptions { ReplicasPerAppend = settings.RedisWaitReplicas }, logger);
        if (mustExist && !File.Exists(Path.Combine(settings.Data, "townhall.db")))
            throw new FileNotFoundException($"There is no store in {settings.Data}. Name its directory with --data.");
        return StoreFactory.OpenSqlite(settings.Data, new JournalOptions(), logger);
    }
}
