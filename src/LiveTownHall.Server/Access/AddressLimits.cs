using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using LiveTownHall.Server.Metrics;
using LiveTownHall.Server.Settings;
using LiveTownHall.WebSockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.Extensions.Options;

namespace LiveTownHall.Server.Access;

/// <summary>Limits per network address, held in memory under a keyed hash and forgotten when idle; no address is kept.</summary>
public sealed class AddressLimits(IOptions<TownhallSettings> settings, TimeProvider time)
{
    private const int MostLate = 8;

    private static readonly TimeSpan LateAnswer = TimeSpan.FromSeconds(2);

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<ulong, Entry> _entries = new();
    private LimitSettings Limits => settings.Value.Limits;

    /// <summary>A first visit. What a script takes on connections that it keeps leaves a share for those who come by a new one, as phones do.</summary>
    public bool TryJoin(IPAddress? address, bool isFirstOnConnection)
        => Counted(Of(address).Joins.TryTake() || (isFirstOnConnection && Of(address).NewJoins.TryTake()), "first_visits");

    /// <summary>Somebody whom a token or a key of a hall shows to be known.</summary>
    public bool TryComeBack(IPAddress? address) => Counted(Of(address).Returns.TryTake(), "returns");

    /// <summary>Reading: views, results, the record.</summary>
    public bool TryLookUp(IPAddress? address) => Counted(Of(address).LookUps.TryTake(), "reading");

    /// <summary>A code that is known to be right.</summary>
    public bool TryFind(IPAddress? address, bool isFirstOnConnection) => Counted(Of(address).Finds.TryTake() || (isFirstOnConnection && Of(address).NewFinds.TryTake()), "codes");

    /// <summary>A code of which the store has to be asked.</summary>
    public bool TryLookIntoStore(IPAddress? address) => Counted(Of(address).StoreLooks.TryTake(), "unknown_codes");

    /// <summary>Counts a hub call that was refused.</summary>
    /// <returns>False where the address had too many of them.</returns>
    public bool TryBeRefused(IPAddress? address) => Of(address).RefusedCalls.TryTake();

    /// <summary>Counts a key, a token or a body that was wrong.</summary>
    /// <returns>False where the address had too many of them.</returns>
    public bool TryBeWrong(IPAddress? address) => Counted(Of(address).WrongKeys.TryTake(), "wrong_keys");

    /// <summary>Counts a creator key that was wrong.</summary>
    /// <returns>False where the address had too many of them.</returns>
    public bool TryWrongCreatorKey(IPAddress? address) => Counted(Of(address).WrongCreatorKeys.TryTake(), "wrong_creator_keys");

    /// <summary>Counts a wrong code. Past the budget of the address the answer comes late; of those a few wait at a time.</summary>
    /// <returns>False where too many wait already.</returns>
    public async Task<bool> BeWrongAsync(IPAddress? address, CancellationToken cancellation)
    {
        var entry = Of(address);
        if (entry.WrongCodes.TryTake())
            return true;
        if (Interlocked.Increment(ref entry.Late) > MostLate)
        {
            Interlocked.Decrement(ref entry.Late);
            return Counted(false, "wrong_codes");
        }

        try
        {
            await Task.Delay(LateAnswer, time, cancellation);
            return true;
        }
        finally
        {
            Interlocked.Decrement(ref entry.Late);
        }
    }

    /// <summary>Forgets addresses that have been quiet; called now and then.</summary>
    public void Forget()
    {
        foreach (var (key, entry) in _entries)
        {
            if (!entry.IsQuiet)
                continue;
            _entries.TryRemove(new KeyValuePair<ulong, Entry>(key, entry));
        }
    }

    private static bool Counted(bool taken, string budget)
    {
        if (!taken)
            TownhallMetrics.BudgetExceeded(budget);
        return taken;
    }

    private Entry Of(IPAddress? address) => _entries.GetOrAdd(KeyOf(address), _ => new Entry(Limits, time));

    /// <summary>An IPv6 host owns its /64, so that is what counts as one address.</summary>
    internal ulong KeyOf(IPAddress? address)
    {
        Span<byte> bytes = stackalloc byte[16];
        var length = 0;
        if (address is not null)
        {
            if (address.IsIPv4MappedToIPv6)
                address = address.MapToIPv4();
            address.TryWriteBytes(bytes, out length);
            if (address.AddressFamily == AddressFamily.InterNetworkV6)
                length = 8;
        }

        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(_key, bytes[..length], hash);
        return BitConverter.ToUInt64(hash);
    }

    private sealed class Entry(LimitSettings limits, TimeProvider time)
    {
        /// <summary>Answers that wait.</summary>
        public int Late;

        public TokenBucket Joins { get; } = Share(limits, time);

        public TokenBucket NewJoins { get; } = Share(limits, time);

        public TokenBucket Returns { get; } = Share(limits, time);

        public TokenBucket LookUps { get; } = Share(limits, time);

        public TokenBucket Finds { get; } = Share(limits, time);

        public TokenBucket NewFinds { get; } = Share(limits, time);

        public TokenBucket StoreLooks { get; } = Share(limits, time);

        public TokenBucket WrongCodes { get; } = new(time, limits.WrongCodesPerMinute / 60, limits.WrongCodesPerMinute);

        public TokenBucket WrongKeys { get; } = new(time, limits.WrongKeysPerMinute / 60, limits.WrongKeysPerMinute);

        public TokenBucket RefusedCalls { get; } = new(time, limits.RefusedCallsPerAddressPerSecond, limits.RefusedCallsPerAddressPerSecond * SocketLimits.Burst);

        public TokenBucket WrongCreatorKeys { get; } = new(time, limits.WrongCreatorKeysPerMinute / 60, limits.WrongCreatorKeysPerMinute);

        /// <summary>Whether nothing would be different if this were forgotten.</summary>
        public bool IsQuiet => Volatile.Read(ref Late) == 0
            && Joins.IsFull && NewJoins.IsFull && Returns.IsFull && LookUps.IsFull && Finds.IsFull && NewFinds.IsFull && StoreLooks.IsFull
            && WrongCodes.IsFull && WrongKeys.IsFull && RefusedCalls.IsFull && WrongCreatorKeys.IsFull;

        private static TokenBucket Share(LimitSettings limits, TimeProvider time) => new(time, limits.JoinsPerAddressPerSecond, limits.JoinsPerAddressBurst);
    }
}

/// <summary>Which request is the first one of its kind on a connection: a phone comes by a new one, where a script that hurries keeps its own.</summary>
internal static class FirstRequests
{
    private static readonly object Seen = new();

    public static bool IsFirst(HttpContext context)
        => context.Features.Get<IConnectionItemsFeature>()?.Items is { } items && items.TryAdd((Seen, context.Request.Method), Seen);
}
