using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using LiveTownHall.Server.Settings;
using LiveTownHall.WebSockets;
using Microsoft.Extensions.Options;

namespace LiveTownHall.Server.Access;

/// <summary>Limits per network address, held in memory under a keyed hash and forgotten when idle; no address is kept.</summary>
public sealed class AddressLimits(IOptions<TownhallSettings> settings, TimeProvider time)
{
    private static readonly TimeSpan LateAnswer = TimeSpan.FromSeconds(2);

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<ulong, Entry> _entries = new();
    private LimitSettings Limits => settings.Value.Limits;

    public bool TryJoin(IPAddress? address) => Of(address).Joins.TryTake();

    public bool TryLookUp(IPAddress? address) => Of(address).LookUps.TryTake();

    /// <summary>Counts a hub call that was refused.</summary>
    /// <returns>False where the address had too many of them.</returns>
    public bool TryBeRefused(IPAddress? address) => Of(address).RefusedCalls.TryTake();

    /// <summary>Answers a code that was typed. An address that typed too many wrong ones gets its answers one at a time and late, right or wrong, but is never refused.</summary>
    public async Task<T?> AnswerCodeAsync<T>(IPAddress? address, Func<Task<T?>> look, CancellationToken cancellation)
        where T : class
    {
        var entry = Of(address);
        if (!entry.Suspect)
        {
            var answer = await look();
            if (answer is null && !entry.WrongCodes.TryTake())
                entry.Suspect = true;
            return answer;
        }

        await entry.OneAtATime.WaitAsync(cancellation);
        try
        {
            await Task.Delay(LateAnswer, time, cancellation);
            var answer = await look();
            if (answer is null)
                entry.WrongCodes.TryTake();
            else if (entry.WrongCodes.IsFull)
                entry.Suspect = false;
            return answer;
        }
        finally
        {
            entry.OneAtATime.Release();
        }
    }

    /// <summary>Whether a creator key from there is looked at. Beyond the limit not even the right one is, or guessing would go on.</summary>
    public bool MayGuessCreatorKey(IPAddress? address) => Limits.WrongCreatorKeysPerMinute <= 0 || Of(address).WrongCreatorKeys.HasOne;

    public void WrongCreatorKey(IPAddress? address) => Of(address).WrongCreatorKeys.TryTake();

    /// <summary>Forgets addresses that have been quiet; called now and then.</summary>
    public void Forget()
    {
        foreach (var (key, entry) in _entries)
        {
            if (!entry.Joins.IsFull || !entry.WrongCodes.IsFull || !entry.RefusedCalls.IsFull || !entry.WrongCreatorKeys.IsFull || entry.OneAtATime.CurrentCount == 0)
                continue;
            _entries.TryRemove(new KeyValuePair<ulong, Entry>(key, entry));
        }
    }

    private Entry Of(IPAddress? address) => _entries.GetOrAdd(KeyOf(address), _ => new Entry(
        new TokenBucket(time, Limits.JoinsPerAddressPerSecond, Limits.JoinsPerAddressBurst),
        new TokenBucket(time, Limits.JoinsPerAddressPerSecond, Limits.JoinsPerAddressBurst),
        new TokenBucket(time, Limits.WrongCodesPerMinute / 60, Limits.WrongCodesPerMinute),
        new TokenBucket(time, Limits.RefusedCallsPerAddressPerSecond, Limits.RefusedCallsPerAddressPerSecond * SocketLimits.Burst),
        new TokenBucket(time, Limits.WrongCreatorKeysPerMinute / 60, Limits.WrongCreatorKeysPerMinute)));

    /// <summary>An IPv6 host owns its /64, so that is what counts as one address.</summary>
    private ulong KeyOf(IPAddress? address)
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

    private sealed class Entry(TokenBucket joins, TokenBucket lookUps, TokenBucket wrongCodes, TokenBucket refusedCalls, TokenBucket wrongCreatorKeys)
    {
        private volatile bool _suspect;

        public TokenBucket Joins => joins;

        public TokenBucket LookUps => lookUps;

        public TokenBucket WrongCodes => wrongCodes;

        public TokenBucket RefusedCalls => refusedCalls;

        public TokenBucket WrongCreatorKeys => wrongCreatorKeys;

        public SemaphoreSlim OneAtATime { get; } = new(1, 1);

        public bool Suspect
        {
            get => _suspect;
            set => _suspect = value;
        }
    }
}
