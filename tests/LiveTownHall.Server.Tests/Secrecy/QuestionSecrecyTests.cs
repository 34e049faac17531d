using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Contracts.Stage;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Questions;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Questions;

namespace LiveTownHall.Server.Tests.Secrecy;

/// <summary>A long random run of attendees, screens and a desk; whatever anybody was sent is searched for what was not theirs to read.</summary>
public sealed class QuestionSecrecyTests
{
    private const int MostStepsMore = 1000;

    private static readonly string[] ByCrowd = ["AskQuestion", "EditQuestion", "WithdrawQuestion", "Appeal", "Flag", "Upvote"];

    private static readonly string[] ByDesk =
    [
        "Decide", "DecideMany", "UndoDecisions", "ClaimItem", "Merge", "Unmerge", "AddContext", "ConfirmContext", "RemoveContext", "ResolveFlags", "MuteAttendee", "Redact",
        "LabelItem", "TranslateItem", "PinItem", "OpenIncident", "MoveIncident", "Announce", "ConfirmAnnouncement", "SetStage", "UpdateHall",
    ];

    private const int Rounds = 8;
    private const int StepsPerRound = 110;

    private readonly Canaries _canaries = new();

    [Theory]
    [InlineData(1)]
    [InlineData(20261124)]
    public async Task Nobody_reads_what_is_not_theirs_however_long_the_evening(int seed)
    {
        await using var server = await TestServer.StartAsync(s =>
            (s.Limits.QuestionsPerMinute, s.Limits.FlagsPerMinute, s.Limits.CallsPerSecond, s.Limits.SearchesPerSecond, s.Limits.BallotsPerSecond) = (0, 0, 0, 0, 0));
        await using var room = await Room.OpenAsync(server: server);
        using var lease = (await server.Get<HallRegistry>().FindAsync(room.Hall.HallId, CancellationToken.None).Within())!;
        var session = lease.Hall.Session;
        var record = new PublicRecord(session);
        var random = new Random(seed);
        var crowd = new Crowd(room, _canaries, random);
        var desk = new Staffing(room, crowd, _canaries, random);
        for (var i = 0; i < 8; i++)
            await crowd.JoinAsync();
        Guest[] screens = [await room.EnterAsync(Roles.Screen), await room.EnterAsync(Roles.Screen, wire: WireFormat.MessagePack)];
        var speaker = await room.EnterAsync(Roles.Speaker);

        for (var round = 0; round < Rounds; round++)
        {
            for (var step = 0; step < StepsPerRound; step++)
                await (random.Next(2) == 0 ? crowd.StepAsync() : desk.StepAsync());
            await MustOweNothingAsync(room, session, lease.Hall);
        }

        // What an evening brings depends on what people see when; one that lacks something goes on until it has had everything.
        for (var step = 0; step < MostStepsMore && Missing(crowd, desk).Any(); step++)
            await (step % 2 == 0 ? crowd.StepAsync() : desk.StepAsync());
        await MustOweNothingAsync(room, session, lease.Hall);
        MustHaveHappened(crowd, desk, record);
        for (var person = 0; person < crowd.People.Count; person++)
            MustBeTheirs(crowd.People[person].Heard, record.Ever, person);
        foreach (var screen in screens)
            MustBeTheirs(screen.Heard, record.Ever, null);
        foreach (var staff in new[] { room.Facilitator, room.Moderator, room.Colleague, speaker })
            MustNotKnowWho(staff.Heard, crowd, null);
        for (var person = 0; person < crowd.People.Count; person++)
            MustNotKnowWho(crowd.People[person].Heard, crowd, person);
        await MustBeSilentAsync(room, crowd);
    }

