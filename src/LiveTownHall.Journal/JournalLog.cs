using Microsoft.Extensions.Logging;

namespace LiveTownHall.Journal;

/// <summary>Every log line of this project. None names a hall, a key or an address.</summary>
internal static partial class JournalLog
{
    [LoggerMessage(1, LogLevel.Error, "Appends fail until the store is back. {Reason}")]
    public static partial void StoreIsAway(ILogger log, string reason);

    [LoggerMessage(2, LogLevel.Information, "The store answers again.")]
    public static partial void StoreIsBack(ILogger log);
}
