using System.Globalization;
using System.Numerics;

namespace LiveTownHall.Budgets.Elections;

/// <summary>Decimal numbers of files as whole numbers: exact, never floating.</summary>
internal static class Decimals
{
    /// <summary>More than any currency has.</summary>
    public const int Most = 6;

    public static long PowerOfTen(int exponent)
    {
        var power = 1L;
        for (var i = 0; i < exponent; i++)
            power *= 10;
        return power;
    }

    /// <summary>Reads <c>123</c>, <c>123.45</c> or <c>123,45</c>. Zeros at the end of the decimals don't count.</summary>
    public static bool TryRead(string text, out BigInteger digits, out int decimals)
    {
        (digits, decimals) = (default, 0);
        var plain = text.Trim().Replace(',', '.');
        if (plain.Length is 0 or > 60 || plain.Count(c => c == '.') > 1 || !plain.TrimStart('-').All(c => char.IsAsciiDigit(c) || c == '.') || !plain.Any(char.IsAsciiDigit))
            return false;
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            plain = plain.TrimEnd('0');
            decimals = plain.Length - point - 1;
            plain = plain.Remove(point, 1);
        }

        return BigInteger.TryParse(plain is "" or "-" ? "0" : plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out digits);
    }

    /// <summary>The number in units of 10^-<paramref name="target"/>.</summary>
    public static BigInteger Scale(BigInteger digits, int decimals, int target) => digits * BigInteger.Pow(10, target - decimals);

    /// <summary>Writes an amount that was scaled by 10^<paramref name="decimals"/>, with no zeros at the end.</summary>
    public static string Write(BigInteger scaled, int decimals)
    {
        if (decimals == 0)
            return scaled.ToString(CultureInfo.InvariantCulture);
        var digits = BigInteger.Abs(scaled).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        var text = $"{digits[..^decimals]}.{digits[^decimals..]}".TrimEnd('0').TrimEnd('.');
        return scaled.Sign < 0 ? "-" + text : text;
    }
}
