using System.Globalization;
using LiveTownHall.Journal.Chain;
using LiveTownHall.Journal.Following;
using StackExchange.Redis;

namespace LiveTownHall.Journal.Redis;

/// <summary>The journal in Redis Streams: any number of nodes append to a hall, Redis decides the order.</summary>
/// <remarks>As durable as Redis is set up to be: <c>appendfsync always</c> survives a power cut, <see cref="JournalOptions.ReplicasPerAppend"/> a lost primary.</remarks>
internal sealed class RedisJournal : IJournal, IBatchSource
{
    private readonly IDatabase _redis;
    private readonly RedisCircuit _circuit;
    private readonly RedisHints _hints;
    private readonly LiveFeed _feed;
    private readonly JournalOptions _options;
    private readonly JournalMetrics _metrics;
    private readonly BatchReader _reader;
    private readonly RedisIncarnation _incarnation;

    public RedisJournal(IConnectionMultiplexer connection, RedisCircuit circuit, JournalOptions options)
    {
        _redis = connection.GetDatabase();
        _circuit = circuit;
        _options = options;
        _feed = new LiveFeed();
        _hints = new RedisHints(connection, _feed);
        _incarnation = new RedisIncarnation(_redis);
        _reader = new BatchReader(this, _feed, options);
        _metrics = new JournalMetrics("redis", () => circuit.Health);
    }

    public JournalHealth Health => _circuit.Health;

    /// <summary>Not where replicas must have it: Redis shows a batch as soon as the primary has it on its disk.</summary>
    public bool ReadsAreDurable => _options.ReplicasPerAppend == 0;

    public async ValueTask<long> AppendAsync(
        string hall, Guid batchId, ReadOnlyMemory<byte> body, ChainPoint after, CancellationToken cancellation = default)
    {
        var position = await SendAsync(hall, batchId, body, after, put: null, cancellation).ConfigureAwait(false);
        if (position == 0)
        {
            _incarnation.Forget();
            throw new JournalChangedException(hall, after.Position, "the journal that was applied is not there any more");
        }

        return position;
    }

    public async ValueTask<long> PutBackAsync(string hall, JournalBatch batch, ChainPoint before, CancellationToken cancellation = default)
        => batch.Position == before.Position + 1
            ? await SendAsync(hall, batch.BatchId, batch.Body, before, new PutBack(batch.Link), cancellation).ConfigureAwait(false)
            : 0;

    public IAsyncEnumerable<JournalBatch> ReadAsync(string hall, long from, CancellationToken cancellation = default) => _reader.ReadAsync(hall, from, cancellation);

    public IAsyncEnumerable<JournalBatch> FollowAsync(string hall, long from, CancellationToken cancellation = default) => _reader.FollowAsync(hall, from, cancellation);

    public ValueTask<long> HeadAsync(string hall, CancellationToken cancellation = default)
        => _circuit.RunAsync(
            static async call => (long)await call.Redis.ScriptEvaluateAsync(RedisScripts.Head, [RedisNames.Journal(call.Hall)]).ConfigureAwait(false),
            (Redis: _redis, Hall: hall),
            cancellation);

    public async ValueTask DisposeAsync()
    {
        _feed.Close();
        await _hints.DisposeAsync().ConfigureAwait(false);
        _metrics.Dispose();
    }

    // The head first: batches that come in between make the page longer than promised, never shorter.
    async ValueTask<BatchPage> IBatchSource.ReadPageAsync(string hall, long from, int limit, CancellationToken cancellation)
    {
        var head = await HeadAsync(hall, cancellation).ConfigureAwait(false);
        if (head < from)
        {
            return new BatchPage(head, []);
        }

        var entries = await _circuit.ReadAsync(
            static call => call.Redis.StreamRangeAsync(
                RedisNames.Journal(call.Hall), string.Create(CultureInfo.InvariantCulture, $"0-{call.From}"), "+", call.Limit),
            (Redis: _redis, Hall: hall, From: from, Limit: limit),
            cancellation).ConfigureAwait(false);
        return new BatchPage(head, Array.ConvertAll(entries, RedisEntry.Parse));
    }

