using LiveTownHall.Evaluations.Data;
using LiveTownHall.Evaluations.Duplicates;

namespace LiveTownHall.Text.Tests.Duplicates;

public sealed class DuplicateQualityTests
{
    [Fact]
    public void Forum_questions_find_their_duplicates_better_than_the_search_engine_that_offered_them()
    {
        var figures = DuplicateFigures.Of(ForumQuestion.Read(ThirdPartyData.FolderOrSkip()));
        Assert.True(figures.Ours >= 0.78, $"MAP {figures.Ours:0.000}");
        Assert.True(figures.Ours > figures.Rank, $"MAP {figures.Ours:0.000}, of the engine's order {figures.Rank:0.000}");
    }
}
