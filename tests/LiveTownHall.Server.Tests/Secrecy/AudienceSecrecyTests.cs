using System.Text;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Stage;
using LiveTownHall.Server.Access;

namespace LiveTownHall.Server.Tests.Secrecy;

/// <summary>What never leaves the server for attendees and screens, whatever is done backstage.</summary>
public sealed class AudienceSecrecyTests
{
    private const string Canary = "canary";

    [Theory]
    [InlineData(1, WireFormat.Json)]
    [InlineData(2, WireFormat.MessagePack)]
    public async Task No_frame_and_no_answer_shows_drafts_or_open_answers_or_other_people_in_a_random_run(int seed, WireFormat wire)
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync(Drafts.Single("draft canary of the agenda"));
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator, wire);
        await using var voter = await server.EnterAsync(hall, Roles.Attendee, wire);
        await using var attendee = await server.EnterAsync(hall, Roles.Attendee, wire);
        await using var screen = await server.EnterAsync(hall, Roles.Screen, wire);
        var text = await facilitator.OpenPollAsync(Drafts.Of(PollKinds.Text, "What is missing?", Drafts.Live));
        var overHttp = new StringBuilder();

        var run = new RandomRun(facilitator, voter, text, new Random(seed));
        for (var step = 0; step < 60; step++)
        {
            await run.StepAsync();
            if (step % 6 != 0)
                continue;
            foreach (var key in new[] { null, hall.Keys.Screen })
            {
                overHttp.Append(await (await server.GetAsync($"/api/halls/{hall.HallId}", key)).Content.ReadAsStringAsync());
                foreach (var poll in run.Polls)
                    overHttp.Append(await (await server.GetAsync($"/api/halls/{hall.HallId}/polls/{poll}/tally", key)).Content.ReadAsStringAsync());
            }
        }

        await facilitator.MustAsync("UpdateHall", new UpdateHall { Title = "The end" });
        foreach (var guest in new[] { facilitator, attendee, screen })
            await guest.UntilAsync("the end", g => g.View.Hall.Title == "The end");

        facilitator.Heard.MustHold(Canary);
        foreach (var bytes in new[] { attendee.Heard, screen.Heard, Encoding.UTF8.GetBytes(overHttp.ToString()) })
        {
            bytes.MustNotHold(Canary);
            bytes.MustNotHold(voter.Ticket.AttendeeId);
            foreach (var key in new[] { hall.Keys.Facilitator, hall.Keys.Moderator, hall.Keys.Speaker, hall.Keys.Screen })
            {
                bytes.MustNotHold(key);
                bytes.MustNotHold(HallKey.Hash(key));
            }
        }
    }

    [Theory]
    [InlineData(ResultsVisibility.AfterClose)]
    [InlineData(ResultsVisibility.Hidden)]
    public async Task Results_that_are_not_public_yet_reach_backstage_and_nobody_else(string rule)
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        await using var attendee = await server.EnterAsync(hall, Roles.Attendee);
        await using var screen = await server.EnterAsync(hall, Roles.Screen);
        var poll = await facilitator.OpenPollAsync(Drafts.Single(settings: new PollSettings { ResultsVisible = rule }));

        Assert.True((await attendee.VoteAsync(poll, Drafts.Choice())).Ok);
        await facilitator.UntilAsync("the vote is counted", g => g.Tally(poll)?.Voters == 1);
        foreach (var key in new[] { null, hall.Keys.Screen })
        {
            using var tally = await server.GetAsync($"/api/halls/{hall.HallId}/polls/{poll}/tally", key);
            Assert.Equal(403, (int)tally.StatusCode);
            Assert.Null((await server.ViewAsync(hall, key)).Polls.Single().Tally);
        }

        await facilitator.MustAsync("ClosePoll", Drafts.Poll(poll));
        foreach (var guest in new[] { attendee, screen })
        {
            await guest.UntilAsync("the poll is closed", g => g.Only?.State == PollStates.Closed);
            var early = guest.Messages.TakeWhile(m => !Shows(m, p => p.State == PollStates.Closed));
            Assert.DoesNotContain(early, m => Shows(m, p => p.Tally is not null) || m is HallDelta { Tallies: not null });
            Assert.Equal(rule == ResultsVisibility.AfterClose, guest.Tally(poll) is not null);
        }

        await facilitator.MustAsync("ShowResults", new ShowResults { PollId = poll, Visible = true });
        foreach (var guest in new[] { attendee, screen })
            await guest.UntilAsync("the result is shown", g => g.Tally(poll)?.Voters == 1);
        await facilitator.MustAsync("ShowResults", new ShowResults { PollId = poll, Visible = false });
        foreach (var guest in new[] { attendee, screen })
            await guest.UntilAsync("the result is taken back", g => g.Tally(poll) is null);
    }

    [Fact]
    public async Task A_stage_that_points_at_a_draft_is_idle_for_the_audience()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync(Drafts.Single());
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        await using var screen = await server.EnterAsync(hall, Roles.Screen);
        var draft = facilitator.View.Polls.Single().Id;

        await facilitator.MustAsync("SetStage", Drafts.Stage(StageKinds.Poll, draft));
        await facilitator.MustAsync("UpdateHall", new UpdateHall { Title = "Staged" });
        await screen.UntilAsync("the title", g => g.View.Hall.Title == "Staged");
        Assert.Equal(new StageView(StageKinds.Idle), screen.View.Stage);
        screen.Heard.MustNotHold(draft);

        await facilitator.MustAsync("OpenPoll", Drafts.Poll(draft));
        await screen.UntilAsync("the poll on the stage", g => g.View.Stage == new StageView(StageKinds.Poll, draft));
    }

    [Fact]
    public async Task An_open_answer_is_public_from_its_pick_to_its_return()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        await using var attendee = await server.EnterAsync(hall, Roles.Attendee);
        var poll = await facilitator.OpenPollAsync(Drafts.Of(PollKinds.Text, "Why?"));
        Assert.True((await attendee.VoteAsync(poll, new Ballot { Text = "Because of the trees" })).Ok);
        await facilitator.UntilAsync("the answer backstage", g => g.Tally(poll)?.Texts?.Count == 1);
        var answer = facilitator.Tally(poll)!.Texts!.Single().Id;

        await facilitator.MustAsync("Decide", new Decide { ItemId = answer, Action = "select" });
        await attendee.UntilAsync("the picked answer", g => g.Tally(poll)?.Texts?.SingleOrDefault()?.Text == "Because of the trees");
        await facilitator.MustAsync("Decide", new Decide { ItemId = answer, Action = "return" });
        await attendee.UntilAsync("the answer is gone", g => g.Tally(poll) is null);
    }

    private static bool Shows(object message, Func<PollView, bool> what) => message switch
    {
        HallView view => view.Polls.Any(what),
        HallDelta delta => delta.Polls?.Any(what) is true,
        _ => false,
    };

    /// <summary>Random things that a facilitator and a voter do; what must stay secret says canary.</summary>
    private sealed class RandomRun(Guest facilitator, Guest voter, string text, Random random)
    {
        public List<string> Polls { get; } = [text];

        public async Task StepAsync()
        {
            var poll = Polls[random.Next(Polls.Count)];
            switch (random.Next(8))
            {
                case 0:
                    Polls.Add(await facilitator.CreatePollAsync(Drafts.Single($"new {Canary}", null, $"yes {Canary}", "no")));
                    break;
                case 1:
                    await facilitator.CallAsync("UpdatePoll", Drafts.Write(Polls[^1], Drafts.Single($"changed {Canary}")));
                    break;
                case 2 when Polls.Count > 1:
                    await facilitator.CallAsync("DeletePoll", Drafts.Poll(Polls[^1]));
                    Polls.RemoveAt(Polls.Count - 1);
                    break;
                case 3:
                    await facilitator.CallAsync("MovePoll", new MovePoll { PollId = poll, Before = Polls[0] });
                    break;
                case 4:
                    await facilitator.CallAsync("SetStage", Drafts.Stage(random.Next(2) == 0 ? StageKinds.Poll : StageKinds.Results, poll));
                    break;
                case 5:
                    await voter.VoteAsync(text, new Ballot { Text = $"answer {random.Next()} {Canary}" });
                    break;
                case 6:
                    await facilitator.CallAsync("ShowResults", new ShowResults { PollId = text, Visible = random.Next(2) == 0 });
                    break;
                default:
                    await ResetAnOpenPollAsync();
                    break;
            }
        }

        private async Task ResetAnOpenPollAsync()
        {
            var poll = await facilitator.OpenPollAsync(Drafts.Single("for everybody"));
            await facilitator.MustAsync("ResetPoll", Drafts.Poll(poll));
            await facilitator.MustAsync("UpdatePoll", Drafts.Write(poll, Drafts.Single($"rewritten {Canary}")));
            Polls.Add(poll);
        }
    }
}
