using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace LiveTownHall.Text.Search;

/// <summary>Gathers every hit that may be shown, with its score.</summary>
public sealed class QuestionCollector(Func<string, bool>? may) : ICollector
{
    private readonly List<(string Id, float Score)> _hits = [];
    private readonly BytesRef _bytes = new();
    private Scorer? _scorer;
    private SortedDocValues? _ids;

    public int Total => _hits.Count;

    public bool AcceptsDocsOutOfOrder => true;

    public QuestionHits Page(int offset, int limit)
        => new(Total, [.. _hits.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Id, StringComparer.Ordinal).Skip(offset).Take(limit).Select(hit => hit.Id)]);

    public void SetScorer(Scorer scorer) => _scorer = scorer;

    public void SetNextReader(AtomicReaderContext context) => _ids = context.AtomicReader.GetSortedDocValues(QuestionFields.Id);

    public void Collect(int doc)
    {
        _ids!.Get(doc, _bytes);
        var id = _bytes.Utf8ToString();
        if (may is null || may(id))
            _hits.Add((id, _scorer!.GetScore()));
    }
}
