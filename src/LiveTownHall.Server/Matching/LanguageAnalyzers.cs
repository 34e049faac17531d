using System.Collections.Concurrent;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.Bg;
using Lucene.Net.Analysis.Ca;
using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Analysis.Ckb;
using Lucene.Net.Analysis.Cz;
using Lucene.Net.Analysis.Da;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.El;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Eu;
using Lucene.Net.Analysis.Fa;
using Lucene.Net.Analysis.Fi;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Ga;
using Lucene.Net.Analysis.Gl;
using Lucene.Net.Analysis.Hi;
using Lucene.Net.Analysis.Hu;
using Lucene.Net.Analysis.Hy;
using Lucene.Net.Analysis.Id;
using Lucene.Net.Analysis.It;
using Lucene.Net.Analysis.Lv;
using Lucene.Net.Analysis.Nl;
using Lucene.Net.Analysis.No;
using Lucene.Net.Analysis.Pt;
using Lucene.Net.Analysis.Ro;
using Lucene.Net.Analysis.Ru;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.Sv;
using Lucene.Net.Analysis.Tr;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;

namespace LiveTownHall.Server.Matching;

/// <summary>
/// How each language's words are told apart, shortened to their stems and freed of stop words: Lucene's analyzers. A language without one
/// gets Unicode word boundaries (UAX 29) and lower case. Analyzers are kept for the process and may be used by any thread.
/// </summary>
public static class LanguageAnalyzers
{
    public const LuceneVersion Version = LuceneVersion.LUCENE_48;

    /// <summary>The primary subtag stands for text whose language nobody said (BCP 47).</summary>
    public const string Undetermined = "und";

    private static readonly ConcurrentDictionary<string, Analyzer> Kept = new(StringComparer.Ordinal);

    /// <param name="language">What <see cref="Key"/> returned.</param>
    public static Analyzer For(string language) => Kept.GetOrAdd(language, Make);

    /// <summary>The part of a BCP 47 tag that decides about words: "pt-BR" is "pt"; what is missing or no tag is <see cref="Undetermined"/>.</summary>
    public static string Key(string? tag)
    {
        if (string.IsNullOrEmpty(tag)) return Undetermined;
        var end = tag.AsSpan().IndexOfAny('-', '_');
        var primary = end < 0 ? tag.AsSpan() : tag.AsSpan(0, end);
        if (primary.Length is < 2 or > 3 || primary.ContainsAnyExcept(Letters)) return Undetermined;
        return primary.ToString().ToLowerInvariant() switch
        {
            "nb" or "nn" => "no",
            "in" => "id",
            var key => key,
        };
    }

    private static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static Analyzer Make(string language) => language switch
    {
        "ar" => new ArabicAnalyzer(Version),
        "bg" => new BulgarianAnalyzer(Version),
        "ca" => new CatalanAnalyzer(Version),
        "ckb" => new SoraniAnalyzer(Version),
        "cs" => new CzechAnalyzer(Version),
        "da" => new DanishAnalyzer(Version),
        "de" => new GermanAnalyzer(Version),
        "el" => new GreekAnalyzer(Version),
        "en" => new EnglishAnalyzer(Version),
        "es" => new SpanishAnalyzer(Version),
        "eu" => new BasqueAnalyzer(Version),
        "fa" => new PersianAnalyzer(Version),
        "fi" => new FinnishAnalyzer(Version),
        "fr" => new FrenchAnalyzer(Version),
        "ga" => new IrishAnalyzer(Version),
        "gl" => new GalicianAnalyzer(Version),
        "hi" => new HindiAnalyzer(Version),
        "hu" => new HungarianAnalyzer(Version),
        "hy" => new ArmenianAnalyzer(Version),
        "id" => new IndonesianAnalyzer(Version),
        "it" => new ItalianAnalyzer(Version),
        "ja" or "ko" or "zh" => new CJKAnalyzer(Version),
        "lv" => new LatvianAnalyzer(Version),
        "nl" => new DutchAnalyzer(Version),
        "no" => new NorwegianAnalyzer(Version),
        "pt" => new PortugueseAnalyzer(Version),
        "ro" => new RomanianAnalyzer(Version),
        "ru" => new RussianAnalyzer(Version),
        "sv" => new SwedishAnalyzer(Version),
        "tr" => new TurkishAnalyzer(Version),
        _ => new StandardAnalyzer(Version, CharArraySet.Empty),
    };
}
