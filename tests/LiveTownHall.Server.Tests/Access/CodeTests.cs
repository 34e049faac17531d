using System.Net;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Server.Codes;
using LiveTownHall.Server.Settings;
using Microsoft.Extensions.Time.Testing;

namespace LiveTownHall.Server.Tests.Access;

/// <summary>Single-use codes from the desk to the result, over the same wire as everybody.</summary>
public sealed class CodeTests
{
    private static readonly PollSettings ForCodes = new() { Assurance = AssuranceClasses.Code, ResultsVisible = ResultsVisibility.Live };

    [Fact]
    public async Task Facilitators_make_codes_once_and_others_do_not()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        var path = $"/api/halls/{hall.HallId}/codes";
        foreach (var key in new[] { null, hall.Keys.Moderator, hall.Keys.Speaker, hall.Keys.Screen })
            await Problem.MustBeAsync(await server.PostAsync(path, new MakeCodes { Count = 1 }, key), HttpStatusCode.Forbidden, RefusalCodes.Forbidden);
        foreach (var wrong in new MakeCodes[] { new(), new() { Count = 5001 }, new() { Count = 1, Weight = 2 } })
            await Problem.MustBeAsync(await server.PostAsync(path, wrong, hall.Keys.Facilitator), HttpStatusCode.BadRequest, RefusalCodes.InvalidRequest);
        await Problem.MustBeAsync(
            await server.PostAsync(path, new MakeCodes { Count = 1, Label = new string('x', 61) }, hall.Keys.Facilitator), HttpStatusCode.BadRequest, RefusalCodes.TooLong);

