using System.Text;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Questions;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveTownHall.Server.Tests.Questions;

/// <summary>What an attendee who means harm sends is refused or made harmless, and the connection goes on unless it can't.</summary>
public sealed class HostileTests
{
    [Theory]
    [InlineData("Who\u202E pays?", "Who pays?")]
    [InlineData("Wh\u200Bo pays?", "Who pays?")]
    [InlineData("Who pays?\u0000\u0007", "Who pays?")]
    [InlineData("Z\u0301\u0302\u0303\u0304\u0305\u0306algo", "\u0179\u0302\u0303\u0304algo")]
    public async Task Hidden_characters_are_taken_out_and_the_author_is_told(string sent, string kept)
    {
        await using var room = await Room.OpenAsync(ModerationModes.Off);
        var author = await room.AttendAsync();
        var id = await author.AskAsync(sent);
        await author.UntilAsync("what was kept", g => g.Sees(id)?.Text.Length <= kept.Length && g.Messages.OfType<Notice>().Any(n => n.Kind == "text_cleaned" && n.ItemId == id));
        Assert.DoesNotContain(author.Sees(id)!.Text, c => c is '\u202E' or '\u200B' || char.IsControl(c));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("[click](javascript:alert(1))")]
    [InlineData("=HYPERLINK(\"http://evil.example\")")]
    [InlineData("'; DROP TABLE journal; --")]
    public async Task Markup_and_formulas_are_text_like_any_other(string text)
    {
        await using var room = await Room.OpenAsync(ModerationModes.Off);
        var author = await room.AttendAsync();
        var id = await author.AskAsync(text);
        await author.UntilAsync("as it was typed", g => g.Sees(id)?.Text == text);
    }

    [Fact]
    public async Task A_text_that_is_too_long_or_nothing_is_refused_whichever_call_brings_it()
    {
        await using var server = await TestServer.StartAsync(s => s.Limits.QuestionsPerMinute = 0);
        await using var room = await Room.OpenAsync(ModerationModes.Post, server);
        var author = await room.AttendAsync();
        var id = await author.AskAsync(new string('x', 500), QuestionStates.Published);
        var other = await room.PublishAsync("When is it built?");
        foreach (var (text, code) in new[] { (new string('x', 501), RefusalCodes.TooLong), ("", RefusalCodes.EmptyText), ("   ", RefusalCodes.EmptyText),
            ("\u200B\u202E", RefusalCodes.EmptyText), ((string?)null, RefusalCodes.EmptyText) })
        {
            await author.MustRefuseAsync(code, "AskQuestion", new AskQuestion { QuestionId = Drafts.NewId(), Text = text });
            await author.MustRefuseAsync(code, "EditQuestion", new ChangeQuestion { QuestionId = id, Revision = 1, Text = text });
        }

        await author.MustRefuseAsync(RefusalCodes.TooLong, "Flag", new Flag { ItemId = other, Category = FlagCategories.Spam, Note = new string('x', 1001) });
        await author.MustRefuseAsync(RefusalCodes.InvalidRequest, "Flag", new Flag { ItemId = other, Category = "annoying" });
        await author.MustRefuseAsync(RefusalCodes.InvalidRequest, "AskQuestion", Asking.Question("Who pays?") with { Language = "<b>" });
    }

