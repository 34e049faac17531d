using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using LiveTownHall.Core.Facts;

namespace LiveTownHall.Core.Polls;

/// <summary>Canonical bytes of a ballot in people's own words: of each term its length in bytes as LEB128, then the term in UTF-8.</summary>
public static class TermBytes
{
    public static ImmutableArray<byte> Of(ImmutableArray<string> terms)
    {
        var length = 0;
        foreach (var term in terms)
        {
            var bytes = Encoding.UTF8.GetByteCount(term);
            length += Varint.LengthOf((uint)bytes) + bytes;
        }

        var written = new byte[length];
        var at = 0;
        foreach (var term in terms)
        {
            at += Varint.Write(written.AsSpan(at), (uint)Encoding.UTF8.GetByteCount(term));
            at += Encoding.UTF8.GetBytes(term, written.AsSpan(at));
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(written);
    }

    /// <summary>The terms; whatever is not the form of any ends them.</summary>
    public static ImmutableArray<string> Read(ReadOnlySpan<byte> bytes)
    {
        var terms = ImmutableArray.CreateBuilder<string>();
        while (TryTake(ref bytes, out var term))
            terms.Add(Encoding.UTF8.GetString(term));
        return terms.ToImmutable();
    }

    /// <summary>The first term; empty where there is none.</summary>
    public static string First(ReadOnlySpan<byte> bytes) => TryTake(ref bytes, out var term) ? Encoding.UTF8.GetString(term) : "";

    /// <summary>Takes one term off the front. False, with nothing taken, where no term begins there in its shortest form.</summary>
    public static bool TryTake(scoped ref ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> term)
    {
        term = default;
        if (!Varint.TryRead(bytes, out var length, out var read) || read != Varint.LengthOf(length) || length > (uint)(bytes.Length - read))
            return false;
        term = bytes.Slice(read, (int)length);
        bytes = bytes[(read + (int)length)..];
        return true;
    }

    /// <summary>Whether a term is text without control characters, said without Unicode tables.</summary>
    /// <param name="longest">In UTF-16 units.</param>
    internal static bool IsPrintable(ReadOnlySpan<byte> term, int longest, bool multiline)
    {
        // Each UTF-16 unit is at most three bytes, so the first look spares a long walk.
        if (term.IsEmpty || term.Length > 3 * longest || !Utf8.IsValid(term))
            return false;
        var units = 0;
        foreach (var b in term)
        {
            if (b < ' ' && !(multiline && b == '\n'))
                return false;

            // Bytes that go on with a character add nothing; a character of four bytes is a surrogate pair.
            units += (b & 0xC0) == 0x80 ? 0 : b >= 0xF0 ? 2 : 1;
        }

        return units <= longest;
    }

    /// <summary>The order of UTF-16 units, in which journals have had words from the first; bytes of UTF-8 differ from it beyond U+D7FF.</summary>
    /// <param name="a">Printable, of a bounded length.</param>
    /// <param name="b">As <paramref name="a"/>.</param>
    internal static int CompareOrdinal(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        Span<char> first = stackalloc char[a.Length];
        Span<char> second = stackalloc char[b.Length];
        return ((ReadOnlySpan<char>)first[..Encoding.UTF8.GetChars(a, first)]).SequenceCompareTo(second[..Encoding.UTF8.GetChars(b, second)]);
    }
}