    /// <summary>Who comes now reads what is public now, and not what was.</summary>
    private async Task MustOweNothingAsync(Room room, HallSession session, LiveHall hall)
    {
        await BoundedWait.UntilAsync("advice and index are up to date", () => hall.Advisor.Pending == 0);
        var last = new Announce { AnnouncementId = Drafts.NewId(), Text = "So far", Level = AnnouncementLevels.Info };
        await room.Facilitator.MustAsync("Announce", last);
        foreach (var role in new[] { Roles.Attendee, Roles.Screen })
        {
            // Who connects is shown the frame of the last tick; only then comes a newer one.
            await using var scout = await room.Server.EnterAsync(room.Hall, role);
            await scout.UntilAsync("the newest is shown", g => g.View.Announcements.Any(a => a.Id == last.AnnouncementId));
        }

        await using var late = await room.Server.EnterAsync(room.Hall, Roles.Attendee);
        await using var wall = await room.Server.EnterAsync(room.Hall, Roles.Screen);
        for (var offset = 0; offset == 0 || offset < (await late.FindAsync(new FindQuestions())).Total; offset += 50)
            await late.FindAsync(new FindQuestions { Offset = offset, Limit = 50 });
        foreach (var question in session.State.Questions.All)
            await late.FindAsync(new FindQuestions { Query = Canaries.In(question.Text).FirstOrDefault() ?? "bridge" });
        var open = PublicRecord.In(session.State);
        var site = await (await room.Server.GetAsync($"/api/halls/{room.Hall.HallId}")).Content.ReadAsStringAsync();
        var newest = late.Messages.OfType<Contracts.Halls.HallView>().Last();
        Assert.Empty(Canaries.In(site).Except(open));
        Assert.Empty(Canaries.In(late.Heard).Except(open));
        Assert.Empty(Canaries.In(wall.Heard).Except(open));
        Assert.Null(newest.Desk);
        Assert.All(newest.Questions, q => Assert.True(q is { Desk: null, Note: null, Appeal: null }));
    }

    private void MustBeTheirs(byte[] heard, IReadOnlySet<string> ever, int? person)
    {
        var wrong = Canaries.In(heard).Where(word => !ever.Contains(word) && (person is null || _canaries.OwnerOf(word) != person)).ToList();
        Assert.True(wrong.Count == 0, $"{person?.ToString() ?? "a screen"} was sent {string.Join(", ", wrong)}");
        foreach (var rule in new[] { "hall.list", "repetition", "rate.author", "guest-" })
            heard.MustNotHold(rule);
    }

    /// <summary>An author without a name has none, not even by id, for anybody but themselves.</summary>
    private static void MustNotKnowWho(byte[] heard, Crowd crowd, int? self)
    {
        for (var person = 0; person < crowd.People.Count; person++)
        {
            if (person == self || !Crowd.IsUnnamed(person))
                continue;
            heard.MustNotHold(crowd.People[person].Ticket.AttendeeId);
            heard.MustNotHold(crowd.Names[person]);
        }
    }

    /// <summary>Metrics, log lines, the public log and the whole record hold no text and no name at all.</summary>
    private static async Task MustBeSilentAsync(Room room, Crowd crowd)
    {
        var api = $"/api/halls/{room.Hall.HallId}";
        foreach (var (path, key) in new[] { ("/metrics", null), ($"{api}/log", null), ($"{api}/log.csv", null), ($"{api}/log.json", null),
            ($"{api}/audit.json", room.Hall.Keys.Moderator), ($"{api}/audit.csv", room.Hall.Keys.Facilitator) })
        {
            var answer = await room.Server.GetAsync(path, key);
            var said = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode && said.Length > 100, $"{path}: {said}");
            Assert.Empty(Canaries.In(said));
            for (var person = 0; person < crowd.People.Count; person++)
            {
                if (Crowd.IsUnnamed(person))
                    Assert.DoesNotContain(crowd.People[person].Ticket.AttendeeId, said, StringComparison.Ordinal);
            }

            if (!path.StartsWith($"{api}/log", StringComparison.Ordinal))
                continue;
            foreach (var who in crowd.People.Append(room.Facilitator).Append(room.Moderator))
                Assert.DoesNotContain(who.Ticket.AttendeeId, said, StringComparison.Ordinal);
        }

        Assert.Empty(Canaries.In(string.Join('\n', room.Server.Logs.Lines)));
        Assert.DoesNotContain(room.Server.Logs.Lines, l => l.StartsWith("Error", StringComparison.Ordinal) || l.StartsWith("Critical", StringComparison.Ordinal));
    }

    /// <summary>A run in which little happened proves little.</summary>
    private void MustHaveHappened(Crowd crowd, Staffing desk, PublicRecord record)
    {
        Assert.Empty(Missing(crowd, desk));
        Assert.True(record.Ever.Count > 50, $"{record.Ever.Count} public");
        Assert.True(_canaries.All.Except(record.Ever).Count() > 200, "too few secrets");
    }

    private static IEnumerable<string> Missing(Crowd crowd, Staffing desk)
        => ByCrowd.Where(method => !crowd.Accepted.ContainsKey(method)).Concat(ByDesk.Where(method => !desk.Accepted.ContainsKey(method)));
}
