using System.Security.Cryptography;
using StackExchange.Redis;

namespace LiveTownHall.Journal.Redis;

/// <summary>Which store this is: made by whoever comes first, gone with everything else where the store loses all that it has.</summary>
internal sealed class RedisIncarnation(IDatabase redis)
{
    private byte[]? _known;

    public async ValueTask<Guid> GetAsync()
    {
        if (Volatile.Read(ref _known) is not { } known)
        {
            var made = RandomNumberGenerator.GetBytes(16);
            byte[]? there = await redis.StringSetAndGetAsync(RedisNames.Incarnation, made, null, keepTtl: false, When.NotExists).ConfigureAwait(false);
            known = there is { Length: 16 } ? there : made;
            Volatile.Write(ref _known, known);
        }

        return new Guid(known, bigEndian: true);
    }

    /// <summary>The store is not what it was; it is asked again.</summary>
    public void Forget() => Volatile.Write(ref _known, null);
}
