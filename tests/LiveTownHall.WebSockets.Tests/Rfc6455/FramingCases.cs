using static LiveTownHall.Testing.BareWebSocket;
using static LiveTownHall.WebSockets.Tests.Rfc6455.Case;

namespace LiveTownHall.WebSockets.Tests.Rfc6455;

/// <summary>Sections 5.1 to 5.4: frames, masks, lengths, fragments.</summary>
internal static class FramingCases
{
    private const int ProtocolError = 1002;
    private const int TooLarge = 1009;

    private static readonly (string Name, byte Opcode)[] Opcodes = [("a continuation", 0), ("a text", 1), ("a binary", 2), ("a close", 8), ("a ping", 9), ("a pong", 10)];

    public static IEnumerable<Case> All() => [.. FirstBytes(), .. Lengths(), .. Masks(), .. Fragments()];

    private static IEnumerable<Case> FirstBytes()
    {
        foreach (var (name, opcode) in Opcodes)
        {
            yield return Bad($"5.1 {name} frame that is not masked", ProtocolError, Frame((byte)(0x80 | opcode), [], masked: false));
            foreach (var bit in new byte[] { 0x40, 0x20, 0x10 })
                yield return Bad($"5.2 {name} frame with reserved bit 0x{bit:x}", ProtocolError, Frame((byte)(0x80 | bit | opcode), []));
        }

        foreach (var opcode in new byte[] { 3, 4, 5, 6, 7, 11, 12, 13, 14, 15 })
            yield return Bad($"5.2 reserved opcode {opcode}", ProtocolError, Frame((byte)(0x80 | opcode), []));
        yield return Good("5.2 text", Frame(0x81, Call));
        yield return Good("5.2 binary", Frame(0x82, Call));
    }

    private static IEnumerable<Case> Lengths()
    {
        yield return Good("5.2 an empty text", Frame(0x81, []), Frame(0x81, Call));
        yield return Good("5.2 an empty binary", Frame(0x82, []), Frame(0x81, Call));
        foreach (var length in new[] { 124, 125, 126, 127, 128, 1000, 15_000 })
            yield return Good($"5.2 {length} bytes", Frame(0x81, CallOf(new string('x', length - Call.Length))));
        foreach (var length in new[] { 0, 5, 125 })
            yield return Bad($"5.2 {length} written in 16 bits", ProtocolError, Header(0x81, 2, length));
        foreach (var length in new[] { 0, 5, 126, 65535 })
            yield return Bad($"5.2 {length} written in 64 bits", ProtocolError, Header(0x81, 8, length));
        yield return Bad("5.2 the highest bit of a length", ProtocolError, Header(0x81, 8, long.MinValue + 70_000));
        foreach (var length in new[] { 65537L, 1L << 32, 1L << 40, long.MaxValue })
            yield return Bad($"7.4.1 {length} bytes are too many", TooLarge, Header(0x81, 8, length));
        yield return Bad("7.4.1 fragments that are too many together", TooLarge, Frame(0x01, "{"u8), Header(0x80, 8, 65536));
    }

    private static IEnumerable<Case> Masks()
    {
        yield return Good("5.3 a key of zeros", Masked(0x81, Call, 0, 0, 0, 0));
        yield return Good("5.3 a key of ones", Masked(0x81, Call, 255, 255, 255, 255));
        yield return Good("5.3 a new key for each frame", Masked(0x01, Call.AsSpan(0, 3), 1, 2, 3, 4), Masked(0x80, Call.AsSpan(3), 9, 8, 7, 6));
    }

    private static IEnumerable<Case> Fragments()
    {
        yield return Good("5.4 two fragments", Frame(0x01, Call.AsSpan(0, 9)), Frame(0x80, Call.AsSpan(9)));
        yield return Good("5.4 three fragments", Frame(0x02, Call.AsSpan(0, 9)), Frame(0x00, Call.AsSpan(9, 5)), Frame(0x80, Call.AsSpan(14)));
        yield return Good("5.4 a fragment for each byte", [Frame(0x01, []), .. Call.Select(b => Frame(0x00, [b])), Frame(0x80, [])]);
        yield return Good("5.4 an empty first fragment", Frame(0x01, []), Frame(0x80, Call));
        yield return Good("5.4 an empty fragment between", Frame(0x01, Call.AsSpan(0, 9)), Frame(0x00, []), Frame(0x80, Call.AsSpan(9)));
        yield return Good("5.4 an empty last fragment", Frame(0x01, Call), Frame(0x80, []));
        yield return Good("5.4 a message in fragments and one whole", Frame(0x01, []), Frame(0x80, []), Frame(0x81, Call));
        yield return new Case(
            "5.4 a ping between fragments", [.. Frame(0x01, Call.AsSpan(0, 9)), .. Frame(0x89, "p"u8), .. Frame(0x80, Call.AsSpan(9))], Pong: "p"u8.ToArray(), IsAnswered: true);
        yield return Good("5.4 a pong between fragments", Frame(0x01, Call.AsSpan(0, 9)), Frame(0x8A, "p"u8), Frame(0x80, Call.AsSpan(9)));
        yield return Bad("5.4 a continuation of nothing", ProtocolError, Frame(0x00, Call));
        yield return Bad("5.4 a last continuation of nothing", ProtocolError, Frame(0x80, Call));
        yield return Bad("5.4 a continuation after the last", ProtocolError, Frame(0x01, []), Frame(0x80, []), Frame(0x80, []));
        yield return Bad("5.4 a text between fragments", ProtocolError, Frame(0x01, []), Frame(0x81, Call));
        yield return Bad("5.4 a binary between fragments", ProtocolError, Frame(0x01, []), Frame(0x82, Call));
        yield return Bad("5.4 a second first fragment", ProtocolError, Frame(0x01, []), Frame(0x01, []));
    }
}
