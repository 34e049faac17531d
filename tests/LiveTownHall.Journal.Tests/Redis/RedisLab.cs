using System.Buffers.Binary;
using LiveTownHall.Journal.Redis;
using LiveTownHall.Journal.Tests.Specification;
using LiveTownHall.Testing;
using StackExchange.Redis;

namespace LiveTownHall.Journal.Tests.Redis;

/// <summary>A redis-server of its own; each node is a store with its own connection.</summary>
public sealed class RedisLab : StoreLab
{
    private RedisServer? _server;
    private ConnectionMultiplexer? _operator;

    public RedisServer Server => _server ?? throw new InvalidOperationException("No node has been opened yet.");

    public override string Folder => Server.Folder;

    public override async ValueTask<IStore> OpenAsync(JournalOptions? options = null)
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
        _server ??= await RedisServer.StartAsync();
        return await StoreFactory.OpenRedisAsync(_server.Configuration, options);
    }

    /// <summary>A plain client beside the stores, which may do anything to the data.</summary>
    public async Task<IDatabase> OperatorAsync()
    {
        _operator ??= await ConnectionMultiplexer.ConnectAsync(Server.Configuration + ",allowAdmin=true,abortConnect=false");
        return _operator.GetDatabase();
    }

    public override async ValueTask DisposeAsync()
    {
        if (_operator is not null)
        {
            await _operator.DisposeAsync();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    internal override async ValueTask RewriteAsync(string hall, Action<List<StoredBatch>> damage)
    {
        var redis = await OperatorAsync();
        var journal = RedisNames.Journal(hall);
        var batches = (await redis.StreamRangeAsync(journal)).Select(RedisEntry.Parse).ToList();
        var head = batches[^1].Position;
        damage(batches);
        await redis.KeyDeleteAsync(journal);
        foreach (var batch in batches)
        {
            await WriteAsync(hall, batch);
        }

        await redis.ExecuteAsync("XSETID", journal, $"0-{head}");
    }

    internal override async ValueTask LoseTailAsync(string hall, long kept)
    {
        // In one step, as a failover is: nobody sees half of it.
        var redis = await OperatorAsync();
        var entries = (await redis.StreamRangeAsync(RedisNames.Journal(hall))).Where(entry => RedisEntry.Parse(entry).Position > kept).ToArray();
        if (entries.Length == 0)
            return;
        var lost = redis.CreateTransaction();
        _ = lost.StreamDeleteAsync(RedisNames.Journal(hall), [.. entries.Select(entry => entry.Id)]);
        _ = lost.HashDeleteAsync(RedisNames.Once(hall), [.. entries.Select(entry => entry[RedisNames.BatchIdField])]);
        _ = lost.ExecuteAsync("XSETID", RedisNames.Journal(hall), $"0-{kept}");
        Assert.True(await lost.ExecuteAsync());
    }

    internal override async ValueTask AppendWithoutLinkAsync(string hall, Guid batchId, byte[] body)
    {
        var redis = await OperatorAsync();
        var stored = StoredBatch.Seal(await redis.StreamLengthAsync(RedisNames.Journal(hall)) + 1, batchId, body);
        await WriteAsync(hall, stored);
        await redis.HashSetAsync(RedisNames.Once(hall), batchId.ToByteArray(bigEndian: true), stored.Position);
        var head = new byte[28];
        BinaryPrimitives.WriteInt64BigEndian(head, stored.Position);
        batchId.TryWriteBytes(head.AsSpan(8), bigEndian: true, out _);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(24), stored.Checksum);
        await redis.PublishAsync(RedisChannel.Literal(RedisNames.Live(hall)), (byte[])[.. head, .. body]);
    }

    /// <summary>Writes an entry as it is, and tells nobody.</summary>
    internal async ValueTask WriteAsync(string hall, StoredBatch batch)
    {
        var checksum = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(checksum, batch.Checksum);
        List<NameValueEntry> fields =
        [
            new(RedisNames.BatchIdField, batch.BatchId.ToByteArray(bigEndian: true)),
            new(RedisNames.ChecksumField, checksum),
            new(RedisNames.BodyField, batch.Body.ToArray()),
        ];
        if (batch.Link is { } link)
            fields.Add(new NameValueEntry(RedisNames.LinkField, link.ToBytes()));
        await (await OperatorAsync()).StreamAddAsync(RedisNames.Journal(hall), [.. fields], $"0-{batch.Position}");
    }
}
