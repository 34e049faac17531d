using LiveTownHall.Contracts.Budgets;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Polls;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Hubs;
using LiveTownHall.Server.Tests.Hubs;

namespace LiveTownHall.Server.Tests.Record;

/// <summary>No action is possible that leaves no entry.</summary>
public sealed class AuditTests
{
    /// <summary>What changes nothing, and what is counted and not recorded: a record of who voted what and when would end the secrecy of votes.</summary>
    private static readonly HashSet<string> Unrecorded = ["Resync", "FindQuestions", "SimilarQuestions", "ItemHistory", "React", "Reviewing", "CastBallot", "Upvote",
        "CastBudget", "CountBudget"];

    /// <summary>What has to be so that a command has something left to change.</summary>
    private static readonly Dictionary<string, Func<Guest, Scene, Task>> Before = new()
    {
        ["UnmuteAttendee"] = (caller, _) => caller.MustAsync("MuteAttendee", new MuteAttendee { AttendeeId = "guest-1", Reason = "Shouting" }),
        ["ReleaseItem"] = (caller, scene) => caller.MustAsync("ClaimItem", Asking.Item(scene.Mine)),
        ["UndoDecisions"] = (caller, scene) => caller.Ticket.Role == Roles.Speaker
            ? caller.MustDecideAsync(scene.Published, DecideActions.Answer)
            : caller.MustDecideAsync(scene.Published, DecideActions.Hold),
        ["ExtendPoll"] = (_, scene) => OpenInsteadAsync(scene, Drafts.Single("Timed", new PollSettings { ClosesAfterSeconds = 600 })),
        ["HideWord"] = (_, scene) => OpenInsteadAsync(scene, Drafts.Of(PollKinds.Words, "In a word?")),
        ["RestoreWord"] = async (caller, scene) =>
        {
            await OpenInsteadAsync(scene, Drafts.Of(PollKinds.Words, "In a word?"));
            await caller.MustAsync("HideWord", new WordCommand { PollId = scene.Live, Word = "trams" });
        },
        ["DiscountBallots"] = (_, scene) => ProposeDiscountAsync(scene),
        ["RepeatContext"] = (caller, scene) => caller.MustAsync("ConfirmContext", new WriteContext { ItemId = scene.Published, ContextId = scene.Note }),
        ["CastBudget"] = (_, scene) => LeadAsync(scene, BudgetPhases.Vote),
        ["CountBudget"] = (_, scene) => LeadAsync(scene, BudgetPhases.Vote, BudgetPhases.Results),
        ["TrackProject"] = (_, scene) => LeadAsync(scene, BudgetPhases.Vote, BudgetPhases.Results, BudgetPhases.Tracking),
        ["UnpublishReport"] = (caller, _) => caller.MustAsync("PublishReport", new HallCommand()),
    };

    public static TheoryData<string> EveryMethod() => [.. RolesTable.Rows.Select(r => $"{r.Hub.Name}.{r.Method}")];

    [Theory]
    [MemberData(nameof(EveryMethod))]
    public async Task Every_accepted_command_of_a_hub_that_changes_something_leaves_an_entry_by_whoever_gave_it(string method)
    {
        var row = RolesTable.Rows.Single(r => $"{r.Hub.Name}.{r.Method}" == method);
        var server = await SharedServer.GetAsync();
        var state = row.Method == "OpenHall" ? HallStates.Draft : HallStates.Open;
        foreach (var role in row.Roles)
        {
            var scene = await Scene.SetAsync(server, state);
            scene.Role = role;
            await using var guest = await server.EnterAsync(scene.Hall, role, attendee: role == Roles.Attendee ? scene.Author : null);
            if (Before.TryGetValue(row.Method, out var prepare))
                await prepare(guest, scene);
            var before = await EntriesAsync(server, scene);
            var arguments = row.Method == "UndoDecisions" ? [new ItemList { ItemIds = [scene.Published] }]
                : row.Method == "DecideMany" ? [Many(scene, role)] : row.Arguments(scene);
            var outcome = await guest.MustAsync(row.Method, arguments);
            Assert.All(outcome.Items ?? [], item => Assert.True(item.Ok, item.Error?.Code));
            var after = await EntriesAsync(server, scene);

            if (Unrecorded.Contains(row.Method))
            {
                Assert.Equal(before.Count, after.Count);
                continue;
            }

            var entry = after.Skip(before.Count).First();
            Assert.Equal(role, entry.Role);
            Assert.Contains(entry.Actor, row.Hub == typeof(AudienceHub) ? ["guest-1", Roles.Attendee] : new[] { guest.Ticket.AttendeeId });
            Assert.False(entry.Automated);
        }
    }

