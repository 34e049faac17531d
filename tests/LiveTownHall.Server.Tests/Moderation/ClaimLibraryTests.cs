using System.Net;
using System.Text;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Questions;

namespace LiveTownHall.Server.Tests.Moderation;

/// <summary>Fact-checks come in over HTTP, and what they say of a question is advice that only the desk sees.</summary>
public sealed class ClaimLibraryTests
{
    private const string Csv = """
        claim,rating,publisher,url,review date,language
        The old bridge will fall down this winter,False,Bridge Watch,https://example.org/bridge,2026-11-03,en
        Cats may vote in local elections,"Pants on fire, plainly",Ballot Desk,https://example.org/cats,2026-10-01,en
        """;

    private const string JsonLd = """
        {"@context":"https://schema.org","@type":"ClaimReview","claimReviewed":"The old bridge will fall down this winter","url":"https://example.org/bridge-review",
         "author":{"@type":"Organization","name":"Bridge Watch"},"datePublished":"2026-11-03","inLanguage":"en","reviewRating":{"@type":"Rating","alternateName":"False"}}
        """;

    private const string FactCheckApi = """
        {"claims":[{"text":"The old bridge will fall down this winter","claimReview":[{"publisher":{"name":"Bridge Watch","site":"example.org"},
         "url":"https://example.org/api-review","title":"No, it will not","reviewDate":"2026-11-03T00:00:00Z","textualRating":"False","languageCode":"en"}]}]}
        """;

    [Theory]
    [InlineData(Csv, 2)]
    [InlineData(JsonLd, 1)]
    [InlineData(FactCheckApi, 1)]
    public async Task Claims_in_every_format_become_suggestions_that_the_desk_sees_and_nobody_else(string file, int claims)
    {
        await using var room = await Room.OpenAsync();
        var (phone, author, wall) = (await room.AttendAsync(), await room.AttendAsync(), await room.EnterAsync(Roles.Screen));
        var before = await room.PublishAsync("Is it true that the old bridge will fall down this winter?");
        var imported = await ImportedAsync(room, file);
        Assert.Equal((claims, 0, 0), (imported.Imported, imported.Duplicates, imported.Refused.Count));
        Assert.Equal((0, claims), (await ImportedAsync(room, file)) is var again ? (again.Imported, again.Duplicates) : default);
        var after = await author.AskAsync("Will the old bridge fall down this winter?");

        foreach (var id in new[] { before, after })
        {
            await room.Moderator.UntilAsync("the suggestion", g => g.Sees(id)?.Desk?.Suggestions is [var best, ..]
                && best is { Rating: "False", Publisher: "Bridge Watch", Claim: "The old bridge will fall down this winter", Score: > 0 and <= 1 });
        }

        await room.Moderator.UntilAsync("the library", g => g.View.Desk!.Claims == claims);
        await room.Moderator.MustDecideAsync(after, DecideActions.Approve);
        await phone.UntilAsync("the question", g => g.Sees(after) is not null);
        foreach (var guest in new[] { phone, author, wall })
            guest.Heard.MustNotHold("Bridge Watch");
        Assert.All((await phone.FindAsync(new FindQuestions())).Questions!, q => Assert.Null(q.Desk));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"claims\":7}")]
    [InlineData("name,age\nAda,7")]
    [InlineData("claim,rating,url\n\"never closed")]
    [InlineData("\0\u0001\u0002")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    public async Task A_file_that_can_not_be_read_says_why_and_changes_nothing(string file)
    {
        await using var room = await Room.OpenAsync();
        var before = await room.Server.PositionAsync(room.Hall);
        await Problem.MustBeAsync(await ImportAsync(room, Encoding.UTF8.GetBytes(file), room.Hall.Keys.Moderator), HttpStatusCode.BadRequest, RefusalCodes.InvalidRequest);
        Assert.Equal(before, await room.Server.PositionAsync(room.Hall));
    }

    [Fact]
    public async Task Entries_that_are_no_good_are_refused_one_by_one_with_their_place()
    {
        await using var room = await Room.OpenAsync();
        var imported = await ImportedAsync(
            room, "claim,rating,url\nGood,False,https://example.org/1\n,False,https://example.org/2\nScript,False,javascript:alert(1)\nGood,False,https://example.org/1\n");
        Assert.Equal((1, 1), (imported.Imported, imported.Duplicates));
        Assert.Equal(["line 3", "line 4"], imported.Refused.Select(r => r.At));
        Assert.Equal(["claim is missing.", "url is not an http or https address."], imported.Refused.Select(r => r.Message));
    }

    [Fact]
    public async Task Of_many_that_are_no_good_the_first_are_named_and_all_are_counted()
    {
        await using var room = await Room.OpenAsync();
        var imported = await ImportedAsync(room, "claim,rating,url\n" + string.Concat(Enumerable.Repeat(",False,https://example.org/2\n", 150)));
        Assert.Equal((0, 100, 150), (imported.Imported, imported.Refused.Count, imported.RefusedInAll));
    }

    [Fact]
    public async Task Only_facilitator_and_moderator_import_and_a_file_larger_than_the_limit_is_refused()
    {
        await using var room = await Room.OpenAsync();
        foreach (var key in new[] { null, "nonsense", room.Hall.Keys.Speaker, room.Hall.Keys.Screen })
            await Problem.MustBeAsync(await ImportAsync(room, Encoding.UTF8.GetBytes(Csv), key), HttpStatusCode.Forbidden, RefusalCodes.Forbidden);
        await Problem.MustBeAsync(await room.Server.Http.PostAsync($"/api/halls/{Drafts.NewId()}/claims", null), HttpStatusCode.NotFound, RefusalCodes.NotFound);
        await Problem.MustBeAsync(await ImportAsync(room, new byte[17 * 1024 * 1024], room.Hall.Keys.Facilitator), HttpStatusCode.RequestEntityTooLarge, RefusalCodes.TooLong);
        Assert.Equal(2, (await ImportedAsync(room, Csv, room.Hall.Keys.Facilitator)).Imported);
    }

    [Fact]
    public async Task The_library_survives_a_restart()
    {
        using var data = new ScratchFolder();
        Contracts.Halls.HallCreated hall;
        string id;
        await using (var first = await TestServer.StartAsync(data: data.Path))
        {
            await using var room = await Room.OpenAsync(server: first);
            hall = room.Hall;
            await ImportedAsync(room, Csv);
            id = await room.PublishAsync("Will the old bridge fall down this winter?");
        }

        await using var second = await TestServer.StartAsync(data: data.Path);
        await using var moderator = await second.EnterAsync(hall, Roles.Moderator);
        await moderator.UntilAsync("the suggestion", g => g.Sees(id)?.Desk?.Suggestions is [{ Publisher: "Bridge Watch" }, ..] && g.View.Desk!.Claims == 2);
    }

    private static async Task<ClaimsImport> ImportedAsync(Room room, string file, string? key = null)
        => await TestServer.ReadAsync<ClaimsImport>(await ImportAsync(room, Encoding.UTF8.GetBytes(file), key ?? room.Hall.Keys.Moderator));

    private static async Task<HttpResponseMessage> ImportAsync(Room room, byte[] file, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/halls/{room.Hall.HallId}/claims") { Content = new ByteArrayContent(file) };
        request.Headers.ExpectContinue = file.Length > 1024 * 1024;
        if (key is not null)
            request.Headers.Authorization = new("Bearer", key);
        return await room.Server.Http.SendAsync(request);
    }
}
