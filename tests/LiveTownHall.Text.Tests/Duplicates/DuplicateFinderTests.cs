using LiveTownHall.Text.Duplicates;

namespace LiveTownHall.Text.Tests.Duplicates;

public sealed class DuplicateFinderTests
{
    private readonly DuplicateFinder _finder = new();

    public DuplicateFinderTests()
    {
        _finder.Upsert("bus", "When will the night bus run on weekends?", "en");
        _finder.Upsert("road", "Who repairs the road to the mill?", "en");
        _finder.Upsert("strasse", "Wer repariert die Straße zur Mühle?", "de");
    }

    [Fact]
    public void The_same_question_in_other_words_order_and_spelling_is_found()
    {
        var found = _finder.Similar("on weekends when does the nightbus run", "en", 5);
        Assert.Equal("bus", found[0].Id);
        Assert.True(found[0].Score >= DuplicateFinder.MergeFrom, $"{found[0].Score}");
    }

    [Fact]
    public void The_same_letters_score_1() => Assert.Equal(1, _finder.Similar("WHO repairs the road - to the mill", "en", 1)[0].Score, 3);

    [Fact]
    public void Another_language_is_not_looked_at_unless_none_is_named()
    {
        Assert.Equal(["strasse"], _finder.Similar("Straße zur Mühle reparieren", "de-AT", 5).Select(found => found.Id));
        Assert.DoesNotContain(_finder.Similar("Straße zur Mühle", "en", 5), found => found.Id == "strasse");
        Assert.Equal("strasse", _finder.Similar("Straße zur Mühle", null, 5)[0].Id);
    }

    [Fact]
    public void An_edit_replaces_and_a_removal_forgets()
    {
        _finder.Upsert("bus", "Is there money for the swimming pool?", "en");
        Assert.DoesNotContain(_finder.Similar("night bus on weekends", "en", 5), found => found.Id == "bus");
        Assert.Equal("bus", _finder.Similar("money for a swimming pool", "en", 5)[0].Id);
        _finder.Remove("bus");
        _finder.Remove("never there");
        Assert.DoesNotContain(_finder.Similar("money for a swimming pool", "en", 5), found => found.Id == "bus");
        Assert.Equal(2, _finder.Count);
    }

    [Fact]
    public void A_rebuild_answers_as_the_history_of_changes_does()
    {
        var grown = new DuplicateFinder();
        var texts = Enumerable.Range(0, 300).Select(i => ($"q{i:D3}", $"Question {i % 40} about street number {i % 7} and tree {i}", (string?)"en")).ToList();
        foreach (var (id, _, language) in texts)
            grown.Upsert(id, "something else " + id, language);
        foreach (var (id, text, language) in texts)
            grown.Upsert(id, text, language);
        foreach (var (id, _, _) in texts.Take(100))
            grown.Remove(id);
        var built = new DuplicateFinder();
        built.Rebuild(texts.Skip(100));
        Assert.Equal(built.Count, grown.Count);
        Assert.Equal(built.Similar(texts[200].Item2, "en", 1)[0].Id, grown.Similar(texts[200].Item2, "en", 1)[0].Id);
    }

    [Fact]
    public async Task Readers_see_whole_moments_while_a_writer_writes()
    {
        var writing = Task.Run(() =>
        {
            for (var i = 0; i < 500; i++)
                _finder.Upsert($"q{i % 50}", $"Round {i} of the changing question", "en");
        });
        while (!writing.IsCompleted)
        {
            var found = _finder.Similar("changing question", "en", 100);
            Assert.Equal(found.Count, found.Select(similar => similar.Id).Distinct().Count());
        }

        await writing;
        Assert.Equal(53, _finder.Count);
    }

    [Theory]
    [MemberData(nameof(HostileText.All), MemberType = typeof(HostileText))]
    public void No_text_makes_it_throw(string? text)
    {
        _finder.Upsert("hostile", text ?? string.Empty, "en");
        Assert.All(_finder.Similar(text, "en", 5), found => Assert.InRange(found.Score, 0, 1.001));
    }
}
