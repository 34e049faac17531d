using LiveTownHall.Text.Matching;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace LiveTownHall.Text.Claims;

/// <summary>
/// A raw text as one flat disjunction of word stems and character grams, each scored by BM25 and added up. Only the rarest terms take part, so
/// that a query costs the same however long the text is.
/// </summary>
public sealed class ClaimQuery
{
    // Lucene refuses more than 1,024 clauses.
    private const int MostWords = 160;
    private const int MostGrams = 840;

    private readonly double _best;

    private ClaimQuery(BooleanQuery terms, double best) => (Terms, _best) = (terms, best);

    // A gram says less than a word, and there are some twenty to a word. By the train tweets of CheckThat! 2020, where 0.1 to 0.3 differ by 0.006.
    private const float GramWeight = 0.2f;

    public BooleanQuery Terms { get; }

    public double Share(float score) => Math.Sqrt(Math.Clamp(score / _best, 0, 1));

    /// <returns>Null where the library has none of the text's terms.</returns>
    public static ClaimQuery? Of(IndexReader reader, string words, IReadOnlyList<string> languages)
    {
        var query = new BooleanQuery(disableCoord: true);
        var best = 0d;
        var said = languages.SelectMany(language => ClaimSnapshot.TermsOf(words, ClaimSnapshot.Words + language));
        Add(said, MostWords, 1f);
        Add(ClaimSnapshot.TermsOf(words, ClaimSnapshot.Grams), MostGrams, GramWeight);
        return query.Clauses.Count == 0 ? null : new ClaimQuery(query, best);

        void Add(IEnumerable<Term> terms, int most, float weight)
        {
            var rarest = terms
                .Select(term => (Term: term, Having: reader.DocFreq(term)))
                .OrderBy(term => term.Having)
                .ThenBy(term => term.Term.Text, StringComparer.Ordinal)
                .Take(most);
            foreach (var (term, having) in rarest)
            {
                // What no claim says can't be found, but it is part of what the text says.
                if (having > 0)
                    query.Add(new TermQuery(term, having) { Boost = weight }, Occur.SHOULD);
                best += weight * FieldBm25.Rarity(having, reader.MaxDoc) * (FieldBm25.UsualK1 + 1);
            }
        }
    }
}
