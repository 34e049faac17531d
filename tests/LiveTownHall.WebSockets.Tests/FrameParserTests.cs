using System.Text;

namespace LiveTownHall.WebSockets.Tests;

public sealed class FrameParserTests
{
    private static readonly byte[] Payload = Encoding.ASCII.GetBytes("the quick brown fox jumps over the lazy dog and on");

    [Fact]
    public void A_payload_is_the_same_in_whatever_pieces_it_comes()
    {
        var frame = BareWebSocket.Frame(0x82, Payload);
        for (var first = 0; first <= Payload.Length; first++)
        {
            for (var second = first; second <= Payload.Length; second++)
            {
                var parser = default(FrameParser);
                Assert.Equal(6, parser.ReadHeader(frame));
                var plain = new byte[Payload.Length];
                foreach (var part in new[] { ..first, first..second, second.. })
                    parser.Unmask(frame.AsSpan(6)[part], plain.AsSpan(part));
                Assert.Equal(Payload, plain);
                Assert.Equal(0, parser.Left);
            }
        }
    }

    [Fact]
    public void Bytes_passed_over_do_not_shift_the_key()
    {
        var frame = BareWebSocket.Frame(0x82, Payload);
        for (var skipped = 0; skipped <= Payload.Length; skipped++)
        {
            var parser = default(FrameParser);
            parser.ReadHeader(frame);
            parser.Skip(skipped);
            var plain = new byte[Payload.Length - skipped];
            parser.Unmask(frame.AsSpan(6 + skipped), plain);
            Assert.Equal(Payload[skipped..], plain);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(300)]
    [InlineData(65535)]
    public void A_header_is_read_only_when_it_is_whole(int length)
    {
        var frame = BareWebSocket.Frame(0x82, new byte[length]);
        var header = frame.Length - length;
        for (var given = 0; given < header; given++)
        {
            var waiting = default(FrameParser);
            Assert.Equal(0, waiting.ReadHeader(frame.AsSpan(0, given)));
        }

        var parser = default(FrameParser);
        Assert.Equal(header, parser.ReadHeader(frame));
        Assert.Equal(length, parser.Left);
    }

    [Theory]
    [InlineData(0x82, false, "not masked")]
    [InlineData(0xC2, true, "a reserved bit")]
    [InlineData(0x83, true, "an unknown kind")]
    [InlineData(0x80, true, "a continuation of nothing")]
    [InlineData(0x09, true, "a control frame in pieces")]
    public void What_breaks_the_protocol_is_refused(byte first, bool masked, string why)
    {
        var parser = default(FrameParser);
        Assert.True(parser.ReadHeader(BareWebSocket.Frame(first, Payload, masked)) == -1, why);
    }

    [Fact]
    public void A_message_may_come_in_frames_with_pings_between_but_not_with_another_message_between()
    {
        var parser = default(FrameParser);
        Assert.Equal(6, parser.ReadHeader(BareWebSocket.Frame(0x02, [])));
        Assert.Equal(6, parser.ReadHeader(BareWebSocket.Frame(0x89, [])));
        Assert.Equal(6, parser.ReadHeader(BareWebSocket.Frame(0x00, [])));
        Assert.Equal(-1, parser.ReadHeader(BareWebSocket.Frame(0x82, [])));
    }
}
