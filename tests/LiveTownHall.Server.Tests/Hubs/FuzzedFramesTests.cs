using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using MessagePack;

namespace LiveTownHall.Server.Tests.Hubs;

/// <summary>Whatever comes over a hub connection, at worst it ends that connection.</summary>
public sealed class FuzzedFramesTests
{
    /// <summary>Nearly as deep as 16 KB can be.</summary>
    private const int Depth = 15_000;

    [Fact]
    public async Task Random_bytes_and_damaged_messages_break_nothing_for_others()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        var poll = await facilitator.OpenPollAsync(Drafts.Single());
        await using var other = await server.EnterAsync(hall, Roles.Attendee);
        var random = new Random(11);
        var good = Encoding.UTF8.GetBytes($$$"""{"type":1,"invocationId":"1","target":"CastBallot","arguments":[{"pollId":"{{{poll}}}","ballot":{"choices":["1"]}}]}""" + "\u001e");
        for (var i = 0; i < 40; i++)
        {
            var wire = (WireFormat)(i % 2);
            await using var fuzzer = await RawSocket.OpenAsync(server.Url, await server.TicketAsync(hall, Roles.Attendee), wire);
            for (var message = 0; message < 4; message++)
            {
                var bytes = good.ToArray();
                if (random.Next(2) == 0)
                    random.NextBytes(bytes);
                for (var damage = 0; damage < 3; damage++)
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                if (random.Next(2) == 0)
                    bytes = bytes[..random.Next(bytes.Length)];
                try
                {
                    await fuzzer.SendAsync(bytes, wire == WireFormat.Json ? WebSocketMessageType.Text : WebSocketMessageType.Binary);
                }
                catch (WebSocketException)
                {
                    break;
                }
            }
        }

        Assert.True((await other.VoteAsync(poll, Drafts.Choice())).Ok);
        Assert.DoesNotContain(server.Logs.Lines, l => l.StartsWith("Critical", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("7")]
    [InlineData("\"poll\"")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"pollId":7}""")]
    [InlineData("""{"pollId":null,"ballot":null}""")]
    [InlineData("""{"pollId":"POLL","ballot":{}}""")]
    [InlineData("""{"pollId":"POLL","ballot":{"choices":null}}""")]
    [InlineData("""{"pollId":"POLL","ballot":{"choices":[null]}}""")]
    [InlineData("""{"pollId":"POLL","ballot":{"choices":["1","1"]}}""")]
    [InlineData("""{"pollId":"POLL","ballot":{"choices":["\ud800"]}}""")]
    [InlineData("""{"pollId":"POLL","ballot":{"ranking":["1"]}}""")]
    [InlineData("""{"pollId":"POLL","ballot":{"value":1e308}}""")]
    [InlineData("""{"pollId":"POLL","ballot":{"words":[null,""]}}""")]
    [InlineData("""{"pollId":"POLL","ballot":{"text":"\u0000"}}""")]
    public async Task An_argument_of_the_wrong_shape_is_answered_and_the_connection_goes_on(string argument)
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        foreach (var kind in new[] { PollKinds.Single, PollKinds.Ranking, PollKinds.Numeric, PollKinds.Words, PollKinds.Text })
        {
            var poll = await facilitator.OpenPollAsync(Drafts.Of(kind, "Which?"));
            await using var socket = await RawSocket.OpenAsync(server.Url, await server.TicketAsync(hall, Roles.Attendee));
            await socket.SendAsync(
                $$"""{"type":1,"invocationId":"1","target":"CastBallot","arguments":[{{argument.Replace("POLL", poll, StringComparison.Ordinal)}}]}""" + "\u001e");
            await socket.SendAsync("""{"type":1,"invocationId":"2","target":"Resync","arguments":[]}""" + "\u001e");
            var heard = new StringBuilder();
            await BoundedWait.UntilAsync("both answers", async () =>
            {
                heard.Append(Encoding.UTF8.GetString(await socket.ReadAsync()));
                return heard.ToString().Contains("\"invocationId\":\"2\"", StringComparison.Ordinal);
            });
            Assert.Contains("\"invocationId\":\"1\"", heard.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Arguments_nested_without_end_do_not_bring_the_process_down()
    {
        using var data = new ScratchFolder();
        await using var server = await ServerProcess.StartAsync(new Dictionary<string, string>(), "--data", data.Path);
        var hall = await Outside.CreateHallAsync(server.Address);
        await using var other = await Outside.EnterAsync(server.Address, hall, Roles.Attendee);
        foreach (var argument in Nested())
        {
            await using var guest = await Outside.EnterAsync(server.Address, hall, Roles.Attendee);
            await using var socket = await RawSocket.OpenAsync(server.Address, guest.Ticket, WireFormat.MessagePack);
            await socket.SendAsync(Invocation(argument), WebSocketMessageType.Binary);
            await socket.SendAsync(Invocation([0x80]), WebSocketMessageType.Binary);
            await other.MustAsync("Resync");
        }

        var json = $$"""{"type":1,"invocationId":"1","target":"CastBallot","arguments":{{new string('[', Depth)}}""" + "\u001e";
        await using var text = await RawSocket.OpenAsync(server.Address, (await Outside.EnterAsync(server.Address, hall, Roles.Attendee)).Ticket);
        await text.SendAsync(json);
        await other.MustAsync("Resync");
        Assert.False(other.Closed.IsCompleted, server.Output);
    }

    private static IEnumerable<byte[]> Nested()
    {
        var arrays = Enumerable.Repeat((byte)0x91, Depth).Append((byte)0xC0).ToArray();
        var maps = Enumerable.Range(0, Depth / 2).SelectMany(_ => new byte[] { 0x81, 0xC0 }).Append((byte)0xC0).ToArray();
        foreach (var deep in new[] { arrays, maps })
        {
            yield return deep;
            yield return [0x81, 0xA6, .. "pollId"u8, .. deep];
            yield return [0x81, 0xA5, .. "other"u8, .. deep];
            yield return [0x93, 0xC0, 0xC0, .. deep];
            yield return [0x92, 0xC0, .. deep];
        }
    }

    /// <summary>An invocation of CastBallot with this argument, framed by its length.</summary>
    private static byte[] Invocation(byte[] argument)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        writer.WriteArrayHeader(6);
        writer.Write(1);
        writer.WriteMapHeader(0);
        writer.Write("1");
        writer.Write("CastBallot");
        writer.WriteArrayHeader(1);
        writer.WriteRaw(argument);
        writer.WriteArrayHeader(0);
        writer.Flush();
        var length = new List<byte>();
        for (var rest = buffer.WrittenCount; ; rest >>= 7)
        {
            length.Add((byte)(rest > 0x7F ? rest | 0x80 : rest));
            if (rest <= 0x7F)
                break;
        }

        return [.. length, .. buffer.WrittenSpan];
    }
}
