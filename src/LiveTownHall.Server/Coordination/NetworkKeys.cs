using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using LiveTownHall.Core.Halls;

namespace LiveTownHall.Server.Coordination;

/// <summary>
/// Turns addresses into a hall's network keys: the first 64 bits of HMAC-SHA256(secret of the hall, address prefix). The secret is random, lives in memory only
/// and is destroyed an hour after the hall closes, after which no key can be traced back to an address by trying them all. A hall that opens again gets another.
/// </summary>
/// <remarks>
/// All nodes of a hall end with the same secret: each offers its own once a second with the node's pulse and adopts any that <see cref="NetworkKeyOffer.WinsOver"/> it.
/// Until a new node has heard the others (about a second) its keys are its own; what is keyed by them then stays a cluster apart. Safe from any thread, no lock.
/// </remarks>
internal sealed class NetworkKeys(TimeProvider time) : IDisposable
{
    public static readonly TimeSpan LifeAfterClose = TimeSpan.FromHours(1);

    private readonly string _node = Guid.NewGuid().ToString("N");
    private NetworkKeyOffer? _held;
    private long _closedSince;
    private int _generation;

    /// <summary>Changes with the secret: a key that was computed under another generation is out of date.</summary>
    public int Generation => Volatile.Read(ref _generation);

    /// <summary>False once the secret is destroyed, and for a hall that was closed when it was loaded.</summary>
    public bool IsAlive => Volatile.Read(ref _held) is not null;

    /// <summary>The key of the address's network; 0 where there is no address or no secret any more. Allocates nothing.</summary>
    public ulong KeyOf(IPAddress? address)
    {
        if (address is null)
            return 0;
        Span<byte> prefix = stackalloc byte[NetworkPrefix.LongestBytes];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var length = NetworkPrefix.Write(address, prefix);
        while (Volatile.Read(ref _held) is { } held)
        {
            HMACSHA256.HashData(held.Secret, prefix[..length], hash);

            // A secret that was wiped meanwhile must not leave a key of zeros behind: that anybody could compute.
            if (ReferenceEquals(Volatile.Read(ref _held), held))
                return Math.Max(1, BinaryPrimitives.ReadUInt64LittleEndian(hash));
        }

        return 0;
    }

    /// <summary>Follows the hall: a secret as long as it is open, and for an hour more. Called every second or oftener.</summary>
    public void Follow(HallPhase phase)
    {
        if (phase != HallPhase.Closed)
        {
            Volatile.Write(ref _closedSince, 0);
            if (IsAlive)
                return;
            var made = new NetworkKeyOffer(_node, time.GetUtcNow().ToUnixTimeMilliseconds(), RandomNumberGenerator.GetBytes(NetworkKeyOffer.SecretBytes));
            if (Interlocked.CompareExchange(ref _held, made, null) is null)
                Interlocked.Increment(ref _generation);
            return;
        }

        if (!IsAlive)
            return;
        var since = Volatile.Read(ref _closedSince);
        if (since == 0)
            Volatile.Write(ref _closedSince, Math.Max(1, time.GetTimestamp()));
        else if (time.GetElapsedTime(since) >= LifeAfterClose)
            Destroy();
    }

    /// <summary>What other nodes are told; null without a secret, and in a closed hall, where nobody comes any more who would need it.</summary>
    public NetworkKeyOffer? Offer()
    {
        while (Volatile.Read(ref _closedSince) == 0 && Volatile.Read(ref _held) is { } held)
        {
            // A copy, because the one held may be wiped while this is on its way.
            var copy = held with { Secret = [.. held.Secret] };
            if (ReferenceEquals(Volatile.Read(ref _held), held))
                return copy;
        }

        return null;
    }

    /// <summary>Takes another node's secret where it wins over the one held. A closed hall takes none.</summary>
    /// <returns>Whether it was taken.</returns>
    public bool Adopt(NetworkKeyOffer? offer)
    {
        if (offer is not { IsSound: true } || Volatile.Read(ref _closedSince) != 0)
            return false;
        while (Volatile.Read(ref _held) is { } held && offer.WinsOver(held))
        {
            if (!ReferenceEquals(Interlocked.CompareExchange(ref _held, offer, held), held))
                continue;
            Interlocked.Increment(ref _generation);
            CryptographicOperations.ZeroMemory(held.Secret);
            return true;
        }

        return false;
    }

    /// <inheritdoc cref="Destroy"/>
    public void Dispose() => Destroy();

    /// <summary>Wipes the secret.</summary>
    public void Destroy()
    {
        if (Interlocked.Exchange(ref _held, null) is not { } held)
            return;
        Interlocked.Increment(ref _generation);
        CryptographicOperations.ZeroMemory(held.Secret);
    }
}
