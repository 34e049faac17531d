using LiveTownHall.Journal;
using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Stores;

/// <summary>The embedded store: files in a directory, for a single node.</summary>
internal sealed class SqliteKind : IStoreKind
{
    public const string Name = "sqlite";

    public string Scheme => Name;

    public string Example => "sqlite:./data";

    public ValueTask<OpenedStore> OpenAsync(string place, StoreOpening opening)
    {
        if (opening.Use == StoreUse.Serve && opening.Settings.RedisWaitReplicas > 0)
            throw new SettingsException($"TOWNHALL__REDISWAITREPLICAS waits for replicas of a Redis, and the store is {Scheme}:. Leave it out, or name the Redis.");
        if (place.Length == 0)
            throw new SettingsException($"The embedded store needs a directory, such as {Example}.");
        if (opening.Use is StoreUse.Read or StoreUse.Alone && !StoreFactory.HasSqlite(place))
            throw new FileNotFoundException($"There is no store in {place}. Name its directory with --data.");
        var options = new JournalOptions { GroupMayUseFiles = opening.Settings.DataGroup };
        return ValueTask.FromResult(new OpenedStore(opening.Use is StoreUse.Serve or StoreUse.Alone
            ? StoreFactory.ServeSqlite(place, options, opening.Log)
            : StoreFactory.OpenSqlite(place, options, opening.Log))
        { Beside = place });
    }
}
