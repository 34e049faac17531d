using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace LiveTownHall.Core.Facts;

/// <summary>Writes one batch after the other into one buffer, see <see cref="BatchFormat"/>. Not for several threads.</summary>
public sealed class BatchWriter
{
    private const int LongestBallot = 1 + 5 + 5 + 8 + 8;
    private readonly ArrayBufferWriter<byte> _buffer = new(1024);

    public ReadOnlyMemory<byte> Written => _buffer.WrittenMemory;

    /// <summary>Forgets what was written and starts a batch of facts that happened at <paramref name="time"/> (Unix milliseconds).</summary>
    public void Begin(long time)
    {
        _buffer.ResetWrittenCount();
        var header = _buffer.GetSpan(BatchFormat.HeaderLength);
        header[0] = BatchFormat.AppendedVersion;
        BinaryPrimitives.WriteInt64LittleEndian(header[1..], time);
        _buffer.Advance(BatchFormat.HeaderLength);
    }

    /// <summary>Forgets what was written and starts what a batch is once text was taken out of it.</summary>
    /// <param name="appendedIn">The version it was appended in.</param>
    internal void BeginCompacted(byte appendedIn, long time)
    {
        _buffer.ResetWrittenCount();
        var header = _buffer.GetSpan(1 + BatchFormat.HeaderLength);
        header[0] = BatchFormat.CompactedVersion;
        header[1] = appendedIn;
        BinaryPrimitives.WriteInt64LittleEndian(header[2..], time);
        _buffer.Advance(1 + BatchFormat.HeaderLength);
    }

    /// <summary>Facts as another batch holds them.</summary>
    internal void Copy(ReadOnlySpan<byte> facts) => _buffer.Write(facts);

    public void Ballot(int poll, int round, ulong voter, ulong bits)
    {
        var span = _buffer.GetSpan(LongestBallot);
        span[0] = BatchFormat.BallotTag;
        var at = 1;
        at += Varint.Write(span[at..], (uint)poll);
        at += Varint.Write(span[at..], (uint)round);
        BinaryPrimitives.WriteUInt64LittleEndian(span[at..], voter);
        BinaryPrimitives.WriteUInt64LittleEndian(span[(at + 8)..], bits);
        _buffer.Advance(at + 16);
    }

    public void Terms(int poll, int round, ulong voter, ImmutableArray<string> terms)
    {
        var length = Varint.LengthOf((uint)poll) + Varint.LengthOf((uint)round) + 8 + 1;
        foreach (var term in terms)
        {
            var bytes = Encoding.UTF8.GetByteCount(term);
            length += Varint.LengthOf((uint)bytes) + bytes;
        }

        var span = _buffer.GetSpan(1 + 5 + length);
        span[0] = BatchFormat.TermsTag;
        var at = 1 + Varint.Write(span[1..], (uint)length);
        at += Varint.Write(span[at..], (uint)poll);
        at += Varint.Write(span[at..], (uint)round);
        BinaryPrimitives.WriteUInt64LittleEndian(span[at..], voter);
        at += 8;
        span[at++] = checked((byte)terms.Length);
        foreach (var term in terms)
        {
            at += Varint.Write(span[at..], (uint)Encoding.UTF8.GetByteCount(term));
            at += Encoding.UTF8.GetBytes(term, span[at..]);
        }

        _buffer.Advance(at);
    }

    public void Upvote(int question, ulong voter, bool on)
    {
        var length = Varint.LengthOf((uint)question) + 8 + 1;
        var span = _buffer.GetSpan(1 + 1 + length);
        span[0] = BatchFormat.UpvoteTag;
        span[1] = (byte)length;
        var at = 2 + Varint.Write(span[2..], (uint)question);
        BinaryPrimitives.WriteUInt64LittleEndian(span[at..], voter);
        span[at + 8] = on ? (byte)1 : (byte)0;
        _buffer.Advance(at + 9);
    }

    public void Fact(Fact fact) => Fact(JsonSerializer.SerializeToUtf8Bytes(fact, FactJson.Fact));

    /// <summary>A fact that was serialised before, see <see cref="Serialize"/>.</summary>
    public void Fact(ReadOnlySpan<byte> json)
    {
        var span = _buffer.GetSpan(1 + 5 + json.Length);
        span[0] = BatchFormat.FactTag;
        var at = 1 + Varint.Write(span[1..], (uint)json.Length);
        json.CopyTo(span[at..]);
        _buffer.Advance(at + json.Length);
    }

    public static byte[] Serialize(Fact fact) => JsonSerializer.SerializeToUtf8Bytes(fact, FactJson.Fact);
}
