using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace LiveTownHall.WebSockets;

/// <summary>The meters of all addresses that have connections or had them a moment ago. In memory only; who is idle is forgotten.</summary>
internal sealed class AddressMeters(TimeProvider time)
{
    private readonly ConcurrentDictionary<UInt128, AddressMeter> _meters = new();

    public int Count => _meters.Count;

    /// <summary>The meter of an address, with one more connection on it.</summary>
    public AddressMeter Enter(IPAddress? address)
    {
        // Should it be forgotten in this very moment, the connection keeps a full one to itself.
        var meter = _meters.GetOrAdd(KeyOf(address), static _ => new AddressMeter());
        Interlocked.Increment(ref meter.Open);
        return meter;
    }

    public static void Leave(AddressMeter meter) => Interlocked.Decrement(ref meter.Open);

    public void Forget()
    {
        var now = time.GetTimestamp();
        foreach (var entry in _meters)
        {
            if (entry.Value.IsIdle(now))
                _meters.TryRemove(entry);
        }
    }

    /// <summary>An IPv6 host owns its /64, so that is what counts as one address.</summary>
    private static UInt128 KeyOf(IPAddress? address)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (address is null || !address.MapToIPv6().TryWriteBytes(bytes, out _))
            return default;
        if (address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false })
            bytes[8..].Clear();
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
