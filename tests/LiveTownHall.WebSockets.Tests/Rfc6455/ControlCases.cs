using static LiveTownHall.Testing.BareWebSocket;
using static LiveTownHall.WebSockets.Tests.Rfc6455.Case;

namespace LiveTownHall.WebSockets.Tests.Rfc6455;

/// <summary>Sections 5.5 and 7: pings, pongs, goodbyes and their codes.</summary>
internal static class ControlCases
{
    private const int Normal = 1000;
    private const int ProtocolError = 1002;

    private static readonly int[] MayBeSaid = [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999];
    private static readonly int[] MustNotBeSaid = [0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535];

    public static IEnumerable<Case> All() => [.. Pings(), .. Goodbyes(), .. Codes()];

    private static IEnumerable<Case> Pings()
    {
        foreach (var (name, opcode) in new (string, byte)[] { ("close", 8), ("ping", 9), ("pong", 10) })
        {
            yield return Bad($"5.5 a {name} of 126 bytes", ProtocolError, Header((byte)(0x80 | opcode), 2, 126));
            yield return Bad($"5.5 a {name} with its length in 64 bits", ProtocolError, Header((byte)(0x80 | opcode), 8, 70_000));
            yield return Bad($"5.5 a {name} in fragments", ProtocolError, Frame(opcode, []));
        }

        yield return new Case("5.5.2 an empty ping", Frame(0x89, []), Pong: []);
        yield return new Case("5.5.2 a ping with bytes that are no text", Frame(0x89, [0, 255, 254, 128]), Pong: [0, 255, 254, 128]);
        yield return new Case("5.5.2 a ping of 125 bytes", Frame(0x89, new byte[125]), Pong: new byte[125]);
        yield return new Case("5.5.3 the last of several pings", [.. Frame(0x89, "1"u8), .. Frame(0x89, "2"u8), .. Frame(0x89, "3"u8)], Pong: "3"u8.ToArray());
        yield return Good("5.5.3 a pong that nobody asked for", Frame(0x8A, "anything"u8), Frame(0x81, Call));
        yield return Good("5.5.3 an empty pong", Frame(0x8A, []), Frame(0x81, Call));
    }

    private static IEnumerable<Case> Goodbyes()
    {
        yield return Bad("5.5.1 a goodbye without a code", Normal, Frame(0x88, []));
        yield return Bad("5.5.1 half a code", ProtocolError, Frame(0x88, [3]));
        yield return Bad("5.5.1 a reason", Normal, Frame(0x88, [3, 232, .. "done"u8]));
        yield return Bad("5.5.1 the longest reason", Normal, Frame(0x88, [3, 232, .. Enumerable.Repeat((byte)'x', 123)]));
        yield return Bad("5.5.1 a reason that is no text", 1007, Frame(0x88, [3, 232, 0xC3, 0x28]));
        yield return Bad("5.5.1 a goodbye between fragments", Normal, Frame(0x01, "{"u8), Frame(0x88, [3, 232]));
        yield return Bad("5.5.1 a call after the goodbye", Normal, Frame(0x88, [3, 232]), Frame(0x81, Call));
        yield return Bad("5.5.1 a ping after the goodbye", Normal, Frame(0x88, [3, 232]), Frame(0x89, []));
        yield return Bad("5.5.1 two goodbyes", 1001, Frame(0x88, [3, 233]), Frame(0x88, [3, 232]));
        yield return Bad("7.1.7 a call after what breaks the protocol", ProtocolError, Frame(0xC1, []), Frame(0x81, Call));
    }

    private static IEnumerable<Case> Codes()
    {
        foreach (var code in MayBeSaid)
            yield return Bad($"7.4 {code} is answered with itself", code, Frame(0x88, [(byte)(code >> 8), (byte)code]));
        foreach (var code in MustNotBeSaid)
            yield return Bad($"7.4 {code} must not be said", ProtocolError, Frame(0x88, [(byte)(code >> 8), (byte)code]));
    }
}
