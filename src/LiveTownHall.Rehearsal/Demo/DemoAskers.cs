using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Questions;

namespace LiveTownHall.Rehearsal.Demo;

/// <summary>The part of the synthetic audience that asks, upvotes and flags, so that there is something to moderate.</summary>
internal sealed class DemoAskers(IShowHall hall, IReadOnlyList<IShowPerson> people, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan BetweenEchoes = TimeSpan.FromSeconds(9);

    private readonly Random _random = new(7);

    /// <summary>The hold list and the claim library that a moderator would have prepared.</summary>
    public static async Task PrepareAsync(IShowHall hall, CancellationToken stop)
    {
        await hall.SubmitAsync(new HallUpdated(Moderation: "post", HoldTerms: [.. DemoQuestions.HoldTerms]));
        await hall.ImportClaimsAsync(DemoQuestions.Claims, stop);
    }

    public async Task RunAsync(CancellationToken stop)
    {
        var asker = 0;
        foreach (var line in DemoQuestions.Lines)
        {
            _ = EchoAsync(line, asker, stop);
            asker += line.Times;
            await UpvoteAsync(stop);
            await Task.Delay(Pause * (0.5 + _random.NextDouble()), time, stop);
        }

        while (!stop.IsCancellationRequested)
        {
            await UpvoteAsync(stop);
            await Task.Delay(Pause, time, stop);
        }
    }

    private async Task EchoAsync(DemoQuestions.Line line, int asker, CancellationToken stop)
    {
        for (var i = 0; i < line.Times; i++)
        {
            var id = await people[(asker + i) % people.Count].AskAsync(line.Text, line.Name, Household(asker + i));
            if (line.Flag is { } category && i == line.Times - 1)
                await FlagAsync(id, category);
            if (i < line.Times - 1)
                await Task.Delay(BetweenEchoes, time, stop);
        }
    }

    private async Task FlagAsync(string id, string category)
    {
        for (var i = 0; i < 6; i++)
            await people[^(1 + i)].FlagAsync(id, category, Household(i));
    }

    /// <summary>People read what is on top, and now and then something new.</summary>
    private async Task UpvoteAsync(CancellationToken stop)
    {
        var open = hall.State.Questions.All.Where(q => q.State.CanBeUpvoted()).ToList();
        if (open.Count == 0)
            return;
        for (var i = 0; i < 12; i++)
        {
            var question = open[(int)(open.Count * Math.Pow(_random.NextDouble(), 1.6))];
            await people[_random.Next(people.Count)].UpvoteAsync(question.Id, stop);
        }
    }

    /// <summary>Nobody is there, so nobody has an address; these stand for a few households.</summary>
    private static ulong Household(int person) => (ulong)(person % 5) + 1;
}