    [Fact]
    public async Task The_history_of_an_item_says_what_happened_to_it_in_order_and_its_chain_is_whole()
    {
        await using var room = await Room.OpenAsync();
        var id = await (await room.AttendAsync()).AskAsync("Who pays?");
        await room.Moderator.MustDecideAsync(id, DecideActions.Reject, reason: ReasonCodes.OffTopic, note: "No");
        await room.Moderator.MustAsync("UndoDecisions", new ItemList { ItemIds = [id] });
        await room.Moderator.MustDecideAsync(id, DecideActions.Approve);
        await room.Facilitator.MustDecideAsync(id, DecideActions.Answer, note: "All of us");
        var history = await room.Colleague.HistoryAsync(id);
        Assert.Equal(
            [("ask", null, "pending"), ("reject", "pending", "rejected"), ("undo", "rejected", "pending"),
                ("approve", "pending", "published"), ("answer", "published", "answered")],
            history.Select(e => (e.Action, e.From, e.To)));
        Assert.Equal(("guest-1", Roles.Attendee, ReasonCodes.OffTopic), (history[0].Actor, history[0].Role, history[1].Reason));

        using var lease = (await room.Server.Get<HallRegistry>().FindAsync(room.Hall.HallId, CancellationToken.None).Within())!;
        var hashes = AuditChain.Link(lease.Hall.Session.Replica.Audit.Entries).Select(e => e.Hash).ToHashSet();
        Assert.All(history, e => Assert.Contains(e.Hash, hashes));
    }

    /// <summary>The open poll of the scene is another one from now on.</summary>
    private static async Task OpenInsteadAsync(Scene scene, PollDraft draft)
    {
        await using var facilitator = await (await SharedServer.GetAsync()).EnterAsync(scene.Hall, Roles.Facilitator);
        scene.Live = await facilitator.OpenPollAsync(draft);
    }

    /// <summary>Somebody else has proposed it, so that the caller is the second person.</summary>
    private static async Task ProposeDiscountAsync(Scene scene)
    {
        using var lease = await (await SharedServer.GetAsync()).Get<HallRegistry>().FindAsync(scene.Hall.HallId, CancellationToken.None).Within();
        var proposed = new BallotsDiscounted(scene.Live, 1, scene.Warning, true, [7]) { By = new Actor("A9", Roles.Facilitator, "V9") };
        Assert.True((await lease!.Hall.Session.SubmitAsync(proposed)).ToOutcome().Ok);
    }

    /// <summary>The budget of the scene goes through these phases, and somebody votes on it.</summary>
    private static async Task LeadAsync(Scene scene, params string[] phases)
    {
        var server = await SharedServer.GetAsync();
        await using var facilitator = await server.EnterAsync(scene.Hall, Roles.Facilitator);
        await using var voter = await server.EnterAsync(scene.Hall, Roles.Attendee);
        foreach (var phase in phases)
        {
            await facilitator.SetPhaseAsync(scene.Budget, phase);
            if (phase == BudgetPhases.Vote)
                await voter.MustAsync("CastBudget", BudgetDrafts.Approve(scene.Budget, scene.Project));
            if (phase == BudgetPhases.Results)
                await facilitator.MustAsync("CountBudget", new BudgetCommand { BudgetId = scene.Budget });
        }
    }

    private static DecideMany Many(Scene scene, string role)
        => new() { Items = [new ItemRevision(scene.Published, 1)], Action = role == Roles.Moderator ? DecideActions.Hold : DecideActions.Answer };

    private static async Task<IReadOnlyList<AuditEntry>> EntriesAsync(TestServer server, Scene scene)
    {
        using var lease = await server.Get<HallRegistry>().FindAsync(scene.Hall.HallId, CancellationToken.None).Within();
        return lease!.Hall.Session.Replica.Audit.Entries;
    }
}
