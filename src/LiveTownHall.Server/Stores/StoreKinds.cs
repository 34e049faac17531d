using LiveTownHall.Journal;
using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Stores;

/// <summary>The kinds of store that there are.</summary>
internal sealed class StoreKinds(params IStoreKind[] kinds)
{
    public static StoreKinds Known { get; } = new(
        new SqliteKind(),
        new RedisKind(),
        new MemoryKind());

    /// <summary>These and one more.</summary>
    public StoreKinds With(IStoreKind kind) => new([.. kinds, kind]);

    /// <summary>Opens the store that the settings name.</summary>
    /// <exception cref="SettingsException">No such kind, no such place, or two settings contradict each other.</exception>
    /// <exception cref="FileNotFoundException">There is no store to read.</exception>
    /// <exception cref="JournalUnavailableException">The store can't be used.</exception>
    public async Task<OpenedStore> OpenAsync(TownhallSettings settings, StoreUse use, ILoggerFactory? logs)
    {
        var uri = StoreUri.Of(settings);
        var kind = Array.Find(kinds, k => k.Scheme == uri.Scheme)
            ?? throw new SettingsException($"There is no kind of store called {uri.Scheme}:. There are {string.Join(", ", kinds.Select(k => k.Example))}.");
        return await kind.OpenAsync(uri.Place, new StoreOpening(settings, use, logs?.CreateLogger("LiveTownHall.Journal")));
    }

    /// <summary>For a command, which needs nothing but the store.</summary>
    /// <inheritdoc cref="OpenAsync(TownhallSettings, StoreUse, ILoggerFactory?)"/>
    public static async Task<IStore> OpenAsync(TownhallSettings settings, StoreUse use) => (await Known.OpenAsync(settings, use, null)).Store;
}
