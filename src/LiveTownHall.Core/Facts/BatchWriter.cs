using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Core.Facts;

/// <summary>Writes one batch after the other into one buffer, see <see cref="BatchFormat"/>. Not for several threads.</summary>
public sealed class BatchWriter
{
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

    public void Mark(in Mark mark)
    {
        if (mark.Word != MarkWord.Said)
            Raise(BatchFormat.SilenceVersion);
        var bytes = mark.Word == MarkWord.Said ? mark.Bytes.GetValueOrDefault().Span : default;
        var span = _buffer.GetSpan(1 + 5 + MarkForm.Longest + bytes.Length);

        // Nearly every mark is shorter than 128 bytes; one that is not is moved along by what its length takes more.
        var length = MarkForm.Write(span[2..], mark);
        var at = Varint.LengthOf((uint)(length + bytes.Length)) + 1;
        if (at > 2)
            span.Slice(2, length).CopyTo(span[at..]);
        span[0] = BatchFormat.MarkTag;
        Varint.Write(span[1..], (uint)(length + bytes.Length));
        bytes.CopyTo(span[(at + length)..]);
        _buffer.Advance(at + length + bytes.Length);
    }

    /// <summary>Which key the voters of a round go under.</summary>
    public void Key(int poll, int round, ReadOnlySpan<byte> digest)
    {
        Span<byte> place = stackalloc byte[10];
        var length = Varint.Write(place, (uint)poll);
        length += Varint.Write(place[length..], (uint)round);
        var span = _buffer.GetSpan(2 + length + digest.Length);
        (span[0], span[1]) = (BatchFormat.KeyTag, (byte)(length + digest.Length));
        place[..length].CopyTo(span[2..]);
        digest.CopyTo(span[(2 + length)..]);
        _buffer.Advance(2 + length + digest.Length);
    }

    public void Ballot(int poll, int round, ulong voter, ulong bits, ulong fence = 0) => Mark(new Mark(MarkPart.Poll, poll, round, voter, fence) { Bits = bits });

    /// <summary>A ballot in people's own words.</summary>
    public void Terms(int poll, int round, ulong voter, ImmutableArray<string> terms, ulong fence = 0)
        => Mark(new Mark(MarkPart.Poll, poll, round, voter, fence) { Bytes = TermBytes.Of(terms).AsMemory() });

    public void Upvote(int question, ulong voter, bool on, ulong fence = 0) => Mark(new Mark(MarkPart.Question, question, 0, voter, fence) { Bits = on ? 1UL : 0UL });

    public void Fact(Fact fact) => Fact(JsonSerializer.SerializeToUtf8Bytes(fact, FactJson.Fact), fact.LowestReader);

    /// <summary>A fact that was serialised before, see <see cref="Serialize"/>.</summary>
    /// <param name="lowestReader">The oldest version that knows it whole; the batch is of that version at least.</param>
    public void Fact(ReadOnlySpan<byte> json, byte lowestReader = BatchFormat.AppendedVersion)
    {
        if (lowestReader > BatchFormat.AppendedVersion)
            Raise(lowestReader);
        var span = _buffer.GetSpan(1 + 5 + json.Length);
        span[0] = BatchFormat.FactTag;
        var at = 1 + Varint.Write(span[1..], (uint)json.Length);
        json.CopyTo(span[at..]);
        _buffer.Advance(at + json.Length);
    }

    /// <summary>The oldest version whose readers know a fact whole.</summary>
    public static byte LowestReaderOf(Fact fact) => fact.LowestReader;

    public static byte[] Serialize(Fact fact) => JsonSerializer.SerializeToUtf8Bytes(fact, FactJson.Fact);

    private void Raise(byte version)
    {
        var written = MemoryMarshal.AsMemory(_buffer.WrittenMemory).Span;
        ref var appendedIn = ref written[written[0] == BatchFormat.CompactedVersion ? 1 : 0];
        appendedIn = Math.Max(appendedIn, version);
    }
}
