using System.Buffers;
using LiveTownHall.Contracts.Polls;
using MessagePack;

namespace LiveTownHall.LoadTests.Raw;

/// <summary>Hub calls as whole frames.</summary>
internal static class Pack
{
    public static byte[] CastBallot(string poll, string option)
        => Call("CastBallot", new CastBallot { PollId = poll, Ballot = new Ballot { Choices = [option] } });

    /// <summary>A call with one argument of the contract.</summary>
    public static byte[] Call<T>(string target, T argument) => Invocation(target, MessagePackSerializer.Serialize(argument));

    /// <param name="argument">Already in MessagePack.</param>
    public static byte[] Invocation(string target, byte[] argument) => InvocationOf(target, argument);

    /// <param name="arguments">Already in MessagePack.</param>
    public static byte[] InvocationOf(string target, params byte[][] arguments)
    {
        var body = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(body);
        writer.WriteArrayHeader(6);
        writer.Write(1);
        writer.WriteMapHeader(0);
        writer.Write("1");
        writer.Write(target);
        writer.WriteArrayHeader(arguments.Length);
        foreach (var argument in arguments)
            writer.WriteRaw(argument);
        writer.WriteArrayHeader(0);
        writer.Flush();
        return RawPeer.Frame([.. Length(body.WrittenCount), .. body.WrittenSpan]);
    }

    private static byte[] Length(int length) => length < 0x80 ? [(byte)length] : [(byte)(length | 0x80), (byte)(length >> 7)];
}
