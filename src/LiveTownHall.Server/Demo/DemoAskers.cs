using System.Text;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Questions;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Moderation;
using LiveTownHall.Server.Questions;
using LiveTownHall.Text.Claims;

namespace LiveTownHall.Server.Demo;

/// <summary>The part of the synthetic audience that asks, upvotes and flags, so that there is something to moderate.</summary>
internal sealed class DemoAskers(LiveHall hall, IReadOnlyList<Attendee> people, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan BetweenEchoes = TimeSpan.FromSeconds(9);

    private readonly Random _random = new(7);

    /// <summary>The hold list and the claim library that a moderator would have prepared.</summary>
    public static async Task PrepareAsync(HallSession session, CancellationToken stop)
    {
        await session.SubmitAsync(new HallUpdated(Moderation: "post", HoldTerms: [.. DemoQuestions.HoldTerms]));
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(DemoQuestions.Claims));
        var report = await ClaimImport.ReadAsync(file, cancellation: stop);
        await session.SubmitAsync(new ClaimsImported([.. report.Claims.Select(LibraryClaims.Stored)]) { By = new Actor("demo", "facilitator") });
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
            var person = people[(asker + i) % people.Count];
            var attendee = person with { Caller = person.Caller with { DisplayName = line.Name }, Network = Network(asker + i) };
            var id = Ids.New(time);
            await Asking.AskAsync(attendee, new AskQuestion { QuestionId = id, Text = line.Text, Language = "en", Anonymous = line.Name is null });
            if (line.Flag is { } category && i == line.Times - 1)
                await FlagAsync(id, category);
            if (i < line.Times - 1)
                await Task.Delay(BetweenEchoes, time, stop);
        }
    }

    private async Task FlagAsync(string id, string category)
    {
        for (var i = 0; i < 6; i++)
        {
            var attendee = people[^(1 + i)] with { Network = Network(i) };
            await Flagging.FlagAsync(attendee, new Flag { ItemId = id, Category = category });
        }
    }

    /// <summary>People read what is on top, and now and then something new.</summary>
    private async Task UpvoteAsync(CancellationToken stop)
    {
        var open = hall.Session.State.Questions.All.Where(q => q.State.CanBeUpvoted()).ToList();
        if (open.Count == 0)
            return;
        for (var i = 0; i < 12; i++)
        {
            var question = open[(int)(open.Count * Math.Pow(_random.NextDouble(), 1.6))];
            var attendee = people[_random.Next(people.Count)];
            await Upvoting.UpvoteAsync(attendee, new Upvote { QuestionId = question.Id, On = true }, stop);
        }
    }

    /// <summary>Nobody is there, so nobody has an address; these stand for a few households.</summary>
    private static ulong Network(int person) => (ulong)(person % 5) + 1;
}
