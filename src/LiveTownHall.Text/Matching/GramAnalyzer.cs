using Lucene.Net.Analysis;
using Lucene.Net.Analysis.NGram;

namespace LiveTownHall.Text.Matching;

/// <summary>
/// Character n-grams over a <see cref="LetterStream"/>, spaces included: a gram that spans two words says which word followed which, and a
/// misspelt or inflected word still shares most of its grams.
/// </summary>
/// <param name="least">Shortest gram, in characters.</param>
/// <param name="most">Longest gram.</param>
public sealed class GramAnalyzer(int least, int most) : Analyzer
{
    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
        => new(new NGramTokenizer(LanguageAnalyzers.Version, reader, least, most));
}
