using System.Globalization;
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

    public RedisJournal(IConnectionMultiplexer connection, RedisCircuit circuit, JournalOptions options)
    {
        _redis = connection.GetDatabase();
        _circuit = circuit;
        _options = options;
        _feed = new LiveFeed();
        _hints = new RedisHints(connection, _feed);
        _reader = new BatchReader(this, _feed, options);
        _metrics = new JournalMetrics("redis", () => circuit.Health);
    }

    public JournalHealth Health => _circuit.Health;

    /// <summary>Not where replicas must have it: Redis shows a batch as soon as the primary has it on its disk.</summary>
    public bool ReadsAreDurable => _options.ReplicasPerAppend == 0;

    public async ValueTask<long> AppendAsync(string hall, Guid batchId, ReadOnlyMemory<byte> body, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var started = JournalMetrics.Now();
        var append = Prepare(hall, batchId, body);
        try
        {
            var position = await _circuit.RunAsync(static call => call.Journal.SendAsync(call.Append), (Journal: this, Append: append), cancellation).ConfigureAwait(false);
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

    private ScriptCall Prepare(string hall, Guid batchId, ReadOnlyMemory<byte> body)
    {
        // The one copy: an attempt that was given up may be sent after the caller has its buffer back.
        var copy = body.ToArray();
        return new ScriptCall(
            [RedisNames.Journal(hall), RedisNames.Once(hall), RedisNames.OnceBefore(hall)],
            [batchId.ToByteArray(bigEndian: true), copy, BatchChecksum.Begin(batchId, copy), RedisNames.Live(hall), _hints.IsCluster ? "SPUBLISH" : "PUBLISH"]);
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

    private readonly record struct ScriptCall(RedisKey[] Keys, RedisValue[] Values);
}
