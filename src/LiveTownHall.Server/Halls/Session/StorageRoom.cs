using LiveTownHall.Server.Metrics;
using LiveTownHall.Server.Settings;
using Microsoft.Extensions.Options;

namespace LiveTownHall.Server.Halls;

/// <summary>
/// Whether the store has so little room left that only reading and ending go on: a store that is full can't even close a poll. Looked at once a second; people come in again as
/// soon as there is room.
/// </summary>
internal sealed class StorageRoom(IOptions<TownhallSettings> settings)
{
    private const long MiB = 1024 * 1024;

    private volatile bool _isLow;

    public bool IsLow => _isLow;

    /// <param name="free">Bytes; null where the store does not know.</param>
    public void Is(long? free)
    {
        TownhallMetrics.StorageFree = free;
        _isLow = free < settings.Value.MinFreeMegabytes * MiB;
    }
}
