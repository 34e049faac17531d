using LiveTownHall.Contracts.Polls;
using LiveTownHall.Server.Plain.Pages;
using LiveTownHall.Server.Plain.Words;

namespace LiveTownHall.Server.Tests.Plain;

public class ResultRowsTests
{
    [Theory]
    [InlineData(PollKinds.Multiple, "60", "40")]
    [InlineData(PollKinds.Points, "75", "25")]
    [InlineData("a kind of tomorrow", "60", "40")]
    public void A_bar_is_as_long_as_the_part_that_the_kind_says(string kind, params string[] percents)
    {
        var poll = new PollView
        {
            Id = "P",
            Kind = kind,
            Title = "Which?",
            Options = [new("1", "Parks"), new("2", "Trams")],
            Settings = new PollSettings(),
            State = PollStates.Closed,
            ResultsVisible = ResultsVisibility.Live,
        };
        var tally = new TallyView { PollId = "P", Position = 1, Voters = 5, Counts = new Dictionary<string, long> { ["1"] = 3, ["2"] = kind == PollKinds.Points ? 1 : 2 } };

        Assert.Equal(percents, ResultRows.Of(poll, tally, Phrasebook.In(["en"])).Select(row => row.Percent));
    }

    [Theory]
    [InlineData(3, "34,33,33", 1, 1, 1)]
    [InlineData(6, "33,17,50,0", 2, 1, 3, 0)]
    [InlineData(3, "100,67", 3, 2)]
    [InlineData(0, "0,0", 0, 0)]
    public void Percent_figures_of_votes_in_one_line_each_add_up(long whole, string percents, params int[] counts)
        => Assert.Equal(percents, string.Join(',', ResultRows.Percents([.. counts.Select(count => (long)count)], whole)));
}
