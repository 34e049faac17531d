using LiveTownHall.Evaluations.Data;
using LiveTownHall.Evaluations.Filters;
using LiveTownHall.Text.Rules;

namespace LiveTownHall.Text.Tests.Rules;

/// <summary>Messages give figures, never texts.</summary>
public sealed class FilterQualityTests
{
    private readonly RuleBook _rules = new(RuleSettings.Default);

    [Fact]
    public void Hate_is_caught_and_what_is_not_hate_is_not_held()
    {
        var cases = HateCheck.Read(ThirdPartyData.FolderOrSkip());
        var (hateful, innocent) = (FilterFigures.Of(_rules, cases, hateful: true), FilterFigures.Of(_rules, cases, hateful: false));
        Assert.True(hateful.HeldShare >= 0.80, $"held {hateful.HeldShare:0.000}");
        Assert.True(hateful.TouchedShare >= 0.92, $"held or marked {hateful.TouchedShare:0.000}");
        Assert.True(innocent.HeldShare <= 0.015, $"wrongly held {innocent.HeldShare:0.000}");
    }

    [Fact]
    public void What_citizens_say_to_each_other_is_not_held()
    {
        var civic = FilterFigures.Of(_rules, CivicComments.Read(ThirdPartyData.FolderOrSkip(), accepted: true), "en");
        Assert.Equal(0, civic.Held);
        Assert.True(civic.TouchedShare <= 0.03, $"marked {civic.TouchedShare:0.000}");
    }

    [Fact]
    public void Published_claims_which_speak_of_people_and_violence_all_the_time_are_not_held()
    {
        var news = FilterFigures.Of(_rules, CheckThat.Read(ThirdPartyData.FolderOrSkip()).Claims.Select(claim => claim.Text), "en");
        Assert.True(news.HeldShare <= 0.002, $"held {news.Held} of {news.Texts}");
    }

    [Fact]
    public void Listed_words_are_caught_in_every_disguise()
    {
        var english = CoarseWords.Read(ThirdPartyData.FolderOrSkip()).Single(list => list.Language == "en").Terms;
        Assert.All(Obfuscations.All, way =>
        {
            var caught = FilterFigures.Of(_rules, english.Select(way.Value), "en").TouchedShare;
            Assert.True(caught >= 0.93, $"{way.Key}: {caught:0.000}");
        });
    }
}
