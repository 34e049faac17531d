using System.Buffers;
using System.Text;
using LiveTownHall.Client.Connection;
using MessagePack;

namespace LiveTownHall.Client.Wire;

/// <summary>What a client writes that speaks SignalR's hub protocol itself (dotnet/aspnetcore, HubProtocol.md): the handshake, and calls in MessagePack.</summary>
/// <remarks>For programs that stand for thousands of people, and for tests that say what no honest client would; everybody else wants <see cref="HallConnection"/>.</remarks>
public static class HubMessages
{
    /// <summary>Ends the handshake, and each message in JSON.</summary>
    public const byte Separator = 0x1e;

    /// <summary>Says that the client is still there; in MessagePack.</summary>
    public static ReadOnlyMemory<byte> Ping { get; } = new byte[] { 2, 0x91, 6 };

    /// <summary>The first message of every connection, as text.</summary>
    public static string Handshake(HubEncoding encoding) => $$"""{"protocol":"{{(encoding == HubEncoding.Json ? "json" : "messagepack")}}","version":1}""" + (char)Separator;

    /// <summary>The same as bytes.</summary>
    public static byte[] HandshakeBytes(HubEncoding encoding) => Encoding.ASCII.GetBytes(Handshake(encoding));

    /// <summary>Path and query of a hub, as the ticket opens it.</summary>
    public static string Target(string hub, string ticket) => $"{hub}?access_token={ticket}";

    /// <summary>A call with one argument of the contract.</summary>
    public static byte[] Call<T>(string method, T argument) => Invocation(method, MessagePackSerializer.Serialize(argument, ClientMessagePack.Options));

    /// <summary>A call with arguments that are in MessagePack already.</summary>
    public static byte[] Invocation(string method, params byte[][] arguments)
    {
        var body = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(body);
        writer.WriteArrayHeader(6);
        writer.Write(1);
        writer.WriteMapHeader(0);
        writer.Write("1");
        writer.Write(method);
        writer.WriteArrayHeader(arguments.Length);
        foreach (var argument in arguments)
            writer.WriteRaw(argument);
        writer.WriteArrayHeader(0);
        writer.Flush();
        return [.. Length(body.WrittenCount), .. body.WrittenSpan];
    }

    /// <summary>Seven bits a byte, the least first; the highest bit says that more follow.</summary>
    private static IEnumerable<byte> Length(int length)
    {
        for (; length >= 0x80; length >>= 7)
            yield return (byte)(length | 0x80);
        yield return (byte)length;
    }
}
