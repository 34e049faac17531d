using LiveTownHall.Evaluations.Filters;
using LiveTownHall.Text.Rules;

namespace LiveTownHall.Text.Tests.Rules;

/// <summary>The hall's own list stands in for coarse words here, so that none has to be written down.</summary>
public sealed class RuleBookTests
{
    private static readonly RuleBook Rules = new(new RuleSettings { HallTerms = ["flumbrick", "grand zorp"] });

    public static TheoryData<string> Ways => [.. Obfuscations.All.Keys];

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_disguised_word_is_the_word(string way)
    {
        var disguise = Obfuscations.All[way];
        Assert.Equal([new RuleHit(RuleIds.HallList, RuleAction.Hold)], Without(RuleIds.Capitals, $"so it is a {disguise("flumbrick")} again"));
    }

    [Theory]
    [InlineData("flumbricks")]
    [InlineData("flumbrick's")]
    [InlineData("(flumbrick)!")]
    [InlineData("the grand zorp, then")]
    [InlineData("f-l-u-m-b-r-i-c-k")]
    [InlineData("flum-brick")]
    [InlineData("„Flumbrick“")]
    [InlineData("𝔣𝔩𝔲𝔪𝔟𝔯𝔦𝔠𝔨")]
    public void Plurals_punctuation_hyphens_and_fancy_letters_change_nothing(string text) => Assert.Contains(Rules.Check(text, "en"), hit => hit.Rule == RuleIds.HallList);

    [Theory]
    [InlineData("unflumbricked streets")]
    [InlineData("Scunthorpe, Penistone and Middlesex want a bus")]
    [InlineData("The grand old zorp")]
    [InlineData("Dr. Dickinson and Mr. Hancock assess the class assignment")]
    [InlineData("Mr. Spicer asked about flame-retardant mattresses")]
    [InlineData("Call 0800 455 1234, room A55, 10 s")]
    [InlineData("We pay a 4 % levy on 1 to 5 beds, e.g. in B&Bs")]
    public void Innocent_words_that_contain_or_resemble_others_are_left_alone(string text) => Assert.Empty(Rules.Check(text, "en"));

    [Fact]
    public void A_word_of_another_language_is_no_hit_where_that_language_is_not_spoken()
    {
        // "Slut" ends things in Swedish, "fart" is speed in Danish.
        Assert.Empty(Rules.Check("Mötet är slut nu", "sv"));
        Assert.Empty(Rules.Check("Sæt fart på det", "da"));
    }

    [Theory]
    [InlineData("Look at https://example.org/x")]
    [InlineData("see www.example.org now")]
    [InlineData("cheap-things.shop/deal")]
    public void Links_are_marked(string text) => Assert.Contains(new RuleHit(RuleIds.Links, RuleAction.Mark), Rules.Check(text, "en"));

    [Theory]
    [InlineData("The road ends at 3.5 km, i.e. near the mill. It is closed")]
    [InlineData("U.S. roads vs. EU roads")]
    public void Full_stops_alone_make_no_link(string text) => Assert.DoesNotContain(Rules.Check(text, "en"), hit => hit.Rule == RuleIds.Links);

    [Fact]
    public void Shouting_is_marked_and_abbreviations_are_not()
    {
        Assert.Contains(new RuleHit(RuleIds.Capitals, RuleAction.Mark), Rules.Check("WHY IS NOBODY FIXING THE ROADS HERE", "en"));
        Assert.Empty(Rules.Check("Does NATO or the EU pay for this, or UNESCO?", "en"));
        Assert.Empty(Rules.Check("NATO?", "en"));
    }

    [Fact]
    public void Every_rule_can_hold_only_mark_or_be_off()
    {
        const string text = "WHY IS THE FLUMBRICK NOT AT WWW.EXAMPLE.ORG";
        Assert.Equal([RuleAction.Hold, RuleAction.Hold, RuleAction.Off], Actions(RuleAction.Hold, RuleAction.Hold, RuleAction.Off));
        Assert.Equal([RuleAction.Off, RuleAction.Mark, RuleAction.Hold], Actions(RuleAction.Off, RuleAction.Mark, RuleAction.Hold));

        RuleAction[] Actions(RuleAction capitals, RuleAction hall, RuleAction links)
        {
            var rules = new RuleBook(new RuleSettings
            {
                HallTerms = ["flumbrick"],
                Actions = new Dictionary<string, RuleAction> { [RuleIds.Capitals] = capitals, ["hall."] = hall, [RuleIds.Links] = links },
            });
            var hits = rules.Check(text, "en").ToDictionary(hit => hit.Rule, hit => hit.Action);
            return [hits.GetValueOrDefault(RuleIds.Capitals), hits.GetValueOrDefault(RuleIds.HallList), hits.GetValueOrDefault(RuleIds.Links)];
        }
    }

    [Theory]
    [InlineData("I despise immigrants.", RuleIds.Contempt, RuleAction.Hold)]
    [InlineData("These refugees are vermin.", RuleIds.Dehumanising, RuleAction.Hold)]
    [InlineData("We should exterminate all Muslims.", RuleIds.Threat, RuleAction.Hold)]
    [InlineData("1 d3sp1se imm1gr4nts", RuleIds.Contempt, RuleAction.Hold)]
    [InlineData("I d e s p i s e immigrants", RuleIds.Contempt, RuleAction.Hold)]
    [InlineData("Refugees? They are vermin.", RuleIds.Dehumanising, RuleAction.Hold)]
    public void Hate_against_a_group_is_held(string text, string rule, RuleAction action) => Assert.Contains(new RuleHit(rule, action), Rules.Check(text, "en"));

    [Theory]
    [InlineData("I don't despise immigrants.")]
    [InlineData("How can you say \"immigrants are vermin\" and not see that it is hateful?")]
    [InlineData("Women are often trash collectors in this city.")]
    [InlineData("Are refugees living in horrible conditions on our streets?")]
    [InlineData("What do we do against hate crimes targeting gay people?")]
    [InlineData("This levy will hurt immigrants and disabled people most.")]
    [InlineData("Women should not be killed by their partners: where is the shelter?")]
    [InlineData("Screening for breast cancer in women is too far away.")]
    [InlineData("I hate potholes, and Muslims hate them too.")]
    public void Denied_quoted_and_civic_sentences_are_not_held(string text) => Assert.DoesNotContain(Rules.Check(text, "en"), hit => hit.Action == RuleAction.Hold);

    [Theory]
    [MemberData(nameof(HostileText.All), MemberType = typeof(HostileText))]
    public void No_text_makes_it_throw(string? text)
    {
        foreach (var language in new[] { "en", "zh", "ru", "x!", null })
            Assert.All(Rules.Check(text, language), hit => Assert.NotEqual(RuleAction.Off, hit.Action));
    }

    private static IEnumerable<RuleHit> Without(string rule, string text) => Rules.Check(text, "en").Where(hit => hit.Rule != rule);
}
