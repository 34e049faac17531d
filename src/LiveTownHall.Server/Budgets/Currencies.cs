using System.Collections.Frozen;

namespace LiveTownHall.Server.Budgets;

/// <summary>Decimals of currencies, ISO 4217: 2 for all that are not named here.</summary>
internal static class Currencies
{
    private static readonly FrozenSet<string> Whole =
        new[] { "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Thousandths = new[] { "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND" }.ToFrozenSet(StringComparer.Ordinal);

    public static int DecimalsOf(string currency) => Whole.Contains(currency) ? 0 : Thousandths.Contains(currency) ? 3 : 2;

    public static bool IsCode(string? currency) => currency is { Length: 3 } && currency.All(char.IsAsciiLetterUpper);
}
