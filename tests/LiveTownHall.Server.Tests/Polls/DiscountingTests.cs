using System.IO.Compression;
using System.Net.Http.Json;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Reports;
using LiveTownHall.Server.Tests.Coordination;
using LiveTownHall.Server.Wire;

namespace LiveTownHall.Server.Tests.Polls;

/// <summary>From a warning about scripted ballots to a second result beside the first one, by two people.</summary>
public sealed class DiscountingTests
{
    private static readonly PollSettings Live = new() { ResultsVisible = ResultsVisibility.Live };

    [Fact]
    public async Task Two_people_set_a_second_result_beside_the_first_one_on_every_screen_in_the_report_and_in_the_export()
    {
        var server = await SharedServer.GetAsync();
        await using var poll = await TracedPoll.OpenAsync(server, Drafts.Single(settings: Live));
        var flo = await server.InviteAsync(poll.Created, Roles.Facilitator, "Flo");
        var mo = await server.InviteAsync(poll.Created, Roles.Moderator, "Mo", by: flo.Key);
        await using var second = await Guest.EnterAsync(server.Url, await server.TicketForAsync(poll.Created, mo.Key));
        await using var invited = await Guest.EnterAsync(server.Url, await server.TicketForAsync(poll.Created, flo.Key));
        await using var phone = await server.EnterAsync(poll.Created, Roles.Attendee);
        await poll.VoteHonestlyAsync();
        await poll.VoteByScriptAsync(40);
        await poll.Facilitator.UntilAsync("a warning", g => g.View.Desk!.Coordination is [{ Votes: 40 }]);
        var discount = new DiscountBallots { PollId = poll.Poll.Id, WarningId = poll.Facilitator.View.Desk!.Coordination![0].WarningId, On = true };

        await poll.Facilitator.MustAsync("DiscountBallots", discount);
        await poll.Facilitator.MustAsync("DiscountBallots", discount);
        await invited.MustRefuseAsync(RefusalCodes.NeedsSecondPerson, "DiscountBallots", discount);
        await second.UntilAsync("the proposal", g =>
            g.View.Polls is [{ Discounts: [{ Voters: 40, On: false, ProposedBy: not null }], Tally: { Voters: 70, Discounted: null } }, ..]);
        await second.MustAsync("DiscountBallots", discount);

        foreach (var screen in new[] { poll.Facilitator, phone })
        {
            await screen.UntilAsync("both results", g => g.View.Polls is [{ Tally: { Voters: 70, Counts: { } all, Discounted: { Voters: 30, LeftOut: 40, Counts: { } rest } } }, ..]
                && all["2"] == 50 && rest["1"] == 20 && rest["2"] == 10);
        }

        Assert.Null(phone.View.Polls[0].Discounts);
        await poll.Facilitator.UntilAsync("it stands", g => g.View.Polls is [{ Discounts: [{ On: true, ProposedBy: null }] }, ..]);

        // A voter whose ballot is left out stays so with the next one.
        await poll.VoteAsync(2000, 0, "203.0.113.7", 5000, 90_000);
        await phone.UntilAsync("counted once more, and left out once more", g => g.View.Polls is [{ Tally: { Discounted: { Voters: 30 } } tally }, ..] && tally.Counts!["1"] == 21);

        var answer = await server.GetAsync($"/api/halls/{poll.Created.HallId}/report", poll.Created.Keys.Facilitator);
        var report = (await answer.Content.ReadFromJsonAsync<ReportDocument>(WireJson.Options))!;
        var shown = report.Report.Polls.Single();
        Assert.Equal((70, 30, 40), (shown.Voters, shown.Discounted!.Voters, shown.Discounted.LeftOut));
        Assert.Equal([("1", 20d), ("2", 10d)], shown.Discounted.Figures.Where(f => f.Measure == ReportMeasures.Votes).Select(f => (f.Item!, f.Value)));
        var archive = await (await server.GetAsync($"/api/halls/{poll.Created.HallId}/export?format=zip", poll.Created.Keys.Facilitator)).Content.ReadAsStreamAsync();
        using var zip = new ZipArchive(archive, ZipArchiveMode.Read);
        using var table = new StreamReader(zip.GetEntry("discounted.csv")!.Open());
        Assert.Equal(3, (await table.ReadToEndAsync()).Trim().Split('\n').Length);

        await second.MustAsync("DiscountBallots", discount with { On = false });
        await poll.Facilitator.MustAsync("DiscountBallots", discount with { On = false });
        await phone.UntilAsync("one result again", g => g.View.Polls is [{ Tally: { Voters: 70, Discounted: null } }, ..]);
    }

    [Fact]
    public async Task A_warning_that_nobody_gave_and_a_poll_that_is_not_there_are_refused()
    {
        await using var room = await Room.OpenAsync();
        var poll = await room.Facilitator.OpenPollAsync(Drafts.Single());
        var discount = new DiscountBallots { PollId = poll, WarningId = Drafts.NewId(), On = true };
        await room.Facilitator.MustRefuseAsync(RefusalCodes.NotFound, "DiscountBallots", discount);
        await room.Facilitator.MustRefuseAsync(RefusalCodes.NotFound, "DiscountBallots", discount with { On = false });
        await room.Facilitator.MustRefuseAsync(RefusalCodes.NotFound, "DiscountBallots", discount with { PollId = Drafts.NewId() });
        await room.Facilitator.MustRefuseAsync(RefusalCodes.NotFound, "DiscountBallots", discount with { PollId = null });
        await room.Facilitator.MustRefuseAsync(RefusalCodes.InvalidId, "DiscountBallots", discount with { WarningId = "1" });
    }
}
