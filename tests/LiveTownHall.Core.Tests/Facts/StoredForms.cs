using LiveTownHall.Core.Access;
using LiveTownHall.Core.Budgets;
using LiveTownHall.Core.Codes;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Questions;
using LiveTownHall.Core.Reports;
using LiveTownHall.Core.Stage;

namespace LiveTownHall.Core.Tests.Facts;

/// <summary>The example of each fact as journals hold it. What stands here may gain members at its end and never changes otherwise.</summary>
internal static class StoredForms
{
    private const string Everything =
        """{"kind":"multiple","title":"Parks","options":[{"id":"o1","text":"More"},{"id":"o2","text":"Fewer"}],"minChoices":1,"maxChoices":2"""
        + ""","min":0,"max":10,"step":0.5,"maxWords":3,"canChange":false,"results":"live","secret":true,"closesAfterSeconds":60"""
        + ""","description":"All of them are near","minLabel":"Few","maxLabel":"Many","shuffle":true,"noneOfThese":true,"abstain":true,"ties":"bothLeave","assurance":"A3"}""";

    private const string Budget =
        """{"title":"Greener streets","text":"For 2027","currency":"EUR","decimals":2,"amount":1000000,"ballot":"points","minChoices":1,"maxChoices":5"""
        + ""","points":10,"maxPerProject":4,"rule":"equal-shares","utility":"cost","completion":"add1u","increment":5"""
        + ""","comparison":"satisfaction","tieBreak":["maxVotes","minCost"],"seed":7,"phases":[{"phase":"vote","at":1700000000000},{"phase":"results","at":1700000100000}]}""";

    private const string Project =
        """{"title":"Trees","text":"Forty of them","cost":400000,"category":"Parks","area":"North","place":"Mill lane","ideaIds":["I1"],"incompatibleWith":["J2"]}""";

    private const string Result =
        """{"voters":3,"funded":[{"id":"J1","cost":400000,"votes":2,"round":1,"effectiveVotes":"3/2","payment":"800000/3","inFull":2}],"spent":400000"""
        + ""","purse":"1000000/3","ties":[{"round":1,"tied":["J1","J2"],"chosen":"J1","by":"lottery"}],"greedyPreferred":true,"why":[{"id":"J2","votes":1"""
        + ""","funded":false,"effectiveVotes":"1/2","left":"100","wonAt":300000,"keptOutBy":"J1"}],"greedy":["J1"],"greedySpent":400000"""
        + ""","flaw":"A tie","counted":"cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"}""";

    private const string Ada = "\"by\":{\"id\":\"A1\",\"role\":\"facilitator\"}";
    private const string Mo = "\"by\":{\"id\":\"M1\",\"role\":\"moderator\"}";
    private const string Bea = "\"by\":{\"id\":\"B1\",\"role\":\"attendee\"}";

