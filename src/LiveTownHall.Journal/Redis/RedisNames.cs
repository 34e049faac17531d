using StackExchange.Redis;

namespace LiveTownHall.Journal.Redis;

/// <summary>Every name we use in Redis. The braces keep all of a hall on one shard of a cluster.</summary>
/// <remarks>
/// <c>hall:{id}:journal</c> stream, entry <c>0-[position]</c> with the fields i (batch id, 16 bytes big-endian), c (<see cref="BatchChecksum"/>,
/// 4 bytes big-endian), b (body) and, unless a version appended it that knew no chain, l (<see cref="Chain.BatchLink"/>), in this order;
/// <c>hall:{id}:once</c> and <c>hall:{id}:once:old</c> hashes batch id -> position, see <see cref="RedisScripts.Append"/>;
/// <c>hall:{id}:live</c> channel, see <see cref="RedisHints"/>; while a compaction runs <c>hall:{id}:journal:new</c> and <c>hall:{id}:compaction</c>, see
/// <see cref="RedisCompaction"/>; <c>dir:[key]</c> strings, the directory; keys of a hall's polls also
/// at <c>dir:poll-key/{[hall]}/...</c>, see <see cref="RedisDirectory"/>.
/// </remarks>
internal static class RedisNames
{
    public const string BatchIdField = "i";
    public const string ChecksumField = "c";
    public const string BodyField = "b";
    public const string LinkField = "l";

    public static RedisKey Journal(string hall) => $"hall:{{{hall}}}:journal";

    public static RedisKey NewJournal(string hall) => $"hall:{{{hall}}}:journal:new";

    public static RedisKey OldJournal(string hall) => $"hall:{{{hall}}}:journal:old";

    public static RedisKey Compaction(string hall) => $"hall:{{{hall}}}:compaction";

    /// <summary>Matches every <see cref="Journal"/>.</summary>
    public const string AnyJournal = "hall:{*}:journal";

    /// <summary>The hall of a key that <see cref="AnyJournal"/> matches.</summary>
    public static string HallOf(RedisKey journal) => ((string)journal!)["hall:{".Length..^"}:journal".Length];

    public static RedisKey Once(string hall) => $"hall:{{{hall}}}:once";

    public static RedisKey OnceBefore(string hall) => $"hall:{{{hall}}}:once:old";

    public static string Live(string hall) => $"hall:{{{hall}}}:live";

    /// <summary>The last number given, in decimal; among the directory's names, which an operator's rules let us write already.</summary>
    public static RedisKey Fences => Directory("fences");

    /// <summary>See <see cref="RedisSchedule"/>; among the directory's names for the same reason.</summary>
    public static RedisKey Schedule => Directory("schedule");

    /// <summary>16 bytes at random, see <see cref="RedisIncarnation"/>.</summary>
    public static RedisKey Incarnation => Directory("store/incarnation");

    /// <summary>A number in decimal that grows where a version that knows only the former names would do harm; 1 where there is none.</summary>
    public static RedisKey Format => Directory("store/format");

    public const int KnownFormat = 1;

    /// <summary>Written to see whether the replicas follow; among the directory's names for the same reason.</summary>
    public static RedisKey Probe => Directory("probe");

    public static RedisKey Directory(string key) => $"dir:{key}";

    /// <summary>Where a key of a hall's voters lies on the hall's shard; null for everything else, and for what names no hall.</summary>
    public static RedisKey? OnShard(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || key[..slash] is not ("poll-key" or "question-key" or "budget-key" or "code-key"))
            return null;
        var end = key.IndexOf('/', slash + 1);
        var hall = end < 0 ? key[(slash + 1)..] : key[(slash + 1)..end];
        return hall.Length == 0 || hall.AsSpan().ContainsAny('{', '}') ? null : $"dir:{key[..slash]}/{{{hall}}}{(end < 0 ? "" : key[end..])}";
    }

    /// <summary>Stands while a value of the directory is gone and files may still hold it.</summary>
    public static RedisKey Shredding(string key) => Directory($"shredding/{key}");
}
