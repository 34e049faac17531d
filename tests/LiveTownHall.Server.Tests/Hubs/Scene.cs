using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Contracts.Stage;

namespace LiveTownHall.Server.Tests.Hubs;

/// <summary>
/// A hall in a state, with a poll in every phase that the state allows, and questions wherever they can stand. In a draft hall all polls are drafts.
/// Whoever set it up is gone: the caller is another member of staff, or the author of the questions.
/// </summary>
internal sealed class Scene
{
    public required HallCreated Hall { get; init; }

    /// <summary>Who calls.</summary>
    public string Role { get; set; } = "";

    /// <summary>The token of the attendee who calls.</summary>
    public string Author { get; private set; } = "";

    /// <summary>The caller's question in review.</summary>
    public string Mine { get; private set; } = "";

    /// <summary>The caller's question that was rejected.</summary>
    public string Rejected { get; private set; } = "";

    /// <summary>Somebody else's that all see, flagged once, with a context note in proposal.</summary>
    public string Published { get; private set; } = "";

    /// <summary>Merged into <see cref="Published"/>.</summary>
    public string Merged { get; private set; } = "";

    public string Appealed { get; private set; } = "";

    public string Note { get; } = Drafts.NewId();

    public string Incident { get; } = Drafts.NewId();

    public string Statement { get; } = Drafts.NewId();

    /// <summary>A warning about ballots of the open poll; nobody has it unless a test says so.</summary>
    public string Warning { get; } = Drafts.NewId();

    /// <summary>A budget in phase proposals.</summary>
    public string Budget { get; private set; } = "";

    /// <summary>Its one project.</summary>
    public string Project { get; private set; } = "";

    public string Draft { get; private set; } = "";

    public string Live { get; set; } = "";

    public string Done { get; private set; } = "";

    /// <summary>An open answer that somebody gave; of nobody in a draft hall.</summary>
    public string Answer { get; private set; } = "01ARZ3NDEKTSV4RRFFQ69G5FAV-1";

    public static async Task<Scene> SetAsync(TestServer server, string state)
    {
        var scene = new Scene { Hall = await server.CreateHallAsync(Drafts.Single("Draft"), Drafts.Single("Live"), Drafts.Single("Done"), Drafts.Of(PollKinds.Text, "Why?")) };

        // Neither invited by whoever has the shared links nor the inviter of anybody: the caller may be the second person.
        var flo = await server.InviteAsync(scene.Hall, Roles.Facilitator, "Flo");
        var fay = await server.InviteAsync(scene.Hall, Roles.Facilitator, "Fay", by: flo.Key);
        await using var facilitator = await Guest.EnterAsync(server.Url, await server.TicketForAsync(scene.Hall, fay.Key));
        var polls = facilitator.View.Polls;
        (scene.Draft, scene.Live, scene.Done) = (polls[0].Id, polls[1].Id, polls[2].Id);
        await scene.AskAsync(server, facilitator);
        if (state == HallStates.Draft)
            return await LeaveAsync();

        foreach (var poll in polls.Skip(1))
            await facilitator.MustAsync("OpenPoll", Drafts.Poll(poll.Id));
        await facilitator.MustAsync("ClosePoll", Drafts.Poll(scene.Done));
        await using (var attendee = await server.EnterAsync(scene.Hall, Roles.Attendee))
        {
            var outcome = await attendee.VoteAsync(polls[3].Id, new Ballot { Text = "Because" });
            Assert.True(outcome.Ok, outcome.Error?.Message);
        }

        var answers = await TestServer.ReadAsync<TallyView>(await server.GetAsync($"/api/halls/{scene.Hall.HallId}/polls/{polls[3].Id}/tally", scene.Hall.Keys.Facilitator));
        scene.Answer = Assert.Single(answers.Texts!).Id;
        if (state == HallStates.Closed)
            await facilitator.MustAsync("CloseHall", new HallCommand());
        return await LeaveAsync();

        async Task<Scene> LeaveAsync()
        {
            foreach (var invited in new[] { fay, flo })
                await server.RevokeAsync(scene.Hall, invited.InvitationId);
            return scene;
        }
    }

    private async Task AskAsync(TestServer server, Guest facilitator)
    {
        await using var author = await server.EnterAsync(Hall, Roles.Attendee);
        await using var other = await server.EnterAsync(Hall, Roles.Attendee);
        Author = author.Ticket.Attendee;
        Mine = await author.AskAsync("When does the library open on Sundays?");
        Rejected = await author.AskAsync("Why is the fountain dry?");
        Published = await other.AskAsync("Who pays for the new bridge?");
        Merged = await other.AskAsync("Is the new bridge paid by the city?");
        Appealed = await other.AskAsync("What happened to the old mill?");
        foreach (var id in new[] { Published, Merged })
            await facilitator.MustDecideAsync(id, DecideActions.Approve);
        foreach (var id in new[] { Rejected, Appealed })
            await facilitator.MustDecideAsync(id, DecideActions.Reject, reason: ReasonCodes.OffTopic);
        (Budget, var projects) = await facilitator.CreateBudgetAsync(null, 40_000);
        Project = projects[0];
        await other.MustAsync("Appeal", new Appeal { QuestionId = Appealed });
        await facilitator.MustAsync("Merge", new MergeQuestion { QuestionId = Merged, Into = Published });
        await author.MustAsync("Flag", new Flag { ItemId = Published, Category = FlagCategories.Spam });
        await facilitator.MustAsync(
            "AddContext", new WriteContext { ItemId = Published, ContextId = Note, Text = "The state pays half.", Sources = ["https://example.org/bridge"] });
        await facilitator.MustAsync("OpenIncident", new WriteIncident { IncidentId = Incident, Title = "The bridge is said to be closed", Harm = 1, Spread = 1 });
        await facilitator.MustAsync("Announce", new Announce { AnnouncementId = Statement, Text = "The bridge is open.", Level = AnnouncementLevels.Urgent });
    }
}
