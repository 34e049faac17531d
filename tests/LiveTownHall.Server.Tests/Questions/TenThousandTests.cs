using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Questions;
using LiveTownHall.Server.Halls;
using QuestionStates = LiveTownHall.Contracts.Questions.QuestionStates;

namespace LiveTownHall.Server.Tests.Questions;

/// <summary>Ten thousand questions in one hall: what is sent stays small, and nothing is out of reach.</summary>
public sealed class TenThousandTests
{
    private const int Count = 10_000;

    [Fact]
    public async Task Frames_stay_small_own_questions_are_there_and_pages_are_complete()
    {
        await using var server = await TestServer.StartAsync(s => (s.Limits.CallsPerSecond, s.Limits.SearchesPerSecond, s.Limits.BallotsPerSecond) = (0, 0, 0));
        await using var room = await Room.OpenAsync(ModerationModes.Off, server);
        var first = await room.AttendAsync();
        var ids = await FillAsync(room, Count / 2);
        var own = await first.AskAsync("Who asked the question in the middle?");
        ids.AddRange([own, .. await FillAsync(room, (Count / 2) - 1)]);

        var phone = await room.AttendAsync(attendee: first.Ticket.Attendee);
        await phone.UntilAsync("all of them counted", g => g.View.Board!.Total == Count);
        Assert.Null(phone.Sees(own));
        Assert.Equal(QuestionStates.Published, phone.Mine(own)!.State);
        await phone.MustAsync("Resync");
        Assert.InRange(phone.View.Questions.Count, 20, 120);
        var late = await room.AttendAsync();
        Assert.InRange(late.Heard.Length, 1, 64 * 1024);
        Assert.InRange(room.Facilitator.View.Questions.Count, 100, 1000);

        await DeltasStaySmallAsync(late, ids[Count / 3]);
        foreach (var order in new[] { QuestionOrders.Newest, QuestionOrders.Popular })
            await PagesAreCompleteAsync(phone, order, ids);
        await BoundedWait.UntilAsync(
            "found by a word", async () => (await phone.FindAsync(new FindQuestions { Query = "question in the middle" })).Questions!.FirstOrDefault()?.Id == own);
    }

    private static async Task<List<string>> FillAsync(Room room, int count)
    {
        using var lease = (await room.Server.Get<HallRegistry>().FindAsync(room.Hall.HallId, CancellationToken.None).Within())!;
        var ids = new List<string>(count);
        var random = new Random(count);
        foreach (var chunk in Enumerable.Range(0, count).Chunk(1000))
        {
            var settled = chunk.Select(i =>
            {
                ids.Add(Drafts.NewId());
                var author = new Actor(Drafts.NewId(), "attendee");
                return lease.Hall.Session.SubmitAsync(new QuestionAsked(ids[^1], Say(random)) { By = author }).AsTask();
            }).ToList();
            Assert.All(await Task.WhenAll(settled).Within(), s => Assert.Equal(Ruling.Accepted, s.Ruling));
        }

        return ids;
    }

    /// <summary>Words that no two questions have many of in common, as with people.</summary>
    private static string Say(Random random) => string.Join(' ', Enumerable.Range(0, 9)
        .Select(_ => new string([.. Enumerable.Range(0, 7).Select(i => (i % 2 == 0 ? "bcdfghklmnprstvz" : "aeiou")[random.Next(i % 2 == 0 ? 16 : 5)])]))) + "?";

    /// <summary>One upvote changes one question, whatever the number of those that did not change.</summary>
    private static async Task DeltasStaySmallAsync(Guest phone, string id)
    {
        var before = phone.Heard.Length;
        await phone.MustAsync("Upvote", new Upvote { QuestionId = id, On = true });
        await phone.UntilAsync("it is among the top now", g => g.Sees(id)?.Upvotes == 1);
        Assert.InRange(phone.Heard.Length - before, 1, 16 * 1024);
        var delta = phone.Messages.OfType<HallDelta>().Last(d => d.Questions?.Any(q => q.Id == id) is true);
        Assert.InRange(delta.Questions!.Count, 1, 10);
    }

    private static async Task PagesAreCompleteAsync(Guest phone, string order, List<string> ids)
    {
        var seen = new List<string>(Count);
        for (var offset = 0; offset < Count; offset += 50)
        {
            var page = await phone.FindAsync(new FindQuestions { Order = order, Offset = offset, Limit = 50 });
            Assert.Equal(Count, page.Total);
            seen.AddRange(page.Questions!.Select(q => q.Id));
        }

        Assert.Equal(Count, seen.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(ids.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
        Assert.Empty((await phone.FindAsync(new FindQuestions { Order = order, Offset = Count })).Questions!);
    }
}