    public static IReadOnlyDictionary<Type, string> All { get; } = new Dictionary<Type, string>
    {
        [typeof(HallCreated)] =
            """{"fact":"hallCreated",ADA,"hallId":"H1","title":"Budget evening","description":"Hall 3","languages":["en","fr"]"""
            + ""","joinCode":"ABC234","keyHashes":{"facilitator":"ff","moderator":"0f"},"moderation":"pre","anonymousQuestions":true}""",
        [typeof(HallUpdated)] =
            """{"fact":"hallUpdated",ADA,"title":"Budget night","description":"","languages":["de"],"colour":"#102030","logo":"data:image/png;base64"""
            + """,AAAA","moderation":"post","anonymousQuestions":false,"questionsOpen":true,"publicLog":false,"secondPerson":true,"holdTerms":["darn"],"revision":3}""",
        [typeof(HallOpened)] = """{"fact":"hallOpened",ADA}""",
        [typeof(HallClosed)] = """{"fact":"hallClosed",ADA,"present":301}""",
        [typeof(PollCreated)] = """{"fact":"pollCreated",ADA,"pollId":"P1","definition":EVERYTHING}""",
        [typeof(PollUpdated)] = """{"fact":"pollUpdated",ADA,"pollId":"P1","definition":EVERYTHING,"revision":3}""",
        [typeof(PollRevised)] = """{"fact":"pollRevised",ADA,"pollId":"P1","definition":EVERYTHING,"revision":3}""",
        [typeof(PollMoved)] = """{"fact":"pollMoved",ADA,"pollId":"P1","before":"P2"}""",
        [typeof(PollOpened)] = """{"fact":"pollOpened",ADA,"pollId":"P1","closesAt":1700000000000,"revision":3,"lotSeed":"5f"}""",
        [typeof(PollReopened)] = """{"fact":"pollReopened",ADA,"pollId":"P1","closesAt":1700000000000}""",
        [typeof(PollClosed)] = """{"fact":"pollClosed",ADA,"pollId":"P1","closesAt":1700000000000,"present":301}""",
        [typeof(PollTimedOut)] = """{"fact":"pollTimedOut","pollId":"P1","round":2,"closesAt":1700000000000,"present":301}""",
        [typeof(PollReset)] = """{"fact":"pollReset",ADA,"pollId":"P1"}""",
        [typeof(PollDeleted)] = """{"fact":"pollDeleted",ADA,"pollId":"P1","revision":3}""",
        [typeof(ResultsShown)] = """{"fact":"resultsShown",ADA,"pollId":"P1","visible":true}""",
        [typeof(AnswerPicked)] = """{"fact":"answerPicked",ADA,"pollId":"P1","round":2,"answer":4294967297,"picked":true}""",
        [typeof(RollSet)] = """{"fact":"rollSet",ADA,"present":12,"entitled":30}""",
        [typeof(StageSet)] = """{"fact":"stageSet",ADA,"kind":"poll","id":"P1","until":1700000000000,"item":"O1"}""",
        [typeof(ReactionsSet)] = """{"fact":"reactionsSet",ADA,"on":true}""",
        [typeof(WallSet)] = """{"fact":"wallSet",ADA,"theme":"light","text":"large"}""",
        [typeof(RunningOrderSet)] = """{"fact":"runningOrderSet",ADA,"items":[{"id":"O1","kind":"poll","target":"P1","text":"Buses","minutes":10}],"isShown":true,"revision":3}""",
        [typeof(PollExtended)] = """{"fact":"pollExtended",ADA,"pollId":"P1","seconds":30,"from":1700000000000}""",
        [typeof(WordHidden)] = """{"fact":"wordHidden",ADA,"pollId":"P1","word":"trams","into":"tram","apart":true}""",
        [typeof(WordRestored)] = """{"fact":"wordRestored",ADA,"pollId":"P1","word":"trams"}""",
        [typeof(WordHeld)] = """{"fact":"wordHeld","pollId":"P1","word":"trams","rule":"hall.list","apart":true}""",
        [typeof(BallotsDiscounted)] = """{"fact":"ballotsDiscounted",ADA,"pollId":"P1","round":2,"warningId":"W1","on":true,"voters":[7,18446744073709551615]}""",
        [typeof(Announced)] = """{"fact":"announced",ADA,"id":"N2","text":"Doors close at nine","level":"urgent","retracts":"N1","incidentId":"I1","expiresAt":1700000000000}""",
        [typeof(ReportPublished)] = """{"fact":"reportPublished",ADA,"position":7,"hash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}""",
        [typeof(ReportUnpublished)] = """{"fact":"reportUnpublished",ADA}""",
        [typeof(PersonInvited)] =
            """{"fact":"personInvited","by":{"id":"A1","role":"facilitator","via":"links"}"""
            + ""","invitationId":"V1","role":"moderator","name":"Mo","keyHash":"0a","expiresAt":1700000000000}""",
        [typeof(InvitationRevoked)] = """{"fact":"invitationRevoked","by":{"id":"A1","role":"facilitator","via":"V2"},"invitationId":"V1"}""",
        [typeof(InvitationExpired)] = """{"fact":"invitationExpired","invitationId":"V1","expiresAt":1700000000000}""",
        [typeof(KeyReplaced)] = """{"fact":"keyReplaced",ADA,"role":"speaker","keyHash":"0b"}""",
        [typeof(AloneDeclared)] = """{"fact":"aloneDeclared",ADA,"on":true}""",
        [typeof(CodesIssued)] = """{"fact":"codesIssued",ADA,"batchId":"B1","keyDigest":"0d",HASHES,"label":"Balcony","group":"Members"}"""
            .Replace("HASHES", "\"hashes\":[\"11111111111111111111111111111111\",\"22222222222222222222222222222222\"]", StringComparison.Ordinal),
        [typeof(CodesRevoked)] = """{"fact":"codesRevoked",ADA,"batchId":"B1"}""",
        [typeof(CodeRedeemed)] = """{"fact":"codeRedeemed","by":{"id":"T1","role":"attendee"},"batchId":"B1","hash":"11111111111111111111111111111111"}""",
        [typeof(CodeReleased)] = """{"fact":"codeReleased",ADA,"batchId":"B1","hash":"11111111111111111111111111111111"}""",
        [typeof(BudgetCreated)] =
            """{"fact":"budgetCreated",ADA,"budgetId":"B1","definition":BUDGET,"projects":[{"projectId":"J1","project":PROJECT}],"imported":2,"dropPast":true}""",
        [typeof(BudgetUpdated)] = """{"fact":"budgetUpdated",ADA,"budgetId":"B1","definition":BUDGET,"revision":3}""",
        [typeof(BudgetPhaseSet)] = """{"fact":"budgetPhaseSet",ADA,"budgetId":"B1","phase":"vote","dropPast":true}""",
        [typeof(BudgetPhaseDue)] = """{"fact":"budgetPhaseDue","budgetId":"B1","phase":"vote","at":1700000000000,"dropPast":true}""",
        [typeof(ProjectAdded)] = """{"fact":"projectAdded",ADA,"budgetId":"B1","projectId":"J1","project":PROJECT}""",
        [typeof(ProjectUpdated)] = """{"fact":"projectUpdated",ADA,"budgetId":"B1","projectId":"J1","project":PROJECT,"revision":3}""",
        [typeof(ProjectJudged)] = """{"fact":"projectJudged",ADA,"budgetId":"B1","projectId":"J1","state":"notFeasible","reason":"It is not our land","final":true}""",
        [typeof(ProjectTracked)] = """{"fact":"projectTracked",ADA,"budgetId":"B1","projectId":"J1","state":"underWay","note":"Half are planted"}""",
        [typeof(BudgetCounted)] = """{"fact":"budgetCounted","budgetId":"B1","cut":1,"algorithm":"livetownhall-budgets/1","result":RESULT}""",
        [typeof(QuestionAsked)] =
            """{"fact":"questionAsked",BEA,"questionId":"Q1","text":"Why no trees?","language":"en","author":"Bea","rules":["capitals","hold:en"]"""
            + ""","hold":"hold:en","freesPlaces":true}""",
        [typeof(QuestionEdited)] = """{"fact":"questionEdited",BEA,"questionId":"Q1","revision":1,"text":"Why so few trees?","rules":["capitals","hold:en"],"hold":"hold:en"}""",
        [typeof(QuestionWithdrawn)] = """{"fact":"questionWithdrawn",BEA,"questionId":"Q1","revision":2}""",
        [typeof(QuestionAppealed)] = """{"fact":"questionAppealed",BEA,"questionId":"Q1","text":"It is on topic"}""",
        [typeof(QuestionMerged)] = """{"fact":"questionMerged",MO,"questionId":"Q1","into":"Q2"}""",
        [typeof(QuestionUnmerged)] = """{"fact":"questionUnmerged",MO,"questionId":"Q1"}""",
        [typeof(ItemDecided)] =
            """{"fact":"itemDecided",MO,"itemId":"Q1","revision":2,"action":"reject","reason":"off_topic","note":"Another evening","owner":"Parks office","due":"2026-12-01"}""",
        [typeof(DecisionUndone)] = """{"fact":"decisionUndone",MO,"itemId":"Q1"}""",
        [typeof(AppealDismissed)] = """{"fact":"appealDismissed",MO,"itemId":"Q1","note":"It stays off topic"}""",
        [typeof(ItemClaimed)] = """{"fact":"itemClaimed",MO,"itemId":"Q1"}""",
        [typeof(ItemReleased)] = """{"fact":"itemReleased",MO,"itemId":"Q1"}""",
        [typeof(ItemFlagged)] = """{"fact":"itemFlagged",BEA,"itemId":"Q1","category":"spam","note":"Third time","network":18446744073709551615,"audience":250,"fresh":true}""",
        [typeof(FlagsResolved)] = """{"fact":"flagsResolved",MO,"caseId":"Q1-spam","verdict":"agreed"}""",
        [typeof(ContextProposed)] =
            """{"fact":"contextProposed",MO,"itemId":"Q1","contextId":"C1","text":"The figure is 12","sources":["https://example.org/a"],"claimId":"R1","corrects":"C0"}""",
        [typeof(ContextConfirmed)] = """{"fact":"contextConfirmed",MO,"itemId":"Q1","contextId":"C1"}""",
        [typeof(ContextRemoved)] = """{"fact":"contextRemoved",MO,"itemId":"Q1","contextId":"C1","text":"The figure was wrong"}""",
        [typeof(AttendeeMuted)] = """{"fact":"attendeeMuted",MO,"handle":"guest-1","reason":"spam"}""",
        [typeof(AttendeeUnmuted)] = """{"fact":"attendeeUnmuted",MO,"handle":"guest-1"}""",
        [typeof(ItemRedacted)] = """{"fact":"itemRedacted",MO,"itemId":"Q1","reason":"personal_data"}""",
        [typeof(ItemLabelled)] = """{"fact":"itemLabelled",MO,"itemId":"Q1","label":"disputed","on":true}""",
        [typeof(ItemPinned)] = """{"fact":"itemPinned",MO,"itemId":"Q1","on":true}""",
        [typeof(ItemTranslated)] = """{"fact":"itemTranslated",MO,"itemId":"Q1","revision":2,"language":"fr","text":"Pourquoi si peu d\u0027arbres ?"}""",
        [typeof(IncidentOpened)] = """{"fact":"incidentOpened",MO,"incidentId":"I1","title":"Polls close early","harm":3,"spread":1,"itemId":"Q1","claimId":"R1"}""",
        [typeof(IncidentAssessed)] = """{"fact":"incidentAssessed",MO,"incidentId":"I1","harm":2,"spread":3}""",
        [typeof(IncidentMoved)] = """{"fact":"incidentMoved",MO,"incidentId":"I1","state":"closed","outcome":"statement","note":"Told the room"}""",
        [typeof(IncidentBreached)] = """{"fact":"incidentBreached","incidentId":"I1","clock":"acknowledge"}""",
        [typeof(AnnouncementConfirmed)] = """{"fact":"announcementConfirmed",MO,"id":"N2"}""",
        [typeof(AnnouncementWithdrawn)] = """{"fact":"announcementWithdrawn",MO,"id":"N2"}""",
        [typeof(ContextRepeated)] =
            """{"fact":"contextRepeated",MO,"itemId":"Q1","contextId":"C2","text":"12","sources":["https://a.org"],"fromItemId":"Q0","fromContextId":"C1","claimId":"R1"}""",
        [typeof(AnnouncementExpired)] = """{"fact":"announcementExpired","id":"N2","expiresAt":1700000000000}""",
        [typeof(ClaimsImported)] =
            """{"fact":"claimsImported",MO,"claims":[{"id":"R1","claim":"Polls close """
            + """early","rating":"False","publisher":"Desk","url":"https://example.org/r","reviewDate":"2026-01-02","language":"en","title":"Opening hours"}]}""",
    }.ToDictionary(
        form => form.Key,
        form => form.Value.Replace("ADA", Ada, StringComparison.Ordinal).Replace("BEA", Bea, StringComparison.Ordinal).Replace("MO", Mo, StringComparison.Ordinal)
            .Replace("EVERYTHING", Everything, StringComparison.Ordinal)
            .Replace("BUDGET", Budget, StringComparison.Ordinal).Replace("PROJECT", Project, StringComparison.Ordinal).Replace("RESULT", Result, StringComparison.Ordinal));
}
