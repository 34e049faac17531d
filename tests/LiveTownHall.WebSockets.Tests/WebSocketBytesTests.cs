using CsCheck;

namespace LiveTownHall.WebSockets.Tests;

/// <summary>The bytes by which the transport is tested and measured are those of RFC 6455.</summary>
public sealed class WebSocketBytesTests
{
    [Fact]
    public void A_frame_is_read_once_it_is_all_there_and_not_before()
        => Gen.Select(Gen.Byte.Array[0, 300], Gen.Byte.Array[0, 20], Gen.Int[0, 400]).Sample((payload, behind, cut) =>
        {
            var frame = WebSocketBytes.Frame(0x82, payload, []);
            Assert.False(WebSocketBytes.TryRead(frame.AsSpan(0, cut % frame.Length), out _, out _, out _));
            Assert.True(WebSocketBytes.TryRead([.. frame, .. behind], out var opcode, out var read, out var size));
            Assert.Equal((2, frame.Length), (opcode, size));
            Assert.Equal(payload, read.ToArray());
        });

    [Fact]
    public void A_mask_of_zeros_leaves_the_payload_and_any_mask_is_undone_by_itself()
        => Gen.Select(Gen.Byte.Array[0, 300], Gen.Byte.Array[4]).Sample((payload, mask) =>
        {
            Assert.Equal(payload, WebSocketBytes.Frame(0x82, payload, [0, 0, 0, 0])[^payload.Length..]);
            var masked = WebSocketBytes.Frame(0x82, payload, mask)[^payload.Length..];
            Assert.Equal(payload, WebSocketBytes.Frame(0x82, masked, mask)[^payload.Length..]);
        });
}
