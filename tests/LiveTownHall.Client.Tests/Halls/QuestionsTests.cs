using LiveTownHall.Client.Connection;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Contracts.Stage;
using LiveTownHall.Testing;

namespace LiveTownHall.Client.Tests.Halls;

public sealed class QuestionsTests
{
    [Theory]
    [InlineData(HubEncoding.MessagePack)]
    [InlineData(HubEncoding.Json)]
    public async Task Every_command_of_questions_and_of_the_desk_reaches_the_server(HubEncoding encoding)
    {
        await using var town = await Town.OpenAsync();
        var (desk, colleague) = (await town.WorkAsync(encoding), await town.WorkAsync(encoding));
        var (author, other) = (await town.AttendAsync(encoding), await town.AttendAsync(encoding));
        var (bridge, twin, mill) = (Ulid.NewUlid().ToString(), Ulid.NewUlid().ToString(), Ulid.NewUlid().ToString());
        var (note, second, incident, statement) = (Ulid.NewUlid().ToString(), Ulid.NewUlid().ToString(), Ulid.NewUlid().ToString(), Ulid.NewUlid().ToString());
        await RunAsync(
            () => author.AskQuestionAsync(new AskQuestion { QuestionId = bridge, Text = "Who pays for the bridge?" }),
            () => author.EditQuestionAsync(bridge, 1, "Who pays for the new bridge?"),
            () => author.AskQuestionAsync(new AskQuestion { QuestionId = mill, Text = "What of the old mill?" }),
            () => other.AskQuestionAsync(new AskQuestion { QuestionId = twin, Text = "Who will pay for the new bridge?" }),
            () => desk.ClaimItemAsync(bridge),
            () => desk.ReleaseItemAsync(bridge),
            () => desk.DecideManyAsync(new DecideMany { Items = [new ItemRevision(bridge, 2), new ItemRevision(twin, 1)], Action = DecideActions.Approve }),
            () => desk.UndoDecisionsAsync([twin]),
            () => desk.MergeAsync(twin, bridge),
            () => desk.UnmergeAsync(twin),
            () => desk.DecideAsync(new Decide { ItemId = mill, Revision = 1, Action = DecideActions.Reject, Reason = ReasonCodes.OffTopic }),
            () => author.AppealAsync(mill, "It belongs to the city."),
            () => colleague.DismissAppealAsync(mill, "It was sold."),
            () => other.UpvoteAsync(bridge),
            () => other.FlagAsync(bridge, FlagCategories.OffTopic, "We know."),
            () => desk.ResolveFlagsAsync($"{bridge}-{FlagCategories.OffTopic}", FlagVerdicts.Disagreed),
            () => desk.LabelItemAsync(bridge, "disputed"),
            () => desk.PinItemAsync(bridge),
            () => desk.TranslateItemAsync(new TranslateItem { ItemId = bridge, Revision = 2, Language = "de", Text = "Wer zahlt die Brücke?" }),
            () => desk.AddContextAsync(new WriteContext { ItemId = bridge, ContextId = note, Text = "Half and half.", Sources = ["https://example.org/"] }),
            () => colleague.ConfirmContextAsync(bridge, note),
            () => desk.AddContextAsync(new WriteContext { ItemId = bridge, ContextId = second, Text = "Draft.", Sources = ["https://example.org/"] }),
            () => desk.RemoveContextAsync(bridge, second),
            () => desk.OpenIncidentAsync(new WriteIncident { IncidentId = incident, Title = "A rumour", Harm = 1, Spread = 1 }),
            () => desk.AssessIncidentAsync(new WriteIncident { IncidentId = incident, Harm = 2, Spread = 1 }),
            () => desk.AnnounceAsync(new Announce { AnnouncementId = statement, Text = "The bridge stands.", Level = AnnouncementLevels.Urgent, IncidentId = incident }),
            () => colleague.ConfirmAnnouncementAsync(statement),
            () => desk.MoveIncidentAsync(new WriteIncident { IncidentId = incident, State = IncidentStates.Closed, Outcome = IncidentOutcomes.Statement }),
            () => desk.MuteAttendeeAsync("guest-2", "Repeats"),
            () => desk.UnmuteAttendeeAsync("guest-2"),
            () => other.WithdrawQuestionAsync(twin, 1),
            () => desk.RedactAsync(mill, ReasonCodes.PersonalData));

        var seen = await other.ViewWhenAsync(v => v.Questions is [{ Context.Count: 1, Upvotes: 1, Pinned: true }]).Within();
        Assert.Equal("Half and half.", Assert.Single(seen.Questions[0].Context!).Text);
        await BoundedWait.UntilAsync("the author knows", () => author.Mine?.Asked.Any(q => q is { State: QuestionStates.Rejected, Appeal.State: "dismissed" }) is true);
        Assert.Equal(bridge, Assert.Single((await other.FindQuestionsAsync(new FindQuestions { States = [QuestionStates.Published] }).Within()).Questions!).Id);
        Assert.Equal(bridge, Assert.Single((await author.SimilarQuestionsAsync("who pays for the new bridge").Within()).Questions!).Id);
        var history = await desk.ItemHistoryAsync(bridge).Within();
        Assert.Equal("ask", history.Entries![0].Action);

        await town.Server.KillAsync().Within();
        await BoundedWait.UntilAsync("both notice", () => desk.Link == LinkState.Offline && author.Link == LinkState.Offline);
        Assert.Equal(ClientRefusals.Disconnected, (await author.FindQuestionsAsync(new FindQuestions()).Within()).Error?.Code);
        Assert.Equal(ClientRefusals.Disconnected, (await desk.ItemHistoryAsync(bridge).Within()).Error?.Code);
    }

    private static async Task RunAsync(params Func<Task<Outcome>>[] commands)
    {
        for (var i = 0; i < commands.Length; i++)
        {
            var outcome = await commands[i]().Within();
            Assert.True(outcome.Ok, $"{i}: {outcome.Error}");
            if (outcome.Items is { } items)
                Assert.All(items, item => Assert.True(item.Ok, $"{i}: {item.Error}"));
        }
    }
}
