using System.Net;
using System.Net.Sockets;

namespace LiveTownHall.Server.Coordination;

/// <summary>
/// The part of an address that stands for a network: IPv4 /24, IPv6 /48. Whoever rents one machine easily gets its neighbours' addresses, and whoever has IPv6 has
/// at least a /64 of them, often a /48; a venue's or a carrier's pool of addresses is one network, too. Clustering too much only adds honest votes to a cluster,
/// which the detector looks through; clustering too little lets an attack fall apart. And the less of an address goes into a key, the less it says.
/// </summary>
internal static class NetworkPrefix
{
    public const int LongestBytes = 16;

    private const int IPv4Bytes = 3;
    private const int IPv6Bytes = 6;

    /// <summary>Writes the prefix. IPv4 addresses in IPv6 clothes are IPv4 addresses.</summary>
    /// <param name="destination">At least <see cref="LongestBytes"/>.</param>
    /// <returns>Bytes of the prefix; the two families differ in length, so they never meet.</returns>
    public static int Write(IPAddress address, Span<byte> destination)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            // Without MapToIPv4, which would allocate.
            address.TryWriteBytes(destination, out _);
            destination.Slice(12, IPv4Bytes).CopyTo(destination);
            return IPv4Bytes;
        }

        address.TryWriteBytes(destination, out _);
        return address.AddressFamily == AddressFamily.InterNetwork ? IPv4Bytes : IPv6Bytes;
    }
}
