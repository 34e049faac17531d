using System.Text;
using static LiveTownHall.Testing.BareWebSocket;
using static LiveTownHall.WebSockets.Tests.Rfc6455.Case;

namespace LiveTownHall.WebSockets.Tests.Rfc6455;

/// <summary>Sections 5.6 and 8.1: text is UTF-8.</summary>
internal static class TextCases
{
    private const int InvalidText = 1007;

    private static readonly (string Name, byte[] Bytes)[] NoText =
    [
        ("a continuation byte alone", [0x80]), ("a beginning alone", [0xC3]), ("a beginning and something else", [0xC3, 0x28]), ("a letter in too many bytes", [0xC1, 0x81]),
        ("a nought in two bytes", [0xC0, 0x80]), ("a nought in three bytes", [0xE0, 0x80, 0x80]), ("a surrogate", [0xED, 0xA0, 0x80]), ("two of three bytes", [0xE2, 0x82]),
        ("three of four bytes", [0xF0, 0x9F, 0x98]), ("a character past the last", [0xF4, 0x90, 0x80, 0x80]),
        ("a byte that never occurs", [0xFE]), ("another that never occurs", [0xFF]),
        ("five bytes", [0xF8, 0x88, 0x80, 0x80, 0x80]),
    ];

    public static IEnumerable<Case> All() => [.. Whole(), .. InPieces()];

    private static IEnumerable<Case> Whole()
    {
        foreach (var text in new[] { "\u00e9", "\u20ac", "\U0001F600", "\u03ba\u1f79\u03c3\u03bc\u03b5", "\uFFFD", "\uFFFF", "\U0010FFFF" })
            yield return Good($"5.6 text with {Convert.ToHexString(Encoding.UTF8.GetBytes(text))}", Frame(0x81, CallOf(text)));
        foreach (var (name, bytes) in NoText)
            yield return Bad($"8.1 {name}", InvalidText, Frame(0x81, [.. "{\""u8, .. bytes]));
        yield return Good("5.6 a binary message is not looked at", Frame(0x82, CallOf("\u20ac").AsSpan(..^6)), Frame(0x82, CallOf("\u20ac").AsSpan(^6)));
    }

    private static IEnumerable<Case> InPieces()
    {
        var call = CallOf("\U0001F600\u20ac\u00e9");
        var at = call.AsSpan().IndexOf((byte)0xF0);
        for (var cut = at; cut <= at + 9; cut++)
            yield return Good($"5.6 a text cut {cut - at} bytes into its characters", Frame(0x01, call.AsSpan(0, cut)), Frame(0x80, call.AsSpan(cut)));
        yield return Good("5.6 a text cut at each byte", [Frame(0x01, []), .. call.Select(b => Frame(0x00, [b])), Frame(0x80, [])]);
        foreach (var (name, bytes) in NoText)
            yield return Bad($"8.1 {name}, in fragments", InvalidText, [Frame(0x01, "{\""u8), .. bytes.Select(b => Frame(0x00, [b])), Frame(0x80, "\""u8)]);
        yield return Bad("8.1 half a character at the end of the last fragment", InvalidText, Frame(0x01, "{"u8), Frame(0x80, [0xE2, 0x82]));
    }
}