    ValueTask IBatchSource.ListenAsync(string hall, CancellationToken cancellation) => _hints.ListenAsync(hall, cancellation);

    ValueTask IBatchSource.StopListeningAsync(string hall) => _hints.StopListeningAsync(hall);

    /// <param name="put">Null where the batch is new.</param>
    private async ValueTask<long> SendAsync(
        string hall, Guid batchId, ReadOnlyMemory<byte> body, ChainPoint after, PutBack? put, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var started = JournalMetrics.Now();

        // The one copy: an attempt that was given up may be sent after the caller has its buffer back.
        var append = new Append(this, hall, batchId, body.ToArray(), after, put);
        try
        {
            var position = await _circuit.RunAsync(static append => append.Journal.SendAsync(append), append, cancellation).ConfigureAwait(false);
            if (position < 0)
            {
                throw new JournalCorruptException(hall, -position, "batches before the newest one are missing");
            }

            _metrics.Appended(started, body.Length);
            return position;
        }
        catch (JournalUnavailableException)
        {
            _metrics.Failed();
            throw;
        }
    }

    // A link of its own for each attempt: equal stamps are the same entry, wherever they are compared.
    private async Task<long> SendAsync(Append append)
    {
        var incarnation = await _incarnation.GetAsync().ConfigureAwait(false);
        var link = append.Put is { } put
            ? put.Link is { } former ? former with { Incarnation = incarnation } : null
            : BatchLink.Make(append.After, append.Body, incarnation);
        var call = new ScriptCall(
            [RedisNames.Journal(append.Hall), RedisNames.Once(append.Hall), RedisNames.OnceBefore(append.Hall)],
            [
                append.BatchId.ToByteArray(bigEndian: true),
                append.Body,
                BatchChecksum.Begin(append.BatchId, append.Body),
                RedisNames.Live(append.Hall),
                _hints.IsCluster ? "SPUBLISH" : "PUBLISH",
                link?.ToBytes() ?? [],
                append.After.Position,
                append.After.BatchId.ToByteArray(bigEndian: true),
                append.After.Stamp?.ToBytes() ?? [],
                append.Put is null ? 0 : 1,
            ]);
        return await SendAsync(call).ConfigureAwait(false);
    }

    private Task<long> SendAsync(ScriptCall append) => _options.ReplicasPerAppend == 0 ? SendToPrimaryAsync(append) : SendToReplicasAsync(append);

    private async Task<long> SendToPrimaryAsync(ScriptCall append)
        => (long)await _redis.ScriptEvaluateAsync(RedisScripts.Append, append.Keys, append.Values).ConfigureAwait(false);

    // Without the script cache, because a script that had to be loaded first would be sent again behind the WAIT that is about it.
    private async Task<long> SendToReplicasAsync(ScriptCall append)
    {
        var sent = _redis.ScriptEvaluateAsync(RedisScripts.Append, append.Keys, append.Values, CommandFlags.NoScriptCache);
        var waited = _redis.ExecuteAsync("WAIT", _options.ReplicasPerAppend, (long)(_options.AttemptTimeout.TotalMilliseconds / 2));
        var position = (long)await sent.ConfigureAwait(false);
        var replicas = (long)await waited.ConfigureAwait(false);
        return replicas >= _options.ReplicasPerAppend ? position : throw new TooFewReplicasException(replicas, _options.ReplicasPerAppend);
    }

    private sealed record Append(RedisJournal Journal, string Hall, Guid BatchId, byte[] Body, ChainPoint After, PutBack? Put);

    private sealed record PutBack(BatchLink? Link);

    private readonly record struct ScriptCall(RedisKey[] Keys, RedisValue[] Values);
}