        var made = await MakeAsync(server, hall, 200, "Balcony", "Members");
        Assert.Equal(200, made.Codes.Distinct().Count());
        Assert.All(made.Codes, code => Assert.Equal((8, code), (code.Length, VoterCodes.Normalize(code))));
        var batch = Assert.Single((await ListAsync(server, hall, hall.Keys.Moderator)).Batches);
        Assert.Equal((made.Batch, "Balcony", "Members", 200, 0, false), (batch.Batch, batch.Label, batch.Group, batch.Count, batch.Redeemed, batch.Revoked));
        await Problem.MustBeAsync(await server.GetAsync(path), HttpStatusCode.Forbidden, RefusalCodes.Forbidden);
    }

    [Fact]
    public void One_wrong_character_or_two_exchanged_make_no_code()
    {
        var code = VoterCodes.New();
        Assert.Equal(code, VoterCodes.Normalize($" {code[..4].ToLowerInvariant()}-{code[4..]} "));
        Assert.Null(VoterCodes.Normalize(null));
        Assert.Null(VoterCodes.Normalize(code + "3"));
        for (var at = 0; at < code.Length; at++)
        {
            foreach (var other in Server.Access.JoinCodes.Alphabet.Where(c => c != code[at]))
                Assert.Null(VoterCodes.Normalize(code.Remove(at, 1).Insert(at, other.ToString())));
            if (at > 0 && code[at] != code[at - 1])
                Assert.Null(VoterCodes.Normalize(code[..(at - 1)] + code[at] + code[at - 1] + code[(at + 1)..]));
        }
    }

    [Fact]
    public async Task A_code_raises_the_device_it_is_typed_on_and_no_other()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        var codes = (await MakeAsync(server, hall, 3)).Codes;
        Assert.True((await TestServer.ReadAsync<JoinInfo>(await server.GetAsync($"/api/join/{hall.JoinCode}"))).Codes);
        await using var desk = await server.EnterAsync(hall, Roles.Facilitator);
        var open = await desk.OpenPollAsync(Drafts.Single(settings: Drafts.Live));
        var strict = await desk.OpenPollAsync(Drafts.Single(settings: ForCodes));
        await using var ann = await server.EnterAsync(hall, Roles.Attendee);
        await using var ben = await server.EnterAsync(hall, Roles.Attendee);
        Assert.Equal((AssuranceClasses.DeviceToken, AssuranceClasses.DeviceToken), (ann.Ticket.Assurance, ann.Me!.Assurance));
        Assert.Null(desk.Ticket.Assurance);
        Assert.True((await ann.VoteAsync(open, Drafts.Choice())).Ok);
        Assert.True((await ben.VoteAsync(open, Drafts.Choice(2))).Ok);
        Assert.Equal(RefusalCodes.AssuranceTooLow, (await ann.VoteAsync(strict, Drafts.Choice())).Error?.Code);

        var raised = await TestServer.ReadAsync<TicketGranted>(await TakeAsync(server, hall, codes[0], ann.Ticket.Attendee));
        Assert.Equal((ann.Ticket.AttendeeId, AssuranceClasses.Code), (raised.AttendeeId, raised.Assurance));
        await ann.UntilAsync("Me says so", g => g.Me!.Assurance == AssuranceClasses.Code);
        Assert.True((await ann.VoteAsync(strict, Drafts.Choice())).Ok);
        await TestServer.ReadAsync<TicketGranted>(await TakeAsync(server, hall, codes[0], ann.Ticket.Attendee));
        await Problem.MustBeAsync(await TakeAsync(server, hall, codes[0], ben.Ticket.Attendee), HttpStatusCode.Conflict, RefusalCodes.CodeUsed);
        await Problem.MustBeAsync(await TakeAsync(server, hall, codes[0]), HttpStatusCode.Conflict, RefusalCodes.CodeUsed);
        await Problem.MustBeAsync(await TakeAsync(server, hall, codes[1], ann.Ticket.Attendee), HttpStatusCode.Conflict, RefusalCodes.CodeHeld);
        await Problem.MustBeAsync(await TakeAsync(server, hall, Other(codes)), HttpStatusCode.Forbidden, RefusalCodes.CodeUnknown);
        await Problem.MustBeAsync(await TakeAsync(server, hall, "34", ben.Ticket.Attendee), HttpStatusCode.Forbidden, RefusalCodes.CodeUnknown);
        await Problem.MustBeAsync(
            await server.PostAsync($"/api/halls/{hall.HallId}/tickets", new TicketRequest { Key = hall.Keys.Moderator, Code = codes[1] }),
            HttpStatusCode.BadRequest, RefusalCodes.InvalidRequest);

        // The device's person stays the voter that it was: the earlier vote is theirs, in the class it was cast in until it is cast again.
        await desk.UntilAsync("one vote with a code", g => g.Tally(strict)?.Voters == 1);
        Assert.Equal([("A3", 1L)], Classes(desk, strict));
        Assert.Equal([("A1", 2L)], Classes(desk, open));
        Assert.True((await ann.VoteAsync(open, Drafts.Choice())).Ok);
        await desk.UntilAsync("the class rose", g => Classes(g, open).Length == 2);
        Assert.Equal([("A1", 1L), ("A3", 1L)], Classes(desk, open));
        Assert.Equal((1L, 0L), (desk.Tally(open)!.Assurance!["A3"].Counts!["1"], desk.Tally(open)!.Assurance!["A3"].Counts!["2"]));
        Assert.Equal((0L, 1L), (desk.Tally(open)!.Assurance!["A1"].Counts!["1"], desk.Tally(open)!.Assurance!["A1"].Counts!["2"]));
        Assert.Equal(1, (await ListAsync(server, hall, hall.Keys.Moderator)).Batches[0].Redeemed);
    }

    [Fact]
    public async Task A_code_that_the_desk_moves_votes_from_the_next_vote_on_and_one_that_was_revoked_no_more()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        var made = await MakeAsync(server, hall, 2);
        var (code, release) = (made.Codes[0], $"/api/halls/{hall.HallId}/codes/release");
        await using var desk = await server.EnterAsync(hall, Roles.Facilitator);
        var first = await desk.OpenPollAsync(Drafts.Single(settings: ForCodes));
        await using var old = await server.EnterAsync(hall, Roles.Attendee);
        await using var fresh = await server.EnterAsync(hall, Roles.Attendee);
        (await TakeAsync(server, hall, code, old.Ticket.Attendee)).EnsureSuccessStatusCode();
        Assert.True((await old.VoteAsync(first, Drafts.Choice())).Ok);

        await Problem.MustBeAsync(await server.PostAsync(release, new ReleaseCode { Code = code }), HttpStatusCode.Forbidden, RefusalCodes.Forbidden);
        await Problem.MustBeAsync(await server.PostAsync(release, new ReleaseCode { Code = "?" }, hall.Keys.Moderator), HttpStatusCode.Forbidden, RefusalCodes.CodeUnknown);
        Assert.Equal(HttpStatusCode.NoContent, (await server.PostAsync(release, new ReleaseCode { Code = code }, hall.Keys.Moderator)).StatusCode);
        Assert.Equal(RefusalCodes.AssuranceTooLow, (await old.VoteAsync(first, Drafts.Choice(2))).Error?.Code);
        (await TakeAsync(server, hall, code, fresh.Ticket.Attendee)).EnsureSuccessStatusCode();
        Assert.Equal(RefusalCodes.CodeMoved, (await fresh.VoteAsync(first, Drafts.Choice(2))).Error?.Code);
        var second = await desk.OpenPollAsync(Drafts.Single(settings: ForCodes));
        Assert.True((await fresh.VoteAsync(second, Drafts.Choice(2))).Ok);
        Assert.Equal(RefusalCodes.AssuranceTooLow, (await old.VoteAsync(second, Drafts.Choice())).Error?.Code);
        await desk.UntilAsync("one vote each", g => g.Tally(second)?.Voters == 1 && g.Tally(first)?.Voters == 1);

        using var revoke = new HttpRequestMessage(HttpMethod.Delete, $"/api/halls/{hall.HallId}/codes/{made.Batch}");
        revoke.Headers.Authorization = new("Bearer", hall.Keys.Facilitator);
        Assert.Equal(HttpStatusCode.NoContent, (await server.Http.SendAsync(revoke)).StatusCode);
        await Problem.MustBeAsync(await TakeAsync(server, hall, made.Codes[1], old.Ticket.Attendee), HttpStatusCode.Forbidden, RefusalCodes.CodeRevoked);
        Assert.Equal(RefusalCodes.AssuranceTooLow, (await fresh.VoteAsync(second, Drafts.Choice())).Error?.Code);
        var record = await (await server.GetAsync($"/api/halls/{hall.HallId}/audit.json", hall.Keys.Facilitator)).Content.ReadAsStringAsync();
        foreach (var action in new[] { "issueCodes", "redeemCode", "releaseCode", "revokeCodes" })
            Assert.Contains($"\"{action}\"", record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plain_page_takes_a_code_too_and_then_the_vote_that_asks_for_one()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        var codes = (await MakeAsync(server, hall, 1)).Codes;
        await using var desk = await server.EnterAsync(hall, Roles.Facilitator);
        var poll = await desk.OpenPollAsync(Drafts.Single(settings: ForCodes));
        using var browser = await PlainBrowser.JoinAsync(server, hall);
        var form = $"/p/{hall.JoinCode}/code";
        await browser.SendAsync(form, [("voterCode", Other(codes))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("none of this town hall", browser.Text, StringComparison.Ordinal);
        await browser.SendAsync(form, [("voterCode", codes[0].ToLowerInvariant())]);
        Assert.Equal(HttpStatusCode.SeeOther, browser.Status);
        await browser.FollowAsync();
        Assert.DoesNotContain(form, browser.Html, StringComparison.Ordinal);
        await browser.SendAsync($"/p/{hall.JoinCode}/vote", [("choice", "1")]);
        Assert.Equal(HttpStatusCode.SeeOther, browser.Status);
        await desk.UntilAsync("the vote", g => g.Tally(poll)?.Assurance?.ContainsKey(AssuranceClasses.Code) == true);
    }

    [Fact]
    public async Task Past_the_budget_of_wrong_codes_right_ones_pass_late_and_the_store_is_asked_about_none_that_is_unknown()
    {
        await using var server = await TestServer.StartAsync(s => s.Limits.WrongVoterCodesPerMinute = 3, TestServer.Clock(new ShiftedTime(stands: true)));
        var hall = await server.CreateHallAsync();
        var codes = (await MakeAsync(server, hall, 6)).Codes;
        var before = await server.PositionAsync(hall);
        for (var i = 0; i < 3; i++)
            await Problem.MustBeAsync(await TakeAsync(server, hall, Other(codes)), HttpStatusCode.Forbidden, RefusalCodes.CodeUnknown);
        var asked = await server.PositionAsync(hall);
        Assert.True(asked > before);

        foreach (var wrong in await Task.WhenAll(codes.Select(_ => TakeAsync(server, hall, Other(codes)))).Within())
            await Problem.MustBeAsync(wrong, HttpStatusCode.Forbidden, RefusalCodes.CodeUnknown);
        Assert.Equal(asked, await server.PositionAsync(hall));
        foreach (var right in await Task.WhenAll(codes.Select(code => TakeAsync(server, hall, code))).Within())
            right.EnsureSuccessStatusCode();

        // Of a crowd of guesses a few are looked at and the others are asked to come again.
        foreach (var guess in await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => TakeAsync(server, hall, Other(codes)))).Within())
            Assert.Contains(guess.StatusCode, new[] { HttpStatusCode.Forbidden, HttpStatusCode.TooManyRequests });
    }

    [Fact]
    public async Task Past_their_budget_the_codes_of_a_network_wait_a_few_at_a_time()
    {
        var time = new FakeTimeProvider();
        var quota = new CodeQuota(new LimitSettings { WrongVoterCodesPerMinute = 2 }, time);
        var cancellation = TestContext.Current.CancellationToken;
        for (var i = 0; i < 2; i++)
        {
            Assert.True(await quota.WaitAsync(7, cancellation).Within());
            Assert.True(quota.TryBeWrong(7));
        }

        Assert.False(quota.TryBeWrong(7));
        using var gone = new CancellationTokenSource();
        var left = quota.WaitAsync(7, gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);

        var late = Enumerable.Range(0, 8).Select(_ => quota.WaitAsync(7, cancellation)).ToList();
        for (var i = 0; i < 60; i++)
            Assert.False(await quota.WaitAsync(7, cancellation).Within());
        Assert.True(await quota.WaitAsync(8, cancellation).Within());
        time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.DoesNotContain(late, waiting => waiting.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.All(await Task.WhenAll(late).Within(), passed => Assert.True(passed));

        // They have left their places, and half a minute brings another wrong one.
        var next = quota.WaitAsync(7, cancellation);
        Assert.False(next.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.True(await next.Within());
        Assert.True(quota.TryBeWrong(7));

        // Networks that are not known share one.
        Assert.True(quota.TryBeWrong(0));
        Assert.True(quota.TryBeWrong(0));
        Assert.False(quota.TryBeWrong(0));
    }

    [Fact]
    public async Task One_person_tries_a_few_codes_and_a_slip_of_the_finger_is_no_try()
    {
        await using var server = await TestServer.StartAsync(s => s.Limits.VoterCodesPerPersonPerMinute = 5, TestServer.Clock(new ShiftedTime(stands: true)));
        var hall = await server.CreateHallAsync();
        var codes = (await MakeAsync(server, hall, 1)).Codes;
        var token = (await server.TicketAsync(hall, Roles.Attendee)).Attendee;
        for (var i = 0; i < 6; i++)
            await Problem.MustBeAsync(await TakeAsync(server, hall, "34679ACD3", token), HttpStatusCode.Forbidden, RefusalCodes.CodeUnknown);
        for (var i = 0; i < 5; i++)
            (await TakeAsync(server, hall, codes[0], token)).Dispose();
        await Problem.MustBeAsync(await TakeAsync(server, hall, codes[0], token), HttpStatusCode.TooManyRequests, RefusalCodes.RateLimited);
    }

    [Fact]
    public async Task Codes_are_in_no_log_metric_or_file_and_whoever_has_them_stays_so_after_a_restart()
    {
        using var folder = new ScratchFolder();
        HallCreated hall;
        IReadOnlyList<string> codes;
        string token;
        await using (var server = await TestServer.StartAsync(data: folder.Path))
        {
            hall = await server.CreateHallAsync();
            codes = (await MakeAsync(server, hall, 40)).Codes;
            token = (await TestServer.ReadAsync<TicketGranted>(await TakeAsync(server, hall, codes[0]))).Attendee;
            (await TakeAsync(server, hall, Other(codes))).Dispose();
            var metrics = await (await server.GetAsync("/metrics")).Content.ReadAsStringAsync();
            await server.StopAsync();
            var said = string.Join('\n', server.Logs.Lines) + metrics;
            Assert.Contains("wrong_code", said, StringComparison.Ordinal);
            Assert.DoesNotContain(codes, code => said.Contains(code, StringComparison.OrdinalIgnoreCase));
        }

        foreach (var file in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            Assert.DoesNotContain(codes, code => bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(code)) >= 0);
        }

        await using var again = await TestServer.StartAsync(data: folder.Path);
        Assert.Equal(AssuranceClasses.Code, (await again.TicketAsync(hall, Roles.Attendee, token)).Assurance);
        await Problem.MustBeAsync(await TakeAsync(again, hall, codes[0]), HttpStatusCode.Conflict, RefusalCodes.CodeUsed);
        (await TakeAsync(again, hall, codes[1])).EnsureSuccessStatusCode();
    }

    internal static async Task<CodesMade> MakeAsync(TestServer server, HallCreated hall, int count, string? label = null, string? group = null)
        => await TestServer.ReadAsync<CodesMade>(
            await server.PostAsync($"/api/halls/{hall.HallId}/codes", new MakeCodes { Count = count, Label = label, Group = group }, hall.Keys.Facilitator));

    internal static Task<HttpResponseMessage> TakeAsync(TestServer server, HallCreated hall, string code, string? attendee = null)
        => server.PostAsync($"/api/halls/{hall.HallId}/tickets", new TicketRequest { Code = code, Attendee = attendee });

    private static async Task<CodeBatchList> ListAsync(TestServer server, HallCreated hall, string key)
        => await TestServer.ReadAsync<CodeBatchList>(await server.GetAsync($"/api/halls/{hall.HallId}/codes", key));

    private static (string Name, long Voters)[] Classes(Guest guest, string poll)
        => [.. guest.Tally(poll)!.Assurance!.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => (c.Key, c.Value.Voters))];

    /// <summary>A code that could be one, and is none of these.</summary>
    private static string Other(IReadOnlyList<string> codes)
    {
        var code = VoterCodes.New();
        return codes.Contains(code) ? Other(codes) : code;
    }
}
