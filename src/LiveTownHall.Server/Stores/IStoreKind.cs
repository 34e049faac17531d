using LiveTownHall.Journal;
using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Stores;

/// <summary>A kind of store that a server can keep its town halls in. A new one is a class and a line in <see cref="StoreKinds.Known"/>.</summary>
internal interface IStoreKind
{
    /// <summary>What its address begins with, in small letters and without the colon.</summary>
    string Scheme { get; }

    /// <summary>How such an address is written, for whoever mistyped one.</summary>
    string Example { get; }

    /// <param name="place">What stands behind the colon.</param>
    /// <exception cref="SettingsException">There can't be such a place.</exception>
    /// <exception cref="FileNotFoundException">There is no store to read.</exception>
    /// <exception cref="JournalUnavailableException">
    /// The store can't be used. One that several nodes share is waited for by a server, so it opens also while it is away.
    /// </exception>
    ValueTask<OpenedStore> OpenAsync(string place, StoreOpening opening);
}

/// <summary>What a store is opened for.</summary>
internal enum StoreUse
{
    /// <summary>By a server, which lives with it.</summary>
    Serve,

    /// <summary>By a command that may make it.</summary>
    Write,

    /// <summary>By a command that works on what is there: it must not make an empty store where somebody mistyped an address.</summary>
    Read,

    /// <summary>The same, by one that no server may run beside, where the store is a server's own.</summary>
    Alone,
}

/// <param name="Log">Where the store says what befalls it; null for nowhere.</param>
internal sealed record StoreOpening(TownhallSettings Settings, StoreUse Use, ILogger? Log);
