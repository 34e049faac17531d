using System.Text;
using CsCheck;

namespace LiveTownHall.Journal.Tests;

public sealed class BatchChecksumTests
{
    [Fact]
    public void It_is_CRC_32C_of_id_then_body_then_position()
        => Gen.Select(Gen.Byte.Array[0, 100], Gen.Guid, Gen.Long[1, long.MaxValue]).Sample((body, id, position) =>
            Assert.Equal(BitByBit([.. id.ToByteArray(bigEndian: true), .. body, .. BitConverter.GetBytes(position)]), BatchChecksum.Compute(position, id, body)));

    [Fact]
    public void The_reference_agrees_with_the_check_value_of_RFC_3720() => Assert.Equal(0xE3069283u, BitByBit(Encoding.ASCII.GetBytes("123456789")));

    private static uint BitByBit(byte[] bytes)
    {
        var register = uint.MaxValue;
        foreach (var b in bytes)
        {
            register ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                register = (register & 1) == 0 ? register >> 1 : (register >> 1) ^ 0x82F63B78;
            }
        }

        return ~register;
    }
}
