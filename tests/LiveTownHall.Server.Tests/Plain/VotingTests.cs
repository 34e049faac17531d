using System.Net;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Server.Plain.Ballots;

namespace LiveTownHall.Server.Tests.Plain;

/// <summary>Voting by forms, without a script.</summary>
public class VotingTests
{
    public static TheoryData<string, string, string> Answers => new()
    {
        { PollKinds.Single, "choice=2", "Green" },
        { PollKinds.Multiple, "choice=1&choice=3", "Red, Blue" },
        { PollKinds.Ranking, "place-3=1&place-1=2", "1. Blue, 2. Red" },
        { PollKinds.Rating, "value=4", "4" },
        { PollKinds.Numeric, "value=2,5", "2.5" },
        { PollKinds.Words, "word=trams&word=&word=parks", "parks, trams" },
        { PollKinds.Text, "text=More+trees", "More trees" },
        { PollKinds.Motion, "choice=yes", "Yes" },
        { PollKinds.Statement, "choice=disagree", "Disagree" },
        { PollKinds.Grid, "x-1=20&y-1=5&x-2=&y-2=&x-3=0&y-3=10", "Red: 100% across, 25% up, Blue: 0% across, 50% up" },
        { PollKinds.Points, "points-1=60&points-2=&points-3=40", "Red: 60, Blue: 40" },
    };

