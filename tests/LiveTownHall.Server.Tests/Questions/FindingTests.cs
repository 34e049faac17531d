using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.Questions;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveTownHall.Server.Tests.Questions;

/// <summary>Pages, search, orders, filters, and who may find what.</summary>
public sealed class FindingTests
{
    [Fact]
    public async Task Pages_are_complete_in_every_order_and_hold_nothing_twice()
    {
        await using var room = await Room.OpenAsync(ModerationModes.Off);
        var asked = new List<string>();
        for (var i = 0; i < 7; i++)
            asked.Add(await room.PublishAsync($"Question number {i} about street {i * 7}?"));
        var reader = await room.AttendAsync();
        for (var i = 0; i < 3; i++)
        {
            var voter = await room.AttendAsync();
            foreach (var id in asked.Take(i + 1))
                await voter.MustAsync("Upvote", new Upvote { QuestionId = id, On = true });
        }

        foreach (var order in new[] { QuestionOrders.Popular, QuestionOrders.Newest, QuestionOrders.Oldest, QuestionOrders.Fair })
        {
            var seen = new List<string>();
            for (var offset = 0; offset < 8; offset += 3)
            {
                var page = await reader.FindAsync(new FindQuestions { Order = order, Offset = offset, Limit = 3 });
                Assert.Equal(7, page.Total);
                seen.AddRange(page.Questions!.Select(q => q.Id));
            }

            Assert.Equal(asked.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
            if (order == QuestionOrders.Newest)
                Assert.Equal(asked.AsEnumerable().Reverse(), seen);
            if (order == QuestionOrders.Oldest)
                Assert.Equal(asked, seen);
            if (order == QuestionOrders.Popular)
                Assert.Equal(asked, seen);
        }
    }

    [Fact]
    public async Task A_search_finds_what_the_caller_may_see_and_nothing_else()
    {
        await using var room = await Room.OpenAsync();
        var author = await room.AttendAsync();
        var reader = await room.AttendAsync();
        var open = await room.PublishAsync("When do the trams run at night?");
        var mine = await author.AskAsync("Why are trams so loud?");
        await FindsAsync(reader, new FindQuestions { Query = "tram" }, open);
        await FindsAsync(author, new FindQuestions { Query = "tram" }, open, mine);
        await FindsAsync(room.Moderator, new FindQuestions { Query = "tram" }, open, mine);
        await FindsAsync(author, new FindQuestions { Query = "trams", States = [QuestionStates.Pending] }, mine);

        await room.Moderator.MustDecideAsync(mine, DecideActions.Reject, reason: ReasonCodes.OffTopic);
        await FindsAsync(reader, new FindQuestions { Query = "loud" });
        await FindsAsync(author, new FindQuestions { Query = "loud" }, mine);
        await room.Facilitator.MustAsync("Redact", new Redact { ItemId = mine, Reason = ReasonCodes.PersonalData });
        await room.Moderator.MustAsync("Redact", new Redact { ItemId = mine, Reason = ReasonCodes.PersonalData });
        await FindsAsync(room.Moderator, new FindQuestions { Query = "loud" });
    }

    [Fact]
    public async Task The_desk_filters_by_label_language_flag_rule_and_author_and_an_attendee_can_not()
    {
        await using var room = await Room.OpenAsync();
        await room.Facilitator.MustAsync("UpdateHall", new Contracts.Halls.UpdateHall { HoldTerms = ["quarry"] });
        var (one, other) = (await room.AttendAsync(), await room.AttendAsync());
        var french = Asking.Question("Qui paie le pont ?") with { Language = "fr" };
        await one.MustAsync("AskQuestion", french);
        var ruled = await one.AskAsync("Who owns the quarry?", QuestionStates.Held);
        var labelled = await other.AskAsync("Who pays for the bridge?");
        await room.Moderator.MustDecideAsync(labelled, DecideActions.Approve);
        await room.Moderator.MustAsync("LabelItem", new LabelItem { ItemId = labelled, Label = "money", On = true });
        await one.MustAsync("Flag", new Flag { ItemId = labelled, Category = FlagCategories.OffTopic });
        await room.Moderator.UntilAsync("all", g => g.View.Questions.Count == 3);
        var author = room.Moderator.Sees(ruled)!.Desk!.AuthorId;

        await FindsAsync(room.Moderator, new FindQuestions { Language = "fr" }, french.QuestionId!);
        await FindsAsync(room.Moderator, new FindQuestions { Rule = "any" }, ruled);
        await FindsAsync(room.Moderator, new FindQuestions { Rule = "hall.list" }, ruled);
        await FindsAsync(room.Moderator, new FindQuestions { Label = "money" }, labelled);
        await FindsAsync(room.Moderator, new FindQuestions { FlaggedAs = "any" }, labelled);
        await FindsAsync(room.Moderator, new FindQuestions { FlaggedAs = FlagCategories.Hate });
        await FindsAsync(room.Moderator, new FindQuestions { Author = author }, french.QuestionId!, ruled);
        await FindsAsync(room.Moderator, new FindQuestions { States = [QuestionStates.Held, QuestionStates.Pending] }, french.QuestionId!, ruled);
        await FindsAsync(other, new FindQuestions { Label = "other", FlaggedAs = "hate", Rule = "x", Author = author }, labelled);
        var page = await other.FindAsync(new FindQuestions());
        Assert.All(page.Questions!, q => Assert.Null(q.Desk));
    }

    [Fact]
    public async Task While_somebody_types_near_duplicates_among_what_all_see_are_shown_with_their_own_upvote()
    {
        await using var room = await Room.OpenAsync();
        var open = await room.PublishAsync("Who pays for the new bridge over the river?");
        var hidden = await (await room.AttendAsync()).AskAsync("Who pays for the old bridge over the river?");
        var writer = await room.AttendAsync();
        await writer.MustAsync("Upvote", new Upvote { QuestionId = open, On = true });
        QuestionPage page = null!;
        await BoundedWait.UntilAsync("the duplicate", async () =>
        {
            page = await SimilarAsync(writer, "who pays for the bridge over the river");
            return page.Total == 1;
        });
        Assert.Equal((open, (bool?)true), (page.Questions![0].Id, page.Questions[0].Upvoted));
        Assert.DoesNotContain(page.Questions, q => q.Id == hidden);
        Assert.Equal(0, (await SimilarAsync(writer, "  ")).Total);
        Assert.Equal(0, (await SimilarAsync(writer, "Is there soup at the break?")).Total);
    }

    private static Task<QuestionPage> SimilarAsync(Guest guest, string text)
        => guest.Connection.InvokeCoreAsync<QuestionPage>("SimilarQuestions", [new SimilarQuestions { Text = text }]).Within();

    /// <summary>Indexes follow the journal a moment later, so this waits for it; what never may be found is asked for once everything else was.</summary>
    private static async Task FindsAsync(Guest guest, FindQuestions find, params string[] ids)
    {
        var found = Array.Empty<string>();
        await BoundedWait.UntilAsync($"{find} finds {string.Join(", ", ids)}", async () =>
        {
            var page = await guest.FindAsync(find);
            Assert.True(page.Ok, page.Error?.Message);
            found = [.. page.Questions!.Select(q => q.Id).Order(StringComparer.Ordinal)];
            return found.SequenceEqual(ids.Order(StringComparer.Ordinal));
        });
    }
}
