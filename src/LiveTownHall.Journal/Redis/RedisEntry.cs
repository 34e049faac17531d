using System.Buffers.Binary;
using System.Globalization;
using StackExchange.Redis;

namespace LiveTownHall.Journal.Redis;

/// <summary>A stream entry read as a batch. Whatever does not look like one becomes one that verification refuses.</summary>
internal static class RedisEntry
{
    private const long NoPosition = long.MaxValue;

    public static StoredBatch Parse(StreamEntry entry)
    {
        var id = (ReadOnlyMemory<byte>)entry[RedisNames.BatchIdField];
        var checksum = (ReadOnlyMemory<byte>)entry[RedisNames.ChecksumField];
        var body = (ReadOnlyMemory<byte>)entry[RedisNames.BodyField];
        var isWhole = id.Length == 16 && checksum.Length == sizeof(uint);
        var batchId = isWhole ? new Guid(id.Span, bigEndian: true) : Guid.Empty;
        var position = Position(entry.Id);
        return StoredBatch.Read(
            position,
            batchId,
            isWhole ? BinaryPrimitives.ReadUInt32BigEndian(checksum.Span) : ~BatchChecksum.Compute(position, batchId, body.Span),
            body,
            (ReadOnlyMemory<byte>)entry[RedisNames.LinkField]);
    }

    private static long Position(RedisValue id)
    {
        var text = ((string?)id).AsSpan();
        return text.StartsWith("0-") && long.TryParse(text[2..], NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : NoPosition;
    }
}
