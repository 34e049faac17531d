using LiveTownHall.Text.Matching;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lock = System.Threading.Lock;

namespace LiveTownHall.Text.Search;

/// <summary>
/// Full-text search over one hall's questions, in memory. A projection: one background writer hands over what changed, batch by batch, and a batch
/// can be found as soon as <see cref="Apply"/> returns; readers are never kept waiting. Words are found in every inflection the language's analyzer
/// knows, with or without accents, and the last word of a query also by its beginning.
/// </summary>
public sealed class QuestionSearch : IDisposable
{
    /// <summary>Most ids of one page.</summary>
    public const int MostLimit = 200;

    private readonly Lock _writing = new();
    private readonly RAMDirectory _directory = new();
    private readonly IndexWriter _writer;
    private readonly SearcherManager _searchers;
    private readonly HashSet<string> _languages = new(StringComparer.Ordinal);
    private string[] _languagesNow = [];

    public QuestionSearch()
    {
        _writer = new IndexWriter(_directory, new IndexWriterConfig(LanguageAnalyzers.Version, QuestionFields.Analyzer) { Similarity = new FieldBm25() });
        _searchers = new SearcherManager(_writer, applyAllDeletes: true, new WithBm25());
    }

    public int Count
    {
        get
        {
            var searcher = _searchers.Acquire();
            try
            {
                return searcher.IndexReader.NumDocs;
            }
            finally
            {
                _searchers.Release(searcher);
            }
        }
    }

    /// <summary>Takes changes in order. Meant for one background writer; several wait for each other.</summary>
    public void Apply(IReadOnlyCollection<QuestionText> changes)
    {
        lock (_writing)
        {
            foreach (var change in changes)
                Write(change);
            Show();
        }
    }

    /// <summary>Forgets everything and takes these, at once.</summary>
    public void Rebuild(IEnumerable<QuestionText> questions)
    {
        lock (_writing)
        {
            _writer.DeleteAll();
            _languages.Clear();
            foreach (var question in questions)
                Write(question);
            Show();
        }
    }

    /// <param name="query">What somebody typed. There is no query language, so nothing in it can be wrong.</param>
    /// <param name="language">BCP 47 tag of the query; null tries the languages of all questions.</param>
    /// <param name="may">Which ids may be shown; null shows all.</param>
    /// <param name="offset">Hits to pass over, from 0.</param>
    /// <param name="limit">Hits of the page, at most <see cref="MostLimit"/>.</param>
    public QuestionHits Find(string? query, string? language = null, Func<string, bool>? may = null, int offset = 0, int limit = 20)
    {
        var languages = LanguagesFor(language);
        var searcher = _searchers.Acquire();
        try
        {
            foreach (var strict in (ReadOnlySpan<bool>)[true, false])
            {
                if (QuestionQuery.Of(query, languages, strict) is not { } words)
                    break;
                var hits = new QuestionCollector(may);
                searcher.Search(words, hits);
                if (hits.Total > 0)
                    return hits.Page(Math.Max(0, offset), Math.Clamp(limit, 0, MostLimit));
            }

            return new QuestionHits(0, []);
        }
        finally
        {
            _searchers.Release(searcher);
        }
    }

    public void Dispose()
    {
        _searchers.Dispose();
        _writer.Dispose();
        _directory.Dispose();
    }

    private string[] LanguagesFor(string? language)
    {
        var languages = Volatile.Read(ref _languagesNow);
        if (language is null)
            return languages;
        var key = LanguageAnalyzers.Indexed(language);
        return [.. languages.Where(known => known == key || known == LanguageAnalyzers.Undetermined)];
    }

    private void Write(QuestionText question)
    {
        var id = new Term(QuestionFields.Id, question.Id);
        if (question.Text is null)
        {
            _writer.DeleteDocuments(id);
            return;
        }

        var language = LanguageAnalyzers.Indexed(question.Language);
        _languages.Add(language);
        _writer.UpdateDocument(id, QuestionFields.DocumentOf(question.Id, question.Text, language));
    }

    private void Show()
    {
        Volatile.Write(ref _languagesNow, [.. _languages.Order(StringComparer.Ordinal)]);
        _searchers.MaybeRefreshBlocking();
    }

    private sealed class WithBm25 : SearcherFactory
    {
        public override IndexSearcher NewSearcher(IndexReader reader) => new(reader) { Similarity = new FieldBm25() };
    }
}
