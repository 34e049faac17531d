using CsCheck;
using LiveTownHall.Core.Facts;

namespace LiveTownHall.Core.Tests.Facts;

public class VarintTests
{
    [Theory]
    [InlineData(0u, "00")]
    [InlineData(127u, "7F")]
    [InlineData(128u, "8001")]
    [InlineData(16_383u, "FF7F")]
    [InlineData(16_384u, "808001")]
    [InlineData(2_097_151u, "FFFF7F")]
    [InlineData(2_097_152u, "80808001")]
    [InlineData(268_435_455u, "FFFFFF7F")]
    [InlineData(268_435_456u, "8080808001")]
    [InlineData(uint.MaxValue, "FFFFFFFF0F")]
    public void The_edges_of_each_length_are_written_as_LEB128(uint value, string hex)
    {
        var bytes = new byte[5];

        Assert.Equal(hex, Convert.ToHexString(bytes.AsSpan(0, Varint.Write(bytes, value))));
        Assert.Equal(hex.Length / 2, Varint.LengthOf(value));
    }

    [Fact]
    public void What_was_written_is_read_back_whatever_follows()
        => Gen.Select(Gen.UInt, Gen.Byte.Array[0, 4]).Sample((value, rest) =>
        {
            var bytes = new byte[5];
            var written = Varint.Write(bytes, value);

            Assert.True(Varint.TryRead([.. bytes[..written], .. rest], out var read, out var length));
            Assert.Equal((value, written, Varint.LengthOf(value)), (read, length, length));
        });

    [Theory]
    [InlineData("")]
    [InlineData("80")]
    [InlineData("FFFFFFFF")]
    [InlineData("FFFFFFFF10")]
    [InlineData("FFFFFFFFFF")]
    [InlineData("808080808000")]
    public void Bytes_that_end_early_or_say_more_than_32_bits_are_none(string hex)
        => Assert.False(Varint.TryRead(Convert.FromHexString(hex), out _, out _));
}
