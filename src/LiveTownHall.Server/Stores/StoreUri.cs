using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Stores;

/// <summary>Which store, and where it is: <c>sqlite:DIR</c>, <c>redis:CONFIG</c>, <c>memory:</c>.</summary>
/// <param name="Scheme">Names the kind of store, in small letters.</param>
/// <param name="Place">What stands behind the colon. May hold a password: never print it.</param>
internal readonly record struct StoreUri(string Scheme, string Place)
{
    private const string DefaultDirectory = "./data";

    /// <summary>The store that the settings name, in full or by a short form; the directory <c>./data</c> where they name none.</summary>
    /// <exception cref="SettingsException">Two settings name different stores, or one is no store's address.</exception>
    public static StoreUri Of(TownhallSettings settings)
    {
        var named = new List<(string Setting, StoreUri Uri)>();
        if (!string.IsNullOrWhiteSpace(settings.Store))
            named.Add(("STORE", Parse(settings.Store)));
        if (!string.IsNullOrWhiteSpace(settings.Data))
            named.Add(("DATA", new StoreUri(SqliteKind.Name, settings.Data)));
        if (!string.IsNullOrWhiteSpace(settings.Redis))
            named.Add(("REDIS", new StoreUri(RedisKind.Name, settings.Redis)));
        if (named.Count == 0)
            return new StoreUri(SqliteKind.Name, DefaultDirectory);
        var (first, uri) = named[0];
        foreach (var (setting, other) in named.Skip(1))
        {
            if (!uri.IsSame(other))
                throw new SettingsException($"{Option(first)} and {Option(setting)} name two different stores ({uri.Scheme}: and {other.Scheme}:). Keep the one that is meant.");
        }

        return uri;
    }

    private static StoreUri Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            ? new StoreUri(text[..colon].Trim().ToLowerInvariant(), text[(colon + 1)..].Trim())
            : throw new SettingsException($"{Option("STORE")} must be a kind of store and where it is, such as sqlite:./data.");
    }

    private static string Option(string setting) => $"--{setting.ToLowerInvariant()} (TOWNHALL__{setting})";

    private static string Whole(string directory) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));

    private bool IsSame(StoreUri other)
        => Scheme == other.Scheme && (Scheme == SqliteKind.Name ? Whole(Place) == Whole(other.Place) : Place == other.Place);
}
