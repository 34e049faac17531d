using System.Buffers.Binary;

namespace LiveTownHall.Core.Facts;

/// <summary>The bytes of a mark within its entry of a batch.</summary>
/// <remarks>
/// <code>
/// mark := flags:u8 [part:u8] item:varint round:varint voter:u64 fence:varint [assurance:u8 channel:u8] [weight:varint] [madeAt:i64] value
/// </code>
/// The low four bits of <c>flags</c> say what the value is: 0 to 8, so many low bytes of <see cref="Mark.Bits"/>, those above them being 0; 9, canonical bytes
/// up to the end; 10, an abstention, and 11, a ballot taken back, both without a value. Nodes write these two in batches of
/// version 5; batches of version 4 from before that hold them, too, and are read alike.
/// What has a flag of its own and does not have it is poll, device token and web, 1, and no time: an ordinary ballot pays nothing for them.
/// </remarks>
internal static class MarkForm
{
    /// <summary>Longest where the value is bits.</summary>
    public const int Longest = 1 + 1 + 5 + 5 + 8 + 8 + 2 + 5 + 8 + 8;

    public const byte ValueBits = 0x0F;
    public const byte BytesValue = 9;
    public const byte AbstainedValue = 10;
    public const byte WithdrawnValue = 11;
    public const byte HasPart = 0x10;
    public const byte HasClass = 0x20;
    public const byte HasWeight = 0x40;
    public const byte HasTime = 0x80;

    /// <summary>Writes all but canonical bytes.</summary>
    /// <param name="target">Of at least <see cref="Longest"/>.</param>
    public static int Write(Span<byte> target, in Mark mark)
    {
        var width = mark.Word != MarkWord.Said ? WordOf(mark.Word) : mark.Bytes is null ? WidthOf(mark.Bits) : BytesValue;
        var classed = mark.Assurance != AssuranceClass.DeviceToken || mark.Channel != MarkChannel.Web;
        target[0] = (byte)(width
            | (mark.Part == MarkPart.Poll ? 0 : HasPart)
            | (classed ? HasClass : 0)
            | (mark.Weight == 1 ? 0 : HasWeight)
            | (mark.MadeAt is null ? 0 : HasTime));
        var at = 1;
        if (mark.Part != MarkPart.Poll)
            target[at++] = (byte)mark.Part;
        at += Varint.Write(target[at..], (uint)mark.Item);
        at += Varint.Write(target[at..], (uint)mark.Round);
        BinaryPrimitives.WriteUInt64LittleEndian(target[at..], mark.Voter);
        at += 8;
        at += Varint.Write(target[at..], mark.Fence);
        if (classed)
        {
            target[at++] = (byte)mark.Assurance;
            target[at++] = (byte)mark.Channel;
        }

        if (mark.Weight != 1)
            at += Varint.Write(target[at..], mark.Weight);
        if (mark.MadeAt is { } madeAt)
        {
            BinaryPrimitives.WriteInt64LittleEndian(target[at..], madeAt);
            at += 8;
        }

        if (width >= BytesValue)
            return at;
        for (var i = 0; i < width; i++)
            target[at++] = (byte)(mark.Bits >> (8 * i));
        return at;
    }

    /// <summary>False for bytes that are no mark.</summary>
    /// <param name="bytes">The canonical bytes where the value is that.</param>
    public static bool TryRead(ReadOnlySpan<byte> source, out Mark mark, out bool hasBytes, out ReadOnlySpan<byte> bytes)
    {
        (mark, hasBytes) = (default, false);
        bytes = default;
        if (source.IsEmpty)
            return false;
        var flags = source[0];
        var at = 1;
        var part = MarkPart.Poll;
        if ((flags & HasPart) != 0)
        {
            if (source.Length == at)
                return false;
            part = (MarkPart)source[at++];
        }

        if (!Varint.TryRead(source[at..], out var item, out var read))
            return false;
        at += read;
        if (!Varint.TryRead(source[at..], out var round, out read))
            return false;
        at += read;
        if (source.Length - at < 8)
            return false;
        var voter = BinaryPrimitives.ReadUInt64LittleEndian(source[at..]);
        at += 8;
        if (!Varint.TryReadWide(source[at..], out var fence, out read) || fence > Mark.GreatestFence)
            return false;
        at += read;
        var (assurance, channel) = (AssuranceClass.DeviceToken, MarkChannel.Web);
        if ((flags & HasClass) != 0)
        {
            if (source.Length - at < 2)
                return false;
            (assurance, channel) = ((AssuranceClass)source[at], (MarkChannel)source[at + 1]);
            at += 2;
        }

        var weight = 1u;
        if ((flags & HasWeight) != 0)
        {
            if (!Varint.TryRead(source[at..], out weight, out read))
                return false;
            at += read;
        }

        long? madeAt = null;
        if ((flags & HasTime) != 0)
        {
            if (source.Length - at < 8)
                return false;
            madeAt = BinaryPrimitives.ReadInt64LittleEndian(source[at..]);
            at += 8;
        }

        var width = flags & ValueBits;
        hasBytes = width == BytesValue;
        var word = width switch { AbstainedValue => MarkWord.Abstained, WithdrawnValue => MarkWord.Withdrawn, _ => MarkWord.Said };
        if (width > WithdrawnValue || (!hasBytes && source.Length - at != (word == MarkWord.Said ? width : 0)))
            return false;
        bytes = hasBytes ? source[at..] : default;
        mark = new Mark(part, (int)item, (int)round, voter, fence)
        {
            Assurance = assurance,
            Channel = channel,
            Weight = weight,
            MadeAt = madeAt,
            Word = word,
            Bits = hasBytes ? 0 : ReadBits(source[at..]),
        };
        return true;
    }

    private static int WordOf(MarkWord word) => word == MarkWord.Abstained ? AbstainedValue : WithdrawnValue;

    private static int WidthOf(ulong bits) => (64 - System.Numerics.BitOperations.LeadingZeroCount(bits) + 7) / 8;

    private static ulong ReadBits(ReadOnlySpan<byte> value)
    {
        var bits = 0UL;
        for (var i = 0; i < value.Length; i++)
            bits |= (ulong)value[i] << (8 * i);
        return bits;
    }
}
