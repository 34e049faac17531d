namespace LiveTownHall.Server.Plain.Words;

/// <summary>Which plural a language uses for a count (Unicode CLDR, Language Plural Rules, cardinal, whole numbers), for the languages there are catalogues in.</summary>
internal static class PluralRules
{
    public static string Of(string language, long n) => language switch
    {
        "ar" => Arabic(Math.Abs(n)),
        "fr" => n is 0 or 1 ? "one" : Many(n),
        "es" => n == 1 ? "one" : Many(n),
        _ => n == 1 ? "one" : "other",
    };

    private static string Arabic(long n) => n switch
    {
        0 => "zero",
        1 => "one",
        2 => "two",
        _ => (n % 100) switch
        {
            >= 3 and <= 10 => "few",
            >= 11 => "many",
            _ => "other",
        },
    };

    private static string Many(long n) => n != 0 && n % 1_000_000 == 0 ? "many" : "other";
}
