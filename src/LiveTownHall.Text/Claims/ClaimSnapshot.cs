using LiveTownHall.Text.Matching;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using LuceneDirectory = Lucene.Net.Store.Directory;

namespace LiveTownHall.Text.Claims;

/// <summary>One immutable index over a set of claims, in memory. Document n is claim n.</summary>
public sealed class ClaimSnapshot
{
    internal const string Grams = "grams";
    internal const string Words = "words.";

    private static readonly FieldType Counted = Frozen();
    private static readonly GramAnalyzer GramsOf = new(3, 5);

    private readonly Claim[] _claims;
    private readonly string[] _languages;
    private readonly IndexSearcher? _searcher;

    private ClaimSnapshot(Claim[] claims, string[] languages, IndexSearcher? searcher) => (_claims, _languages, _searcher) = (claims, languages, searcher);

    public static ClaimSnapshot Empty { get; } = new([], [], null);

    public int Count => _claims.Length;

    /// <summary>Claims are ordered by id first, so that every node breaks ties alike.</summary>
    public static ClaimSnapshot Of(IEnumerable<Claim> claims)
    {
        var byId = new SortedDictionary<string, Claim>(StringComparer.Ordinal);
        foreach (var claim in claims)
            byId[claim.Id] = claim;
        if (byId.Count == 0)
            return Empty;

        Claim[] all = [.. byId.Values];
        LuceneDirectory directory = new RAMDirectory();
        var settings = new IndexWriterConfig(LanguageAnalyzers.Version, GramsOf) { Similarity = new FieldBm25(), RAMBufferSizeMB = 64 };
        using (var writer = new IndexWriter(directory, settings))
        {
            foreach (var claim in all)
                Add(writer, claim);
            writer.ForceMerge(1);
        }

        var languages = all.Select(claim => LanguageAnalyzers.Key(claim.Language)).Distinct().Order(StringComparer.Ordinal).ToArray();
        return new ClaimSnapshot(all, languages, new IndexSearcher(DirectoryReader.Open(directory)) { Similarity = new FieldBm25() });
    }

    public IReadOnlyList<ClaimSuggestion> Suggest(string? text, string? language, int most)
    {
        if (_searcher is null)
            return [];
        var query = ClaimQuery.Of(_searcher.IndexReader, PostText.Words(text),
            language is null ? _languages : [.. _languages.Where(known => known == LanguageAnalyzers.Key(language))]);
        if (query is null)
            return [];
        var hits = _searcher.Search(query.Terms, most).ScoreDocs;
        return [.. hits.Select(hit => new ClaimSuggestion(_claims[hit.Doc], query.Share(hit.Score))).Where(suggestion => suggestion.Score >= ClaimSuggestion.Least)];
    }

    /// <summary>Terms of a text in the fields that claims of this language have.</summary>
    internal static IEnumerable<Term> TermsOf(string words, string field)
        => (field == Grams ? Tokens.Of(GramsOf, field, LetterStream.Of(words)) : Tokens.Of(LanguageAnalyzers.For(field[Words.Length..]), field, words))
        .Distinct(StringComparer.Ordinal)
        .Select(term => new Term(field, term));

    private static void Add(IndexWriter writer, Claim claim)
    {
        var words = PostText.Words(claim.Title is null ? claim.Text : claim.Text + " " + claim.Title);
        var language = LanguageAnalyzers.Key(claim.Language);
        var document = new Document
        {
            new Field(Words + language, LanguageAnalyzers.For(language).GetTokenStream(Words + language, words), Counted),
            new Field(Grams, GramsOf.GetTokenStream(Grams, LetterStream.Of(words)), Counted),
        };
        writer.AddDocument(document);
    }

    private static FieldType Frozen()
    {
        var type = new FieldType { IsIndexed = true, IsTokenized = true, IndexOptions = IndexOptions.DOCS_AND_FREQS };
        type.Freeze();
        return type;
    }
}
