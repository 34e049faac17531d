namespace LiveTownHall.Core.Polls;

/// <summary>1, 2 and 5 times powers of ten (Heckbert, Nice Numbers for Graph Labels, Graphics Gems, 1990).</summary>
internal static class NiceNumbers
{
    private const double Slack = 1 + 1e-9;

    /// <summary>The smallest that is not below this positive number, but for rounding.</summary>
    public static double AtLeast(double x)
    {
        for (var exponent = (int)Math.Floor(Math.Log10(x)) - 1; ; exponent++)
        {
            foreach (var leading in (ReadOnlySpan<int>)[1, 2, 5])
            {
                if (Make(leading, exponent) * Slack >= x)
                    return Make(leading, exponent);
            }
        }
    }

    public static double Above(double x) => AtLeast(x * 1.5);

    /// <summary>Negative powers by division, which gives the float nearest to the decimal.</summary>
    private static double Make(int leading, int exponent)
        => exponent >= 0 ? leading * PowerOfTen(exponent) : leading / PowerOfTen(-exponent);

    private static double PowerOfTen(int exponent)
    {
        var power = 1.0;
        for (; exponent > 0; exponent--)
            power *= 10;
        return power;
    }
}
