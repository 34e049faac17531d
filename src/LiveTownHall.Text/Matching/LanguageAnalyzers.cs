using System.Collections.Concurrent;
using System.Collections.Frozen;
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

namespace LiveTownHall.Text.Matching;

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
        if (string.IsNullOrEmpty(tag))
            return Undetermined;
        var end = tag.AsSpan().IndexOfAny('-', '_');
        var primary = end < 0 ? tag.AsSpan() : tag.AsSpan(0, end);
        if (primary.Length is < 2 or > 3 || primary.ContainsAnyExcept(Letters))
            return Undetermined;
        return primary.ToString().ToLowerInvariant() switch
        {
            "nb" or "nn" => "no",
            "in" => "id",
            var key => key,
        };
    }

    /// <summary>As <see cref="Key"/>, but all languages without an analyzer of their own are one: nobody makes an index grow by naming languages that do not exist.</summary>
    public static string Indexed(string? tag) => Key(tag) is var key && Own.ContainsKey(key) ? key : Undetermined;

    private static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>By key; every other language has its words told apart alike.</summary>
    private static readonly FrozenDictionary<string, Func<Analyzer>> Own = new Dictionary<string, Func<Analyzer>>(StringComparer.Ordinal)
    {
        ["ar"] = static () => new ArabicAnalyzer(Version),
        ["bg"] = static () => new BulgarianAnalyzer(Version),
        ["ca"] = static () => new CatalanAnalyzer(Version),
        ["ckb"] = static () => new SoraniAnalyzer(Version),
        ["cs"] = static () => new CzechAnalyzer(Version),
        ["da"] = static () => new DanishAnalyzer(Version),
        ["de"] = static () => new GermanAnalyzer(Version),
        ["el"] = static () => new GreekAnalyzer(Version),
        ["en"] = static () => new EnglishAnalyzer(Version),
        ["es"] = static () => new SpanishAnalyzer(Version),
        ["eu"] = static () => new BasqueAnalyzer(Version),
        ["fa"] = static () => new PersianAnalyzer(Version),
        ["fi"] = static () => new FinnishAnalyzer(Version),
        ["fr"] = static () => new FrenchAnalyzer(Version),
        ["ga"] = static () => new IrishAnalyzer(Version),
        ["gl"] = static () => new GalicianAnalyzer(Version),
        ["hi"] = static () => new HindiAnalyzer(Version),
        ["hu"] = static () => new HungarianAnalyzer(Version),
        ["hy"] = static () => new ArmenianAnalyzer(Version),
        ["id"] = static () => new IndonesianAnalyzer(Version),
        ["it"] = static () => new ItalianAnalyzer(Version),
        ["ja"] = static () => new CJKAnalyzer(Version),
        ["ko"] = static () => new CJKAnalyzer(Version),
        ["zh"] = static () => new CJKAnalyzer(Version),
        ["lv"] = static () => new LatvianAnalyzer(Version),
        ["nl"] = static () => new DutchAnalyzer(Version),
        ["no"] = static () => new NorwegianAnalyzer(Version),
        ["pt"] = static () => new PortugueseAnalyzer(Version),
        ["ro"] = static () => new RomanianAnalyzer(Version),
        ["ru"] = static () => new RussianAnalyzer(Version),
        ["sv"] = static () => new SwedishAnalyzer(Version),
        ["tr"] = static () => new TurkishAnalyzer(Version),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static Analyzer Make(string language) => Own.TryGetValue(language, out var make) ? make() : new StandardAnalyzer(Version, CharArraySet.Empty);
}
