using System.Buffers.Binary;
using System.Globalization;
using StackExchange.Redis;

namespace LiveTownHall.Journal.Redis;

/// <summary>Compaction in Redis, where an entry of a stream never changes: the journal is copied beside itself step by step, and the copy takes its place.</summary>
/// <remarks>
/// The last step copies what was appended meanwhile and swaps in one script, so no append comes between. Needs memory for a second copy of one hall's
/// journal while it runs. What the files of Redis hold of former bodies is gone when they were written anew, see <see cref="ScrubAsync"/>.
/// </remarks>
internal sealed class RedisCompaction(IConnectionMultiplexer connection, RedisCircuit circuit, JournalOptions options) : ICompaction
{
    /// <summary>Entries of one step: Redis does nothing else meanwhile.</summary>
    private const int StepSize = 200;

    /// <summary>Attempts' worth of time in which a file should be written anew.</summary>
    private const int ScrubPatience = 30;

    private static readonly PersistentFile AppendOnlyFile = new("BGREWRITEAOF", ["aof_rewrite_in_progress", "aof_rewrite_scheduled"], "aof_last_bgrewrite_status");
    private static readonly PersistentFile Snapshot = new("BGSAVE", ["rdb_bgsave_in_progress"], "rdb_last_bgsave_status");

    private readonly IDatabase _redis = connection.GetDatabase();

    public async ValueTask<IReadOnlyList<string>> HallsAsync(CancellationToken cancellation = default)
    {
        var halls = new SortedSet<string>(StringComparer.Ordinal);
        try
        {
            foreach (var primary in Connected().Where(static server => !server.IsReplica))
            {
                await foreach (var journal in primary.KeysAsync(_redis.Database, RedisNames.AnyJournal, pageSize: 1_000).WithCancellation(cancellation).ConfigureAwait(false))
                {
                    halls.Add(RedisNames.HallOf(journal));
                }
            }
        }
        catch (Exception away) when (RedisFailures.IsAway(away))
        {
            throw new JournalUnavailableException("Redis does not answer.", away);
        }

        return [.. halls];
    }

    public async ValueTask<bool> RewriteAsync(string hall, IReadOnlyList<RewrittenBatch> batches, CancellationToken cancellation = default)
    {
        if (batches.Count == 0)
        {
            return true;
        }

        var byPosition = batches.ToDictionary(static batch => batch.Former.Position);
        var run = new Run(_redis, hall, Guid.NewGuid().ToString("N"));
        if (byPosition.Keys.Min() < 1 || byPosition.Keys.Max() > await circuit.RunAsync(static run => run.HeadAsync(), run, cancellation).ConfigureAwait(false))
        {
            return false;
        }

        await circuit.RunAsync(static run => run.SendAsync(RedisCompactionScripts.Begin), run, cancellation).ConfigureAwait(false);
        var swapped = false;
        try
        {
            long copied = 0;
            while (!swapped)
            {
                RedisValue[] step = [copied + 1, StepSize, .. Enumerable.Range(1, StepSize).SelectMany(i => Arguments(byPosition, copied + i))];
                var answer = await circuit.ReadAsync(
                    static call => call.Run.SendAsync(RedisCompactionScripts.Step, call.Step), (Run: run, Step: step), cancellation).ConfigureAwait(false);
                var position = (long)answer[1];
                switch ((string?)answer[0])
                {
                    case RedisCompactionScripts.Damaged:
                        throw new JournalCorruptException(hall, position, "the batch is missing");
                    case RedisCompactionScripts.Refused:
                        return false;
                    case RedisCompactionScripts.Copied:
                        copied = position;
                        break;
                    default:
                        swapped = true;
                        break;
                }
            }

            return true;
        }
        finally
        {
            if (!swapped)
            {
                await AbandonAsync(run).ConfigureAwait(false);
            }
        }
    }

