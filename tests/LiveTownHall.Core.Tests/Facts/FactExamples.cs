using System.Collections.Immutable;
using LiveTownHall.Core.Access;
using LiveTownHall.Core.Codes;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Reports;
using LiveTownHall.Core.Stage;

namespace LiveTownHall.Core.Tests.Facts;

/// <summary>One example of each fact with every member in it.</summary>
internal static class FactExamples
{
    private static readonly PollDefinition Everything = new()
    {
        Kind = PollKind.Multiple,
        Title = "Parks",
        Options = [new("o1", "More"), new("o2", "Fewer")],
        MinChoices = 1,
        MaxChoices = 2,
        Min = 0,
        Max = 10,
        Step = 0.5,
        MaxWords = 3,
        Description = "All of them are near",
        MinLabel = "Few",
        MaxLabel = "Many",
        Shuffle = true,
        NoneOfThese = true,
        Abstain = true,
        Ties = PollTies.BothLeave,
        CanChange = false,
        Results = ResultsRule.Live,
        Secret = true,
        ClosesAfterSeconds = 60,
        Assurance = "A3",
    };

    private static readonly Actor Ada = new("A1", "facilitator");

    public static IReadOnlyList<Fact> All { get; } =
    [
        new HallCreated
        {
            By = Ada,
            HallId = "H1",
            Title = "Budget evening",
            Description = "Hall 3",
            Languages = ["en", "fr"],
            JoinCode = "ABC234",
            KeyHashes = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("facilitator", "ff").Add("moderator", "0f"),
            Moderation = "pre",
            AnonymousQuestions = true,
        },
        new HallUpdated("Budget night", "", ["de"], "#102030", "data:image/png;base64,AAAA", "post", false, true, false, true, ["darn"], 3) { By = Ada },
        new HallOpened { By = Ada },
        new HallClosed { By = Ada, Present = 301 },
        new PollCreated("P1", Everything) { By = Ada },
        new PollUpdated("P1", Everything, 3) { By = Ada },
        new PollRevised("P1", Everything, 3) { By = Ada },
        new PollMoved("P1", "P2") { By = Ada },
        new PollOpened("P1", 1_700_000_000_000, 3) { By = Ada, LotSeed = "5f" },
        new PollReopened("P1", 1_700_000_000_000) { By = Ada },
        new PollClosed("P1", 1_700_000_000_000) { By = Ada, Present = 301 },
        new PollTimedOut("P1", 2, 1_700_000_000_000) { Present = 301 },
        new PollReset("P1") { By = Ada },
        new PollDeleted("P1", 3) { By = Ada },
        new ResultsShown("P1", true) { By = Ada },
        new AnswerPicked("P1", 2, 4_294_967_297, true) { By = Ada },
        new RollSet(12, 30) { By = Ada },
        new StageSet("poll", "P1", 1_700_000_000_000, "O1") { By = Ada },
        new ReactionsSet(true) { By = Ada },
        new WallSet("light", "large") { By = Ada },
        new RunningOrderSet([new OrderItem("O1", "poll", "P1", "Buses", 10)], true, 3) { By = Ada },
        new PollExtended("P1", 30, 1_700_000_000_000) { By = Ada },
        new WordHidden("P1", "trams", "tram", true) { By = Ada },
        new WordRestored("P1", "trams") { By = Ada },
        new WordHeld("P1", "trams", "hall.list", true),
        new BallotsDiscounted("P1", 2, "W1", true, [7, 18_446_744_073_709_551_615]) { By = Ada },
        new Announced("N2", "Doors close at nine", "urgent", "N1", "I1", 1_700_000_000_000) { By = Ada },
        new ReportPublished(7, new string('a', 64)) { By = Ada },
        new ReportUnpublished { By = Ada },
        new PersonInvited("V1", "moderator", "Mo", "0a", 1_700_000_000_000) { By = Ada with { Via = "links" } },
        new InvitationRevoked("V1") { By = Ada with { Via = "V2" } },
        new InvitationExpired("V1", 1_700_000_000_000),
        new KeyReplaced("speaker", "0b") { By = Ada },
        new AloneDeclared(true) { By = Ada },
        new CodesIssued("B1", "0d", [new string('1', 32), new string('2', 32)], "Balcony", "Members") { By = Ada },
        new CodesRevoked("B1") { By = Ada },
        new CodeRedeemed("B1", new string('1', 32)) { By = new Actor("T1", "attendee") },
        new CodeReleased("B1", new string('1', 32)) { By = Ada },
        .. BudgetFactExamples.All,
        .. QuestionFactExamples.All,
        .. ModerationFactExamples.All,
    ];
}
