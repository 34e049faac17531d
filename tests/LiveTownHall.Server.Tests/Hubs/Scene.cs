using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;

namespace LiveTownHall.Server.Tests.Hubs;

/// <summary>A hall in a state, with a poll in every phase that the state allows. In a draft hall all of them are drafts.</summary>
internal sealed class Scene
{
    public required HallCreated Hall { get; init; }

    public string Draft { get; private set; } = "";

    public string Live { get; private set; } = "";

    public string Done { get; private set; } = "";

    /// <summary>An open answer that somebody gave; of nobody in a draft hall.</summary>
    public string Answer { get; private set; } = "01ARZ3NDEKTSV4RRFFQ69G5FAV-1";

    public static async Task<Scene> SetAsync(TestServer server, string state)
    {
        var scene = new Scene { Hall = await server.CreateHallAsync(Drafts.Single("Draft"), Drafts.Single("Live"), Drafts.Single("Done"), Drafts.Of(PollKinds.Text, "Why?")) };
        await using var facilitator = await server.EnterAsync(scene.Hall, Roles.Facilitator);
        var polls = facilitator.View.Polls;
        (scene.Draft, scene.Live, scene.Done) = (polls[0].Id, polls[1].Id, polls[2].Id);
        if (state == HallStates.Draft) return scene;

        foreach (var poll in polls.Skip(1)) await facilitator.MustAsync("OpenPoll", Drafts.Poll(poll.Id));
        await facilitator.MustAsync("ClosePoll", Drafts.Poll(scene.Done));
        await using (var attendee = await server.EnterAsync(scene.Hall, Roles.Attendee))
        {
            var outcome = await attendee.VoteAsync(polls[3].Id, new Ballot { Text = "Because" });
            Assert.True(outcome.Ok, outcome.Error?.Message);
        }

        var answers = await TestServer.ReadAsync<TallyView>(await server.GetAsync($"/api/halls/{scene.Hall.HallId}/polls/{polls[3].Id}/tally", scene.Hall.Keys.Facilitator));
        scene.Answer = Assert.Single(answers.Texts!).Id;
        if (state == HallStates.Closed) await facilitator.MustAsync("CloseHall", new HallCommand());
        return scene;
    }

}
