using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LiveTownHall.Core.Facts;

/// <summary>Reads a batch fact by fact, see <see cref="BatchFormat"/>. Any bytes are answered, none throw.</summary>
public ref struct BatchReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);
    private ReadOnlySpan<byte> _rest;

    private readonly byte _version;
    private readonly bool _isCompacted;

    private BatchReader(ReadOnlySpan<byte> rest, byte version, bool isCompacted, long time)
    {
        _rest = rest;
        _version = version;
        _isCompacted = isCompacted;
        Time = time;
    }

    public enum Kind : byte
    {
        End,
        Mark,
        Fact,

        /// <summary>Which key the voters of a round go under.</summary>
        Key,

        /// <summary>Bytes that are no fact this version knows; the same on every node.</summary>
        Unreadable,
    }

    /// <summary>When the batch was appended, in Unix milliseconds.</summary>
    public long Time { get; }

    /// <summary>The mark that was read last; its canonical bytes, where it has any, are <see cref="Bytes"/> or <see cref="Terms"/>.</summary>
    public Mark Mark { get; private set; }

    /// <summary>Whether the value of the mark is canonical bytes.</summary>
    public bool HasBytes { get; private set; }

    /// <summary>Canonical bytes of the mark; valid as long as the batch.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>The words of a mark in the form from before there were canonical bytes; default for every other.</summary>
    public ImmutableArray<string> Terms { get; private set; }

    public Fact? Fact { get; private set; }

    /// <summary>The digest of the key that was read last; 32 bytes, valid as long as the batch.</summary>
    public ReadOnlySpan<byte> KeyDigest { get; private set; }

    /// <summary>The round of a poll that it is for.</summary>
    public (int Poll, int Round) KeyOf { get; private set; }

    /// <summary>The version it was appended in.</summary>
    internal byte AppendedIn => _version;

    /// <summary>Bytes that follow what was read last.</summary>
    internal int Left => _rest.Length;

    /// <summary>The version the bytes claim, of a compacted batch the newer of its two; 0 for an empty body.</summary>
    public static byte VersionOf(ReadOnlySpan<byte> body) => body switch
    {
        [] => 0,
        [BatchFormat.CompactedVersion, var appendedIn, ..] => Math.Max(BatchFormat.CompactedVersion, appendedIn),
        _ => body[0],
    };

    /// <summary>False where the body is no batch of a version this node knows.</summary>
    public static bool TryOpen(ReadOnlySpan<byte> body, out BatchReader reader)
    {
        reader = default;
        var isCompacted = body is [BatchFormat.CompactedVersion, ..];
        if (isCompacted)
            body = body[1..];
        if (body.Length < BatchFormat.HeaderLength || body[0] is < BatchFormat.OldestVersion or > BatchFormat.Version or BatchFormat.CompactedVersion)
            return false;
        var time = BinaryPrimitives.ReadInt64LittleEndian(body[1..]);
        if (!FactShape.IsTime(time))
            return false;
        reader = new BatchReader(body[BatchFormat.HeaderLength..], body[0], isCompacted, time);
        return true;
    }

    public Kind Next()
    {
        if (_rest.IsEmpty)
            return Kind.End;
        if (_rest[0] == BatchFormat.BallotTag)
            return ReadBallot();
        if (!Varint.TryRead(_rest[1..], out var length, out var read) || length > _rest.Length - 1 - read)
        {
            _rest = default;
            return Kind.Unreadable;
        }

        var tag = _rest[0];
        var payload = _rest.Slice(1 + read, (int)length);
        _rest = _rest[(1 + read + (int)length)..];
        return tag switch
        {
            BatchFormat.TermsTag => ReadTerms(payload),
            BatchFormat.FactTag => ReadFact(payload),
            BatchFormat.UpvoteTag when _version > 1 => ReadUpvote(payload),
            BatchFormat.MarkTag when _version >= BatchFormat.MarkVersion => ReadMark(payload),
            BatchFormat.KeyTag when _version >= BatchFormat.MarkVersion => ReadKey(payload),
            _ => Kind.Unreadable,
        };
    }

    /// <summary>
    /// Moves on like <see cref="Next"/> without making objects: only marks whose value is bits are read, everything else is passed over as <see cref="Kind.Fact"/>.
    /// </summary>
    internal Kind Skim()
    {
        if (_rest.IsEmpty)
            return Kind.End;
        if (_rest[0] == BatchFormat.BallotTag)
            return ReadBallot();
        if (!Varint.TryRead(_rest[1..], out var length, out var read) || length > _rest.Length - 1 - read)
        {
            _rest = default;
            return Kind.Unreadable;
        }

        var isMark = _rest[0] == BatchFormat.MarkTag && _version >= BatchFormat.MarkVersion;
        var payload = _rest.Slice(1 + read, (int)length);
        _rest = _rest[(1 + read + (int)length)..];
        return isMark ? ReadMark(payload) : Kind.Fact;
    }

    private Kind ReadMark(ReadOnlySpan<byte> payload)
    {
        if (!MarkForm.TryRead(payload, out var mark, out var hasBytes, out var bytes))
            return Kind.Unreadable;
        (Mark, HasBytes, Terms) = (mark, hasBytes, default);
        Bytes = bytes;
        return Kind.Mark;
    }

    private Kind ReadKey(ReadOnlySpan<byte> payload)
    {
        if (!Varint.TryRead(payload, out var poll, out var first) || !Varint.TryRead(payload[first..], out var round, out var second))
            return Kind.Unreadable;
        if (payload.Length != first + second + SHA256.HashSizeInBytes || poll > int.MaxValue || round > int.MaxValue)
            return Kind.Unreadable;
        KeyOf = ((int)poll, (int)round);
        KeyDigest = payload[(first + second)..];
        return Kind.Key;
    }

    private Kind ReadBallot()
    {
        if (!TryReadCaster(_rest[1..], out var read) || _rest.Length < 1 + read + 8)
        {
            _rest = default;
            return Kind.Unreadable;
        }

        Mark = Mark with { Bits = BinaryPrimitives.ReadUInt64LittleEndian(_rest[(1 + read)..]) };
        HasBytes = false;
        _rest = _rest[(1 + read + 8)..];
        return Kind.Mark;
    }

    private Kind ReadTerms(ReadOnlySpan<byte> payload)
    {
        if (!TryReadCaster(payload, out var at) || payload.Length <= at)
            return Kind.Unreadable;
        var count = payload[at++];
        if (count > BatchFormat.MostTerms)
            return Kind.Unreadable;
        var terms = ImmutableArray.CreateBuilder<string>(count);
        for (var i = 0; i < count; i++)
        {
            if (!Varint.TryRead(payload[at..], out var length, out var read) || length > payload.Length - at - read)
                return Kind.Unreadable;
            if (!TryDecode(payload.Slice(at + read, (int)length), out var term))
                return Kind.Unreadable;
            terms.Add(term);
            at += read + (int)length;
        }

        if (at != payload.Length)
            return Kind.Unreadable;
        (Terms, HasBytes) = (terms.MoveToImmutable(), true);
        return Kind.Mark;
    }

    private Kind ReadUpvote(ReadOnlySpan<byte> payload)
    {
        if (!Varint.TryRead(payload, out var question, out var read) || payload.Length != read + 9 || payload[^1] > 1)
            return Kind.Unreadable;
        Mark = new Mark(MarkPart.Question, (int)question, 0, BinaryPrimitives.ReadUInt64LittleEndian(payload[read..]), 0) { Bits = payload[^1] };
        HasBytes = false;
        return Kind.Mark;
    }

    private Kind ReadFact(ReadOnlySpan<byte> payload)
    {
        try
        {
            Fact = JsonSerializer.Deserialize(payload, FactJson.Fact);
            if (Fact is null || !FactShape.IsWhole(Fact))
                return Kind.Unreadable;

            Fact = Fact.AsWrittenIn(_version);

            // Nodes that know no compaction pass over it, so it must mean nothing where they read it, too.
            if (!_isCompacted && Fact.Removed is not null)
                Fact = Fact with { Removed = null };
            return Kind.Fact;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or ArgumentException or InvalidOperationException or FormatException)
        {
            return Kind.Unreadable;
        }
    }

    private bool TryReadCaster(ReadOnlySpan<byte> source, out int length)
    {
        length = 0;
        if (!Varint.TryRead(source, out var poll, out var first))
            return false;
        if (!Varint.TryRead(source[first..], out var round, out var second))
            return false;
        length = first + second + 8;
        if (source.Length < length)
            return false;
        Mark = new Mark(MarkPart.Poll, (int)poll, (int)round, BinaryPrimitives.ReadUInt64LittleEndian(source[(first + second)..]), 0);
        return true;
    }

    private static bool TryDecode(ReadOnlySpan<byte> utf8, out string text)
    {
        try
        {
            text = StrictUtf8.GetString(utf8);
            return true;
        }
        catch (DecoderFallbackException)
        {
            text = "";
            return false;
        }
    }
}
