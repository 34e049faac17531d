using LiveTownHall.Text.Search;

namespace LiveTownHall.Text.Tests.Search;

public sealed class QuestionSearchTests : IDisposable
{
    private readonly QuestionSearch _search = new();

    public QuestionSearchTests() => _search.Apply(
    [
        new QuestionText("bus", "When will the night buses run on weekends?", "en"),
        new QuestionText("road", "Who repairs the road to the mill?", "en"),
        new QuestionText("roads", "Roads, roads, roads: who is repairing them?", "en"),
        new QuestionText("ecole", "Quand l'école élémentaire sera-t-elle rénovée ?", "fr"),
        new QuestionText("zh", "什么时候修学校的路", "zh"),
        new QuestionText("plain", "Żółta łódka na rzece", null),
    ]);

    public void Dispose() => _search.Dispose();

    [Theory]
    [InlineData("repaired roads", "road", "roads")]
    [InlineData("BUS", "bus")]
    [InlineData("nigh", "bus")]
    [InlineData("ecole elementaire", "ecole")]
    [InlineData("écoles", "ecole")]
    [InlineData("学校", "zh")]
    [InlineData("zolta", "plain")]
    [InlineData("the road to the mill", "road")]
    public void Questions_are_found_by_inflections_beginnings_and_without_accents(string query, params string[] ids)
        => Assert.Equal(ids, _search.Find(query).Ids.Order(StringComparer.Ordinal));

    [Fact]
    public void The_order_is_by_relevance() => Assert.Equal("roads", _search.Find("roads").Ids[0]);

    [Fact]
    public void Where_no_question_has_all_words_those_with_half_of_them_are_found() => Assert.Equal(["bus"], _search.Find("night buses submarine").Ids);

    [Fact]
    public void Only_the_last_word_may_be_a_beginning()
    {
        Assert.Equal(["bus"], _search.Find("night week").Ids);
        Assert.Empty(_search.Find("week. ").Ids);
    }

    [Fact]
    public void What_may_not_be_shown_is_neither_counted_nor_paged()
    {
        Assert.Equal(2, _search.Find("road").Total);
        var hits = _search.Find("road", may: id => id != "roads");
        Assert.Equal((1, "road"), (hits.Total, Assert.Single(hits.Ids)));
    }

    [Fact]
    public void Pages_cover_all_hits_once()
    {
        _search.Apply([.. Enumerable.Range(0, 45).Select(i => new QuestionText($"p{i:D2}", $"Parking place {i}", "en"))]);
        var pages = Enumerable.Range(0, 5).Select(page => _search.Find("parking", offset: page * 10, limit: 10)).ToList();
        Assert.All(pages, page => Assert.Equal(45, page.Total));
        Assert.Equal(45, pages.SelectMany(page => page.Ids).Distinct().Count());
    }

    [Fact]
    public void An_edit_replaces_a_removal_forgets_and_a_rebuild_starts_anew()
    {
        _search.Apply([new QuestionText("bus", "Is there money for a pool?", "en"), new QuestionText("road", null, null)]);
        Assert.Empty(_search.Find("night buses").Ids);
        Assert.Equal(["bus"], _search.Find("pools").Ids);
        Assert.DoesNotContain("road", _search.Find("mill").Ids);
        _search.Rebuild([new QuestionText("one", "Only this", "en")]);
        Assert.Equal(1, _search.Count);
        Assert.Empty(_search.Find("pool").Ids);
        Assert.Equal(["one"], _search.Find("only this").Ids);
    }

    [Fact]
    public async Task Readers_are_not_disturbed_by_a_writer()
    {
        var writing = Task.Run(() =>
        {
            for (var i = 0; i < 50; i++)
                _search.Apply([new QuestionText($"n{i % 5}", $"New question {i}", "en")]);
        });
        while (!writing.IsCompleted)
            Assert.Equal(2, _search.Find("road").Total);
        await writing;
        Assert.Equal(5, _search.Find("new question").Total);
    }

    [Theory]
    [MemberData(nameof(HostileText.All), MemberType = typeof(HostileText))]
    public void No_text_makes_it_throw(string? text)
    {
        _search.Find(text);
        _search.Find(text, "no-such-language!");
        _search.Apply([new QuestionText("hostile", text, "en")]);
        _search.Find(text, "en", offset: -5, limit: int.MaxValue);
    }
}
