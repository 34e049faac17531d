using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Polls;

namespace LiveTownHall.Rehearsal.Demo;

/// <summary>A city asks its residents about next year's budget: one poll of every kind.</summary>
public static class DemoAgenda
{
    public static CreateHall Hall { get; } = new()
    {
        Title = "Rivermouth budget 2027: what should come first?",
        Description = "The city council consults residents before the budget is drawn up. Every answer is counted once, and every count can be checked.",
        Languages = ["en"],
        Agenda =
        [
            Poll(PollKinds.Single, "Is this your first town hall?", ["Yes, my first one", "I have been to one or two", "I come regularly"], Live),
            Poll(PollKinds.Multiple, "Which three services matter most to your household?",
                ["Buses and trams", "Street repair", "Libraries", "Parks and playgrounds", "Schools", "Flood protection", "Street lighting", "Waste and recycling"],
                Live with { MaxChoices = 3, Shuffle = true, NoneOfThese = true }),
            Poll(PollKinds.Rating, "How well does the city keep you informed about spending?", null,
                Live with { Min = 1, Max = 5, MinLabel = "Not at all", MaxLabel = "Very well" }),
            Poll(PollKinds.Ranking, "Rank the projects for the riverside fund",
                ["Footbridge at Mill Lane", "Covered market", "Swimming pool repair", "Tree planting on the quays", "Youth centre"],
                new PollSettings { ResultsVisible = ResultsVisibility.AfterClose, Description = "The fund pays for one of them next year. Ties are settled by lot." }),
            Poll(PollKinds.Numeric, "What would be a fair monthly ticket for buses, in euros?", null, Live with { Min = 0, Max = 120 }),
            Poll(PollKinds.Points, "Spread 100 points over what the riverside should become",
                ["Green space", "Housing", "Culture", "Sport", "Trade"], Live with { Points = 100 }),
            Poll(PollKinds.Grid, "What is each project worth, and how hard is it?", ["Footbridge", "Market", "Pool", "Trees"],
                Live with { XMin = "Easy", XMax = "Hard", YMin = "Worth little", YMax = "Worth much" }),
            Poll(PollKinds.Words, "The city in ten years, in up to three words", null, Live with { MaxWords = 3 }),
            Poll(PollKinds.Text, "One thing the council should stop doing", null, Live),
            Poll(PollKinds.Statement, "The budget should be decided by residents more often", null, Live),
            Poll(PollKinds.Single, "Should the council adopt this order of priorities?", ["Yes", "No"],
                new PollSettings { ResultsVisible = ResultsVisibility.AfterClose, Secret = true, Abstain = true }),
            Poll(PollKinds.Motion, "The council adopts the budget for 2027", null,
                new PollSettings { ResultsVisible = ResultsVisibility.AfterClose, Majority = Majorities.TwoThirds }),
        ],
    };

    private static PollSettings Live => new() { ResultsVisible = ResultsVisibility.Live };

    private static PollDraft Poll(string kind, string title, string[]? options, PollSettings settings) => new()
    {
        Kind = kind,
        Title = title,
        Options = options?.Select(text => new OptionDraft { Text = text }).ToList(),
        Settings = settings,
    };
}
