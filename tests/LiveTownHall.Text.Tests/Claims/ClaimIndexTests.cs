using LiveTownHall.Text.Claims;

namespace LiveTownHall.Text.Tests.Claims;

public sealed class ClaimIndexTests
{
    private readonly ClaimIndex _index = new();

    public ClaimIndexTests() => _index.Rebuild(
    [
        Claim("bridge", "The old bridge will be closed from May.", "en"),
        Claim("water", "Tap water in the northern districts contains lead.", "en"),
        Claim("brücke", "Die alte Brücke wird ab Mai gesperrt.", "de"),
        Claim("bus", "Bus fares double next year.", "en"),
    ]);

    [Theory]
    [InlineData("Is it true they are closing the old bridge in May?? https://t.co/abc", "en", "bridge")]
    [InlineData("THERE IS LEAD IN OUR TAP WATER #NorthernDistricts", "en", "water")]
    [InlineData("Wird die alte Brücke wirklich gesperrt?", "de", "brücke")]
    [InlineData("so #BusFares will duoble?", null, "bus")]
    public void A_raw_post_finds_the_claim_it_repeats(string text, string? language, string id)
        => Assert.Equal(id, _index.Suggest(text, language)[0].Claim.Id);

    [Fact]
    public void At_most_three_are_offered_best_first_with_scores_between_0_and_1()
    {
        var found = _index.Suggest("bridge closed water lead bus fares May", "en");
        Assert.InRange(found.Count, 1, 3);
        Assert.All(found, suggestion => Assert.InRange(suggestion.Score, 0, 1));
        Assert.Equal(found.OrderByDescending(suggestion => suggestion.Score), found);
    }

    [Fact]
    public void The_claims_own_words_score_higher_than_a_passing_mention()
    {
        var own = _index.Suggest("Bus fares double next year.", "en")[0];
        var mention = _index.Suggest("The bus fares board is broken", "en")[0];
        Assert.True(own.Score > 0.7, $"{own.Score}");
        Assert.True(mention.Score < own.Score - 0.15, $"{mention.Score}");
    }

    [Theory]
    [InlineData("When will the playground in the western park be repaired?")]
    [InlineData("I lost my umbrella on the bus yesterday evening, has anybody found it?")]
    [InlineData("Who decides what becomes of the old cinema on the corner?")]
    public void A_question_that_shares_a_few_words_with_a_small_library_is_offered_nothing(string text) => Assert.Empty(_index.Suggest(text, "en"));

    [Fact]
    public void A_rebuild_replaces_everything_and_the_same_claims_give_the_same_answers()
    {
        var before = _index.Suggest("old bridge", "en");
        _index.Rebuild([Claim("bus", "Bus fares double next year.", "en")]);
        Assert.DoesNotContain(_index.Suggest("old bridge", "en"), suggestion => suggestion.Claim.Id == "bridge");
        _index.Rebuild([Claim("bus", "Bus fares double next year.", "en"), Claim("water", "Tap water in the northern districts contains lead.", "en"),
            Claim("bridge", "The old bridge will be closed from May.", "en"), Claim("brücke", "Die alte Brücke wird ab Mai gesperrt.", "de")]);
        Assert.Equal(before, _index.Suggest("old bridge", "en"));
        _index.Rebuild([]);
        Assert.Empty(_index.Suggest("old bridge", "en"));
        Assert.Equal(0, _index.Count);
    }

    [Theory]
    [MemberData(nameof(HostileText.All), MemberType = typeof(HostileText))]
    public void No_text_makes_it_throw(string? text)
    {
        Assert.InRange(_index.Suggest(text, "en").Count, 0, 3);
        Assert.InRange(_index.Suggest(text, "x-no such-language").Count, 0, 3);
        Assert.InRange(_index.Suggest(text).Count, 0, 3);
    }

    private static Claim Claim(string id, string text, string language) => new(id, text, "False", "Facts", "https://facts.example/" + id, null, language);
}