    public async ValueTask<IReadOnlyList<string>> ScrubAsync(CancellationToken cancellation = default)
    {
        var remains = new List<string>();
        try
        {
            foreach (var server in Connected())
            {
                var info = await RedisSettings.InfoAsync(server).ConfigureAwait(false);
                if (info.GetValueOrDefault("aof_enabled") == "1" && !await TryRewriteAsync(server, AppendOnlyFile, cancellation).ConfigureAwait(false))
                {
                    remains.Add("The append-only file of Redis holds removed text until it is rewritten, which could not be done from here: run BGREWRITEAOF.");
                }

                if (await RedisSettings.ConfigAsync(server, "save").ConfigureAwait(false) is not "" && !await TryRewriteAsync(server, Snapshot, cancellation).ConfigureAwait(false))
                {
                    remains.Add("The snapshot of Redis may hold removed text until the next one, which could not be made from here: run BGSAVE.");
                }
            }
        }
        catch (Exception away) when (RedisFailures.IsAway(away))
        {
            throw new JournalUnavailableException("Redis does not answer.", away);
        }

        return [.. remains.Distinct()];
    }

    public ValueTask<bool> EraseAsync(string hall, IReadOnlyList<string> names, bool dryRun = false, CancellationToken cancellation = default)
        => new RedisErasure(_redis, Connected, hall).RunAsync(names, dryRun, cancellation);

    private static IEnumerable<RedisValue> Arguments(Dictionary<long, RewrittenBatch> batches, long position)
    {
        if (!batches.TryGetValue(position, out var batch))
        {
            return [];
        }

        var rewritten = batch.Seal();
        return [string.Create(CultureInfo.InvariantCulture, $"0-{position}"), Bytes(batch.FormerChecksum), Bytes(rewritten.Checksum), rewritten.Body];
    }

    private static byte[] Bytes(uint checksum)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, checksum);
        return bytes;
    }

    private async Task AbandonAsync(Run run)
    {
        try
        {
            await circuit.RunAsync(static run => run.SendAsync(RedisCompactionScripts.Abandon), run, CancellationToken.None).ConfigureAwait(false);
        }
        catch (JournalUnavailableException)
        {
            // The next run begins by taking it away.
        }
    }

    private IServer[] Connected()
    {
        var connected = Array.FindAll(connection.GetServers(), static server => server.IsConnected);
        return connected.Length > 0 ? connected : throw new JournalUnavailableException("Redis does not answer.");
    }

    /// <summary>Has a file written anew. If that is under way already it may have begun before the swap, so it does not count.</summary>
    private async Task<bool> TryRewriteAsync(IServer server, PersistentFile file, CancellationToken cancellation)
    {
        var began = options.TimeProvider.GetTimestamp();
        var isOurs = false;
        while (options.TimeProvider.GetElapsedTime(began) < options.AttemptTimeout * ScrubPatience)
        {
            var info = await RedisSettings.InfoAsync(server).ConfigureAwait(false);
            if (Array.TrueForAll(file.UnderWay, field => info.GetValueOrDefault(field, "0") == "0"))
            {
                if (isOurs)
                {
                    return info.GetValueOrDefault(file.Outcome) == "ok";
                }

                try
                {
                    await server.ExecuteAsync(file.Command).ConfigureAwait(false);
                    isOurs = true;
                    continue;
                }
                catch (RedisServerException busy) when (busy.Message.Contains("in progress", StringComparison.Ordinal))
                {
                    // Redis itself was quicker; once it is done it is our turn.
                }
                catch (Exception forbidden) when (forbidden is RedisCommandException or RedisServerException)
                {
                    return false;
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), options.TimeProvider, cancellation).ConfigureAwait(false);
        }

        return false;
    }

    /// <param name="UnderWay">Fields of INFO that are 1 while it is written.</param>
    /// <param name="Outcome">The field that says how it went.</param>
    private sealed record PersistentFile(string Command, string[] UnderWay, string Outcome);

    private sealed class Run(IDatabase redis, string hall, string id)
    {
        private readonly RedisKey[] _keys = [RedisNames.Journal(hall), RedisNames.NewJournal(hall), RedisNames.Compaction(hall), RedisNames.OldJournal(hall)];

        public async Task<long> HeadAsync() => (long)await redis.ScriptEvaluateAsync(RedisScripts.Head, [RedisNames.Journal(hall)]).ConfigureAwait(false);

        public Task<RedisResult> SendAsync(string script, params RedisValue[] arguments) => redis.ScriptEvaluateAsync(script, _keys, [id, .. arguments]);
    }
}
