using LiveTownHall.Journal;
using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Stores;

/// <summary>Nothing is kept beyond the process; for trials.</summary>
internal sealed class MemoryKind : IStoreKind
{
    public string Scheme => "memory";

    public string Example => "memory:";

    public ValueTask<OpenedStore> OpenAsync(string place, StoreOpening opening)
    {
        if (opening.Use == StoreUse.Serve && opening.Settings.RedisWaitReplicas > 0)
            throw new SettingsException($"TOWNHALL__REDISWAITREPLICAS waits for replicas of a Redis, and the store is {Scheme}:. Leave it out, or name the Redis.");
        if (place.Length > 0)
            throw new SettingsException("A store in memory is nowhere: nothing may stand behind memory:.");
        if (opening.Use != StoreUse.Serve)
            throw new SettingsException("A store in memory ends with its server, so there is nothing in it for a command. Name another store with --store.");
        return ValueTask.FromResult(new OpenedStore(StoreFactory.OpenMemory()) { WhatIsKept = "nothing is kept, since its town halls are in memory only" });
    }
}
