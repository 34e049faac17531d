using LiveTownHall.Evaluations.Claims;
using LiveTownHall.Evaluations.Data;
using LiveTownHall.Text.Claims;

namespace LiveTownHall.Text.Tests.Claims;

public sealed class ClaimQualityTests
{
    [Fact]
    public void Tweets_find_the_checked_claims_they_repeat()
    {
        var set = CheckThat.Read(ThirdPartyData.FolderOrSkip());
        var index = new ClaimIndex();
        index.Rebuild(set.Claims);
        Assert.Equal(10_375, index.Count);
        var figures = ClaimFigures.Of(index, set.Dev);
        Assert.True(figures.Map5 >= 0.82, $"MAP@5 {figures.Map5:0.000}");
        Assert.True(figures.Map1 >= 0.76, $"MAP@1 {figures.Map1:0.000}");
    }
}
