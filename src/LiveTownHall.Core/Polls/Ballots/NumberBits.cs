namespace LiveTownHall.Core.Polls;

/// <summary>64-bit floats as integers in the same order: negative numbers have all bits turned, others only the sign.</summary>
internal static class NumberBits
{
    private const ulong Sign = 1UL << 63;

    /// <summary>No poll counts larger numbers, and sums of them stay finite. Fixed here, because Apply must not depend on <see cref="PollLimits.Magnitude"/>.</summary>
    internal const double LargestMagnitude = 1e18;

    public static ulong FromValue(double value)
    {
        var bits = BitConverter.DoubleToUInt64Bits(value);
        return (bits & Sign) != 0 ? ~bits : bits | Sign;
    }

    public static double ToValue(ulong bits) => BitConverter.UInt64BitsToDouble((bits & Sign) != 0 ? bits & ~Sign : ~bits);

    /// <summary>The value of the poll's scale that is meant: 0 for -0, the exact step for one that is off by rounding. False out of range or between steps.</summary>
    public static bool TryNormalise(PollDefinition definition, double value, out double normal)
    {
        normal = value == 0 ? 0 : value;
        if (!(Math.Abs(value) <= LargestMagnitude))
            return false;
        if (definition.Step is not null)
        {
            var scale = Scale.Of(definition);
            if (!scale.TryIndexOf(value, out var index))
                return false;
            normal = scale.ValueAt(index);
            normal = normal == 0 ? 0 : normal;
        }

        return !(normal < definition.Min) && !(normal > definition.Max);
    }
}
