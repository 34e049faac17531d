using LiveTownHall.Contracts.Halls;
using LiveTownHall.Server.Settings;
using Microsoft.Extensions.Options;

namespace LiveTownHall.Server.Fanout;

/// <summary>The address that people reach this server by, as it was set: a wall that was opened by another name must not show that.</summary>
internal sealed class AddressFrames(IOptions<TownhallSettings> settings) : IPartFrames
{
    private readonly string? _address = string.IsNullOrWhiteSpace(settings.Value.PublicUrl) ? null : settings.Value.PublicUrl.TrimEnd('/');

    public HallView Show(HallView whole, in Look look) => whole.Hall.Address == _address ? whole : whole with { Hall = whole.Hall with { Address = _address } };

    public HallDelta Compare(HallDelta delta, HallView before, HallView now) => delta;
}
