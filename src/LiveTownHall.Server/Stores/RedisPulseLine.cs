using LiveTownHall.Server.Presence;
using StackExchange.Redis;

namespace LiveTownHall.Server.Stores;

/// <summary>Beats over Redis publish and subscribe. Losing one costs a second.</summary>
internal sealed class RedisPulseLine(IConnectionMultiplexer redis) : IPulseLine
{
    private static readonly RedisChannel Channel = RedisChannel.Literal("townhall:pulse");

    public Task SendAsync(ReadOnlyMemory<byte> beat) => redis.GetSubscriber().PublishAsync(Channel, beat, CommandFlags.FireAndForget);

    public Task ListenAsync(Action<ReadOnlyMemory<byte>> hear)
        => redis.GetSubscriber().SubscribeAsync(Channel, (_, message) => hear((byte[])message!));
}
