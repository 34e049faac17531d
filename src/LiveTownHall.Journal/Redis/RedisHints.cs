using System.Buffers.Binary;
using System.Collections.Concurrent;
using LiveTownHall.Journal.Chain;
using LiveTownHall.Journal.Following;
using StackExchange.Redis;

namespace LiveTownHall.Journal.Redis;

/// <summary>One subscription per hall, shared by its followers here: what other nodes append arrives as a hint.</summary>
/// <remarks>
/// A message on <c>hall:{id}:live</c> is position (8 bytes big-endian), batch id (16), checksum (4), body, link (<see cref="Chain.BatchLink"/>). Versions that know no chain
/// publish none, and take one for a part of a body that does not fit its checksum: they read the stream then.
/// </remarks>
internal sealed class RedisHints : IAsyncDisposable
{
    private const int HeaderLength = 28;

    private readonly ConcurrentDictionary<string, ChannelMessageQueue> _subscriptions = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _changing = new(1, 1);
    private readonly IConnectionMultiplexer _connection;
    private readonly LiveFeed _feed;
    private bool? _isCluster;

    public RedisHints(IConnectionMultiplexer connection, LiveFeed feed)
    {
        _connection = connection;
        _feed = feed;

        // The client subscribes again by itself; what was published meanwhile is only in the stream.
        _connection.ConnectionRestored += ReadAgain;
    }

    /// <summary>Whether the servers form a cluster, where a message must stay on its hall's shard.</summary>
    public bool IsCluster => _isCluster ?? AskWhetherCluster();

    public async ValueTask ListenAsync(string hall, CancellationToken cancellation)
    {
        if (_subscriptions.ContainsKey(hall))
        {
            return;
        }

        await _changing.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (!_subscriptions.ContainsKey(hall) && _feed.HasFollowers(hall))
            {
                await SubscribeAsync(hall).ConfigureAwait(false);
            }
        }
        finally
        {
            _changing.Release();
        }
    }

    public async ValueTask StopListeningAsync(string hall)
    {
        await _changing.WaitAsync().ConfigureAwait(false);
        try
        {
            if (!_feed.HasFollowers(hall) && _subscriptions.TryRemove(hall, out var subscription))
            {
                await subscription.UnsubscribeAsync(CommandFlags.FireAndForget).ConfigureAwait(false);
            }
        }
        catch (Exception gone) when (gone is ObjectDisposedException || RedisFailures.IsAway(gone))
        {
            // Without a connection there is no subscription.
        }
        finally
        {
            _changing.Release();
        }
    }

    public ValueTask DisposeAsync()
    {
        _connection.ConnectionRestored -= ReadAgain;
        _changing.Dispose();
        return ValueTask.CompletedTask;
    }

    // Not known before the first connection, and the same ever after.
    private bool AskWhetherCluster()
    {
        var connected = Array.FindAll(_connection.GetServers(), static server => server.IsConnected);
        var isCluster = Array.Exists(connected, static server => server.ServerType == ServerType.Cluster);
        if (connected.Length > 0)
        {
            _isCluster = isCluster;
        }

        return isCluster;
    }

    private async Task SubscribeAsync(string hall)
    {
        var name = RedisNames.Live(hall);
        var channel = IsCluster ? RedisChannel.Sharded(name) : RedisChannel.Literal(name);
        var subscriber = _connection.GetSubscriber();
        try
        {
            var subscription = await subscriber.SubscribeAsync(channel).ConfigureAwait(false);
            subscription.OnMessage(message => Publish(hall, message.Message));
            _subscriptions[hall] = subscription;
        }
        catch (Exception away) when (RedisFailures.IsAway(away))
        {
            // The next silence tries again; nothing half-subscribed may be left.
            await subscriber.UnsubscribeAsync(channel, flags: CommandFlags.FireAndForget).ConfigureAwait(false);
        }
    }

    private void Publish(string hall, RedisValue message)
    {
        var bytes = (ReadOnlyMemory<byte>)message;
        if (bytes.Length < HeaderLength)
        {
            return;
        }

        var linked = Parse(bytes, BatchLink.FullLength);
        _feed.Publish(hall, linked.IsIntact ? linked : Parse(bytes, linkLength: 0));
    }

    private static StoredBatch Parse(ReadOnlyMemory<byte> message, int linkLength)
    {
        if (message.Length < HeaderLength + linkLength)
        {
            linkLength = 0;
        }

        var header = message.Span;
        return StoredBatch.Read(
            BinaryPrimitives.ReadInt64BigEndian(header),
            new Guid(header[8..24], bigEndian: true),
            BinaryPrimitives.ReadUInt32BigEndian(header[24..]),
            message[HeaderLength..^linkLength],
            message[^linkLength..]);
    }

    private void ReadAgain(object? sender, ConnectionFailedEventArgs restored) => _feed.WakeAll();
}