    [Fact]
    public async Task A_message_of_100_kilobytes_ends_its_connection_and_no_other()
    {
        await using var room = await Room.OpenAsync();
        var hostile = await room.AttendAsync();
        var other = await room.AttendAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => hostile.CallAsync("AskQuestion", Asking.Question(new string('x', 100_000))));
        await hostile.Closed.Within();
        await other.AskAsync("Who pays?");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("01ARZ3NDEKTSV4RRFFQ69G5FA\u0130")]
    [InlineData("ZZZZZZZZZZZZZZZZZZZZZZZZZZ")]
    [InlineData("../../../etc/passwd........")]
    public async Task An_id_that_is_none_is_refused_everywhere(string? id)
    {
        await using var room = await Room.OpenAsync();
        var author = await room.AttendAsync();
        await author.MustRefuseAsync(RefusalCodes.InvalidId, "AskQuestion", new AskQuestion { QuestionId = id, Text = "Who pays?" });
        foreach (var method in new[] { "EditQuestion", "WithdrawQuestion" })
            await author.MustRefuseAsync(RefusalCodes.NotFound, method, new ChangeQuestion { QuestionId = id, Revision = 1, Text = "x" });
        await author.MustRefuseAsync(RefusalCodes.NotFound, "Appeal", new Appeal { QuestionId = id });
        await author.MustRefuseAsync(RefusalCodes.NotFound, "Upvote", new Upvote { QuestionId = id, On = true });
        await author.MustRefuseAsync(RefusalCodes.NotFound, "Flag", new Flag { ItemId = id, Category = FlagCategories.Spam });
        await room.Moderator.MustRefuseAsync(RefusalCodes.NotFound, "Decide", new Decide { ItemId = id, Revision = 1, Action = DecideActions.Approve });
        await room.Moderator.MustRefuseAsync(RefusalCodes.NotFound, "ClaimItem", new ItemCommand { ItemId = id });
        await room.Moderator.MustRefuseAsync(RefusalCodes.NotFound, "Merge", new MergeQuestion { QuestionId = id, Into = id });
        await room.Moderator.MustRefuseAsync(RefusalCodes.InvalidId, "OpenIncident", new WriteIncident { IncidentId = id, Title = "x", Harm = 1, Spread = 1 });
    }

    [Fact]
    public async Task Absurd_searches_are_refused_or_answered_with_nothing()
    {
        await using var room = await Room.OpenAsync(ModerationModes.Off);
        await room.PublishAsync("Who pays for the bridge?");
        var reader = await room.AttendAsync();
        foreach (var find in new FindQuestions[]
        {
            new() { Offset = -1 }, new() { Offset = int.MinValue }, new() { Limit = 0 }, new() { Limit = 51 }, new() { Limit = int.MaxValue }, new() { Order = "worst" },
            new() { Order = QuestionOrders.Relevance }, new() { Query = new string('x', 501) },
            new() { States = [.. Enumerable.Repeat("published", 500)] }, new() { Order = "worst", Query = "bridge" },
        })
        {
            Assert.Equal(RefusalCodes.InvalidRequest, (await reader.FindAsync(find)).Error?.Code);
        }

        foreach (var find in new FindQuestions[]
        {
            new() { Offset = int.MaxValue }, new() { States = [null!, "secret"] }, new() { Language = "xx" },
            new() { Query = "\" OR * ) ( AND [a TO z] +-~^ \\" }, new() { Query = "\0\u202E" },
        })
        {
            var page = await reader.FindAsync(find);
            Assert.True(page is { Ok: true, Questions.Count: 0 }, find.ToString());
        }
    }

    [Fact]
    public async Task Whoever_searches_faster_than_people_do_is_told_to_wait()
    {
        await using var server = await TestServer.StartAsync(s => s.Limits.SearchesPerSecond = 1);
        await using var room = await Room.OpenAsync(server: server);
        var reader = await room.AttendAsync();
        var codes = new List<string?>();
        for (var i = 0; i < 10; i++)
            codes.Add((await reader.FindAsync(new FindQuestions())).Error?.Code);
        Assert.Contains(RefusalCodes.RateLimited, codes);
        Assert.Null(codes[0]);
        var similar = await reader.Connection.InvokeCoreAsync<QuestionPage>("SimilarQuestions", [new SimilarQuestions { Text = "bridge" }]).Within();
        Assert.Equal(RefusalCodes.RateLimited, similar.Error?.Code);
        Assert.True((await room.Moderator.FindAsync(new FindQuestions())).Ok);
    }

    [Fact]
    public async Task Whoever_floods_flags_is_told_to_wait()
    {
        await using var room = await Room.OpenAsync(ModerationModes.Off);
        var id = await room.PublishAsync("Who pays?");
        var hostile = await room.AttendAsync();
        var outcomes = new List<Outcome>();
        for (var i = 0; i < 12; i++)
            outcomes.Add(await hostile.CallAsync("Flag", new Flag { ItemId = id, Category = FlagCategories.Spam }));
        Assert.Contains(outcomes, o => o.Error?.Code == RefusalCodes.RateLimited);
        await room.Moderator.UntilAsync("one flag", g => g.Sees(id)?.Desk?.Flags is [{ People: 1 }]);
    }

    [Fact]
    public async Task A_thousand_invented_languages_leave_search_and_duplicates_as_they_were()
    {
        await using var server = await TestServer.StartAsync(s => (s.Limits.QuestionsPerMinute, s.Limits.CallsPerSecond) = (0, 0));
        await using var room = await Room.OpenAsync(ModerationModes.Off, server);
        var hostile = await room.AttendAsync();
        for (var i = 0; i < 300; i++)
        {
            var tag = $"{(char)('a' + (i / 26))}{(char)('a' + (i % 26))}q";
            await hostile.MustAsync("AskQuestion", Asking.Question($"Bridge question {i}?") with { Language = tag });
        }

        await BoundedWait.UntilAsync("all found", async () => (await hostile.FindAsync(new FindQuestions { Query = "bridge" })).Total == 300);
        Assert.Equal(LiveTownHall.Text.Matching.LanguageAnalyzers.Undetermined, LiveTownHall.Text.Matching.LanguageAnalyzers.Indexed("abq"));
        Assert.Equal("pt", LiveTownHall.Text.Matching.LanguageAnalyzers.Indexed("pt-BR"));
    }

    [Theory]
    [InlineData("AskQuestion")]
    [InlineData("EditQuestion")]
    [InlineData("Upvote")]
    [InlineData("Flag")]
    [InlineData("FindQuestions")]
    [InlineData("SimilarQuestions")]
    [InlineData("Appeal")]
    public async Task An_argument_of_the_wrong_shape_is_answered_and_the_connection_goes_on(string method)
    {
        await using var room = await Room.OpenAsync();
        var ticket = await room.Server.TicketAsync(room.Hall, Roles.Attendee);
        await using var socket = await RawSocket.OpenAsync(room.Server.Url, ticket);
        string[] arguments = ["7", "\"x\"", "[]", "null", "{}", """{"questionId":7}""", """{"text":{"a":[]}}""",
            """{"questionId":null,"text":null,"states":[null],"query":null,"itemId":null}""", """{"text":"\ud800"}""", """{"limit":1e99}""", """{"query":"\ud800\ud800"}"""];
        for (var i = 0; i < arguments.Length; i++)
            await socket.SendAsync($$"""{"type":1,"invocationId":"{{i}}","target":"{{method}}","arguments":[{{arguments[i]}}]}""" + "\u001e");
        var heard = new StringBuilder();
        await BoundedWait.UntilAsync("every answer", async () =>
        {
            heard.Append(Encoding.UTF8.GetString(await socket.ReadAsync()));
            return Enumerable.Range(0, arguments.Length).All(i => heard.ToString().Contains($"\"invocationId\":\"{i}\"", StringComparison.Ordinal));
        });
    }
}
