using LiveTownHall.Text.Matching;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Documents;
using Lucene.Net.Util;

namespace LiveTownHall.Text.Search;

/// <summary>What is indexed of a question: its words as they are written (lower case, no accents), and their stems by the language's analyzer.</summary>
public static class QuestionFields
{
    public const string Id = "id";
    public const string Written = "written";
    private const string StemPrefix = "stem.";

    /// <summary>Unicode word boundaries for every field that has no analyzer of its own.</summary>
    public static Analyzer Analyzer { get; } = new PerFieldAnalyzer();

    public static string Stems(string language) => StemPrefix + language;

    public static Document DocumentOf(string id, string text, string language)
    {
        var words = PostText.Words(text);
        return
        [
            new StringField(Id, id, Field.Store.NO),
            new SortedDocValuesField(Id, new BytesRef(id)),
            new TextField(Written, LetterStream.Of(words), Field.Store.NO),
            new TextField(Stems(language), words, Field.Store.NO),
        ];
    }

    private sealed class PerFieldAnalyzer() : AnalyzerWrapper(PER_FIELD_REUSE_STRATEGY)
    {
        protected override Analyzer GetWrappedAnalyzer(string fieldName)
            => LanguageAnalyzers.For(fieldName.StartsWith(StemPrefix, StringComparison.Ordinal) ? fieldName[StemPrefix.Length..] : LanguageAnalyzers.Undetermined);
    }
}