    [Fact]
    public void Every_kind_of_poll_has_a_form()
        => Assert.Equal(Enum.GetValues<PollKind>().Select(k => k.ToProtocol()).Order(StringComparer.Ordinal), BallotForms.Kinds.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_kind_of_poll_is_voted_on_in_these_tests()
        => Assert.Equal(BallotForms.Kinds.Order(StringComparer.Ordinal), Answers.Select(a => a.Data.Item1).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_ballot_of_each_kind_counts_and_is_shown_to_its_voter(string kind, string fields, string shown)
    {
        var (server, hall, facilitator, poll) = await OpenAsync(Drafts.Of(kind, "What matters?", Drafts.Live));
        await using var _ = facilitator;
        using var browser = await PlainBrowser.JoinAsync(server, hall);

        await browser.SendAsync(Vote(hall), Fields(fields));

        Assert.Equal((HttpStatusCode.SeeOther, $"/p/{hall.JoinCode}#poll-{poll}"), (browser.Status, browser.Response.Headers.Location!.ToString()));
        await browser.FollowAsync();
        Assert.Contains($"Your vote: {shown}", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Change my vote", browser.Text, StringComparison.Ordinal);
        Assert.Contains("1 vote", browser.Text, StringComparison.Ordinal);
        await facilitator.UntilAsync("the vote in the result", g => g.Tally(poll)?.Voters == 1);
    }

    [Fact]
    public async Task A_later_ballot_takes_the_place_of_the_earlier()
    {
        var (server, hall, facilitator, poll) = await OpenAsync(Drafts.Single(settings: Drafts.Live));
        await using var _ = facilitator;
        using var browser = await PlainBrowser.JoinAsync(server, hall);
        await browser.SendAsync(Vote(hall), [("choice", "1")]);
        await browser.FollowAsync();

        await browser.SendAsync(Vote(hall), [("choice", "2")]);

        Assert.Equal(HttpStatusCode.SeeOther, browser.Status);
        await facilitator.UntilAsync("one vote for the second option", g => g.Tally(poll) is { Voters: 1 } tally && tally.Counts!["2"] == 1);
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_the_fields_and_what_was_typed_stays()
    {
        var (server, hall, facilitator, poll) = await OpenAsync(Drafts.Of(PollKinds.Numeric, "How many?", new PollSettings { Min = 0, Max = 10 }));
        await using var _ = facilitator;
        using var browser = await PlainBrowser.JoinAsync(server, hall);

        await browser.SendAsync(Vote(hall), [("value", "11")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains($"id=\"poll-{poll}-wrong\">The number has to be in the given range.", browser.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"11\"", browser.Html, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\"", browser.Html, StringComparison.Ordinal);
        Assert.Contains($"href=\"#poll-{poll}\"", browser.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_given_twice_is_no_order()
    {
        var (server, hall, facilitator, poll) = await OpenAsync(Drafts.Of(PollKinds.Ranking, "In which order?"));
        await using var _ = facilitator;
        using var browser = await PlainBrowser.JoinAsync(server, hall);

        await browser.SendAsync(Vote(hall), [("place-1", "1"), ("place-2", "1")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("Give each place once.", browser.Text, StringComparison.Ordinal);
        Assert.Null(facilitator.Tally(poll)?.Voters is > 0 ? "counted" : null);
    }

    [Fact]
    public async Task An_empty_form_a_closed_poll_and_a_former_round_are_refused()
    {
        var (server, hall, facilitator, poll) = await OpenAsync(Drafts.Single());
        await using var _ = facilitator;
        using var browser = await PlainBrowser.JoinAsync(server, hall);

        await browser.SendAsync(Vote(hall), []);
        Assert.Contains("Choose at least one.", browser.Text, StringComparison.Ordinal);
        await browser.SendAsync(Vote(hall), [("choice", "1"), ("round", "7")]);
        Assert.Contains("The poll was started again.", browser.Text, StringComparison.Ordinal);
        await facilitator.MustAsync("ClosePoll", Drafts.Poll(poll));
        await browser.SendAsync(Vote(hall), [("choice", "1")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("Voting had already closed.", browser.Text, StringComparison.Ordinal);
        Assert.Equal(0, facilitator.Tally(poll)!.Voters);
    }

    [Fact]
    public async Task Somebody_who_votes_again_where_that_is_not_possible_keeps_the_first_ballot()
    {
        var (server, hall, facilitator, poll) = await OpenAsync(Drafts.Single(settings: new PollSettings { CanChange = false, ResultsVisible = ResultsVisibility.Live }));
        await using var _ = facilitator;
        using var browser = await PlainBrowser.JoinAsync(server, hall);
        await browser.SendAsync(Vote(hall), [("choice", "1")]);

        await browser.SendAsync(Vote(hall), [("choice", "2")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("You have already voted", browser.Text, StringComparison.Ordinal);
        await facilitator.UntilAsync("the first ballot", g => g.Tally(poll) is { Voters: 1 } tally && tally.Counts!["1"] == 1);
    }

    [Fact]
    public async Task A_result_is_shown_when_the_audience_may_see_it_and_not_before()
    {
        var (server, hall, facilitator, poll) = await OpenAsync(Drafts.Single("More bike lanes?"));
        await using var _ = facilitator;
        using var browser = await PlainBrowser.JoinAsync(server, hall);
        await browser.SendAsync(Vote(hall), [("choice", "1")]);
        await browser.FollowAsync();
        Assert.DoesNotContain("(100%)", browser.Text, StringComparison.Ordinal);

        await facilitator.MustAsync("ClosePoll", Drafts.Poll(poll));
        await browser.GoAsync($"/p/{hall.JoinCode}");

        Assert.Contains("1 (100%)", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hidden_characters_that_were_taken_out_are_told_about_once()
    {
        var (server, hall, facilitator, _) = await OpenAsync(Drafts.Of(PollKinds.Text, "Why?"));
        await using var __ = facilitator;
        using var browser = await PlainBrowser.JoinAsync(server, hall);

        await browser.SendAsync(Vote(hall), [("text", "Be\u202ecause")]);
        await browser.FollowAsync();

        Assert.Contains("They were taken out", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_can_abstain_and_take_a_vote_back_and_the_options_stand_in_ones_own_order()
    {
        var settings = Drafts.Live with { Abstain = true, NoneOfThese = true, Shuffle = true, Description = "Two of them are near." };
        var (server, hall, facilitator, poll) = await OpenAsync(Drafts.Of(PollKinds.Multiple, "Which?", settings));
        await using var _ = facilitator;
        using var browser = await PlainBrowser.JoinAsync(server, hall);
        await browser.GoAsync($"/p/{hall.JoinCode}");
        Assert.Contains("Two of them are near.", browser.Text, StringComparison.Ordinal);
        Assert.Contains("None of these", browser.Text, StringComparison.Ordinal);

        await browser.SendAsync(Vote(hall), [("silence", "abstain")]);
        await browser.FollowAsync();
        Assert.Contains("You abstain", browser.Text, StringComparison.Ordinal);
        Assert.Contains("1 person abstained and is not in these figures", browser.Text, StringComparison.Ordinal);
        await facilitator.UntilAsync("the abstention", g => g.Tally(poll) is { Voters: 0, Abstained: 1 });
        await browser.SendAsync(Vote(hall), [("choice", "none"), ("choice", "1")]);
        Assert.Contains("stands alone", browser.Text, StringComparison.Ordinal);
        await browser.SendAsync(Vote(hall), [("choice", "none")]);
        await facilitator.UntilAsync("the vote", g => g.Tally(poll) is { Voters: 1, Abstained: 0 } tally && tally.Counts!["none"] == 1);
        await browser.SendAsync(Vote(hall), [("silence", "withdraw")]);
        await browser.FollowAsync();
        Assert.DoesNotContain("Your vote:", browser.Text, StringComparison.Ordinal);
        await facilitator.UntilAsync("nobody", g => g.Tally(poll) is { Voters: 0, Abstained: 0 });
    }

    [Fact]
    public async Task A_number_that_can_be_read_as_two_is_asked_about_unless_the_poll_takes_one_of_them_only()
    {
        var (server, hall, facilitator, poll) = await OpenAsync(Drafts.Of(PollKinds.Numeric, "How many?", Drafts.Live));
        await using var _ = facilitator;
        using var browser = await PlainBrowser.JoinAsync(server, hall);
        await browser.SendAsync(Vote(hall), [("value", "1,000")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("This can be read as 1000 or as 1.", browser.Text, StringComparison.Ordinal);
        Assert.Equal(0, facilitator.Tally(poll)!.Voters);

        await facilitator.MustAsync("ResetPoll", Drafts.Poll(poll));
        await facilitator.MustAsync("UpdatePoll", Drafts.Write(poll, Drafts.Of(PollKinds.Numeric, "How many?", Drafts.Live with { Min = 100 })));
        await facilitator.MustAsync("OpenPoll", Drafts.Poll(poll));
        await browser.GoAsync($"/p/{hall.JoinCode}");
        await browser.SendAsync(Vote(hall), [("value", "1,000")]);
        await browser.FollowAsync();
        Assert.Contains("Your vote: 1,000", browser.Text, StringComparison.Ordinal);
    }

    private static string Vote(HallCreated hall) => $"/p/{hall.JoinCode}/vote";

    private static IEnumerable<(string Name, string Value)> Fields(string query)
        => query.Split('&').Select(p => p.Split('=')).Select(p => (p[0], WebUtility.UrlDecode(p[1])));

    private static async Task<(TestServer Server, HallCreated Hall, Guest Facilitator, string Poll)> OpenAsync(PollDraft draft)
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync(draft);
        var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        var poll = facilitator.Only!.Id;
        await facilitator.MustAsync("OpenPoll", Drafts.Poll(poll));
        return (server, hall, facilitator, poll);
    }
}
