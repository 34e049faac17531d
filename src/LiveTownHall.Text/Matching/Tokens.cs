using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace LiveTownHall.Text.Matching;

/// <summary>Runs an analyzer over text.</summary>
public static class Tokens
{
    /// <returns>The terms in order, repeats included.</returns>
    public static List<string> Of(Analyzer analyzer, string field, string text)
    {
        var terms = new List<string>();
        using var stream = analyzer.GetTokenStream(field, text);
        var term = stream.GetAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
            terms.Add(term.ToString());
        stream.End();
        return terms;
    }
}
