using CsCheck;
using LiveTownHall.Core.Access;
using LiveTownHall.Core.Budgets;
using LiveTownHall.Core.Codes;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Reports;
using LiveTownHall.Core.Stage;
using LiveTownHall.Core.Tests.Budgets;
using LiveTownHall.Core.Tests.Moderation;
using LiveTownHall.Core.Tests.Polls;

namespace LiveTownHall.Core.Tests.Halls;

/// <param name="Bytes">One fact as a batch holds it, or bytes that are none.</param>
/// <param name="IsTorn">Takes what follows in its batch with it, so that nothing may follow in any cut.</param>
internal sealed record Piece(byte[] Bytes, bool IsTorn = false);

/// <summary>Random journals of one hall: ballots of every kind, commands in any order, questions and what a desk does with them, and bytes that are neither.</summary>
internal static class AnyJournal
{
    public static readonly PollDefinition[] Agenda =
    [
        AnyPoll.Created(new PollProposal { Kind = "single", Options = AnyPoll.Options(3) }),
        AnyPoll.Created(new PollProposal { Kind = "single", Options = AnyPoll.Options(4), CanChange = false, Secret = true }),
        AnyPoll.Created(new PollProposal { Kind = "multiple", Options = AnyPoll.Options(5), MaxChoices = 3, NoneOfThese = true, Abstain = true }),
        AnyPoll.RankingOf(4),
        AnyPoll.Created(new PollProposal { Kind = "rating", Step = 0.5 }),
        AnyPoll.Created(new PollProposal { Kind = "numeric", Min = 0, Max = 100, Step = 0.1 }),
        AnyPoll.Created(new PollProposal { Kind = "words", MaxWords = 3, Abstain = true }),
        AnyPoll.Created(new PollProposal { Kind = "text" }),
        AnyPoll.Created(new PollProposal { Kind = "text", CanChange = false, Abstain = true }),
        AnyPoll.Created(new PollProposal { Kind = "motion", Base = "present", Quorum = 4 }),
    ];

    private static readonly ulong[] Voters = [0, 1, 2, 3, 4, 5, 6, ulong.MaxValue];

    private static readonly Gen<int> Number = Gen.Int[0, Agenda.Length - 1];

    private static readonly Gen<string> Id = Number.Select(Name);

    private static readonly Gen<long?> Closing = Gen.Int[0, 3].Select(i => i == 0 ? (long?)null : JournalledHall.Noon + i);

    /// <summary>Journals from before there were fences, and after.</summary>
    private static readonly Gen<ulong> Fence = Gen.Frequency((1, Gen.Const(0UL)), (2, Gen.ULong[0, 6]));

    private static readonly Gen<Piece> Ballot =
        from number in Number
        from voter in Gen.Int[0, Voters.Length - 1]
        from round in Gen.Int[0, 4]
        from paper in AnyPoll.PaperFor(Agenda[number])
        from fence in Fence
        from assurance in Gen.Frequency((3, Gen.Const(AssuranceClass.DeviceToken)), (1, Gen.Int[0, 4].Select(c => (AssuranceClass)c)))
        select BallotPiece(number, round == 4 ? 2 : 1, Voters[voter], paper, fence, assurance);

    private static readonly Gen<Piece> Upvote = Gen.Select(AnyQuestions.Upvote, Fence, (u, fence) => Write(batch => batch.Upvote(u.Question, u.Voter, u.On, fence)));

    private static readonly Gen<Piece> Silence =
        from number in Number
        from voter in Gen.Int[0, Voters.Length - 1]
        from word in Gen.Int[1, 2]
        from fence in Fence
        select Write(batch => batch.Mark(new Mark(MarkPart.Poll, number, 1, Voters[voter], fence) { Word = (MarkWord)word }));

    private static readonly Gen<Piece> HostileBallot =
        from number in Gen.Int[-1, 12]
        from round in Gen.Int[-1, 3]
        from bits in Gen.OneOf(Gen.ULong, Gen.ULong[0, 40])
        select Write(batch => batch.Ballot(number, round, 1, bits));

    private static readonly Gen<Piece> Key =
        from number in Gen.Int[0, 12]
        from round in Gen.Int[1, 2]
        from key in Gen.Byte[0, 1]
        select Write(batch => batch.Key(number, round, [.. Enumerable.Repeat(key, 32)]));

    private static readonly Gen<Piece> HostileTerms =
        from number in Number
        from terms in Gen.OneOf(Gen.String, Gen.Const(""), Gen.Const("a")).Array[0, 18]
        select Write(batch => batch.Terms(number, 1, 2, [.. terms]));

    private static readonly Gen<Fact> PollFact = Gen.OneOf<Fact>(
        Id.Select(id => (Fact)new PollCreated(id, Definition(id, 0))),
        Gen.Select(Id, Gen.Int[0, 9], (id, variant) => (Fact)new PollUpdated(id, Definition(id, variant))),
        Gen.Select(Id, Gen.Int[0, 12], (id, variant) => (Fact)new PollRevised(id, Definition(id, variant))),
        Gen.Select(Id, Id, Gen.Bool, (id, before, last) => (Fact)new PollMoved(id, last ? null : before)),
        Gen.Select(Id, Closing, (id, at) => (Fact)new PollOpened(id, at)),
        Gen.Select(Id, Closing, (id, at) => (Fact)new PollOpened(id, at)),
        Gen.Select(Id, Closing, (id, at) => (Fact)new PollReopened(id, at)),
        Gen.Select(Id, Closing, (id, at) => (Fact)new PollReopened(id, at)),
        Gen.Select(Id, Closing, (id, at) => (Fact)new PollClosed(id, at)),
        Id.Select(id => (Fact)new PollClosed(id)),
        Gen.Select(Id, Gen.Int[1, 2], Gen.Int[1, 3], (id, round, at) => (Fact)new PollTimedOut(id, round, JournalledHall.Noon + at)),
        Id.Select(id => (Fact)new PollReset(id)),
        Gen.Select(Id, Gen.Int[0, 3], (id, often) => often == 0 ? (Fact)new PollDeleted(id) : new PollOpened(id)),
        Gen.Select(Gen.Int[-2, 8], Gen.Int[3, 9], (present, entitled) => (Fact)new RollSet(present < -1 ? null : present, entitled == 3 ? null : entitled)),
        Gen.Select(Id, Gen.Bool, (id, visible) => (Fact)new ResultsShown(id, visible)),
        Gen.Select(Gen.Int[5, 6], Gen.Int[0, 3], (number, word) =>
            (Fact)(word == 3 ? new WordRestored(Name(number), "w0") : new WordHeld(Name(number), "w" + word, "hall.list", number == 5 ? null : true))),
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 2], Gen.Bool, Gen.Int[0, 3], Gen.Int[0, 6], (number, warning, on, by, from) => (Fact)new BallotsDiscounted(
            Name(number), 1, "W" + warning, on, from == 6 ? null : [.. Voters.AsSpan(from)])
        {
            By = by switch { 0 => People.Fay, 1 => People.Mo, 2 => People.Flo, _ => People.Max },
        }),
        Gen.Select(Gen.Int[7, 8], Gen.Int[1, 2], Gen.ULong[0, 3], Gen.ULong[0, 1], Gen.Bool, (number, round, slot, uses, picked) =>
            (Fact)new AnswerPicked(Name(number), round, (uses << 32) | slot, picked)));

    private static readonly Gen<Fact> HallFact = Gen.OneOf<Fact>(
        Gen.Int[0, 4].Select(often => often == 0 ? (Fact)new HallClosed { Present = 5 } : new HallOpened()),
        Gen.Int[0, 3].Select(i => i == 0 ? (Fact)new ReportUnpublished() : new ReportPublished(i, new string((char)('a' + i), 64))),
        Gen.Int[0, 3].Select(i => (Fact)new HallUpdated(Title: i == 0 ? null : "Title " + i, Colour: i == 1 ? "" : "#00000" + i, Languages: i == 2 ? ["de"] : null)),
        Gen.Select(Gen.OneOf(Gen.Const("idle"), Gen.Const("poll"), Gen.Const("results"), Gen.Const("announcement"), Gen.Const("huh")),
            Id, (kind, id) => (Fact)new StageSet(kind, kind == "idle" ? null : id)),
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], (theme, text) => (Fact)new WallSet(
            theme switch { 0 => null, 1 => "light", _ => "dark" },
            text switch { 0 => null, 1 => "large", _ => "huge" })),
        Gen.Select(AnyOrder.Items(Id), Gen.Bool, Gen.Int[-1, 3], (items, shown, revision) => (Fact)new RunningOrderSet(items, shown, revision < 0 ? null : revision)),
        Gen.Select(Gen.Int[0, 5], Id, (item, id) => (Fact)new StageSet(item == 0 ? "poll" : "questions", item == 0 ? id : null, null, "O" + item)),
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], (i, j) => (Fact)new Announced("P" + i, "Text " + j, "info", j == 0 ? null : "P" + j)),
        Gen.Const((Fact)JournalledHall.Creation));

    private static readonly Gen<string> StaffRole = Gen.Bool.Select(facilitator => facilitator ? "facilitator" : "moderator");

    private static readonly Gen<Fact> AccessFact = Gen.OneOf<Fact>(
        Gen.Select(Gen.Int[0, 3], StaffRole, Closing, (i, role, end) => (Fact)new PersonInvited("V" + i, role, "Name", "a" + i, end) { By = People.Fay }),
        Gen.Int[0, 3].Select(i => (Fact)new InvitationRevoked("V" + i) { By = People.Fay }),
        Gen.Select(Gen.Int[0, 3], Gen.Int[1, 3], (i, at) => (Fact)new InvitationExpired("V" + i, JournalledHall.Noon + at)),
        Gen.Select(StaffRole, Gen.Int[0, 2], (role, i) => (Fact)new KeyReplaced(role, i == 0 ? null : "b" + i) { By = People.Fay }),
        Gen.Bool.Select(on => (Fact)new AloneDeclared(on) { By = People.Fay }));

    private static readonly Gen<string> Code = Gen.Int[0, 5].Select(CodeOf);

    private static string CodeOf(int code) => new((char)('a' + code), 32);

    private static readonly Gen<string> CodeBatch = Gen.Int[0, 1].Select(batch => "B" + batch);

    private static readonly Gen<Fact> CodeFact = Gen.Frequency<Fact>(
        (2, Gen.Select(CodeBatch, Code, Code, (batch, one, other) => (Fact)new CodesIssued(batch, "0d", [one, other]) { By = People.Fay })),
        (1, CodeBatch.Select(batch => (Fact)new CodesRevoked(batch) { By = People.Fay })),
        (4, Gen.Select(CodeBatch, Code, Gen.Int[0, 2], (batch, code, device) => (Fact)new CodeRedeemed(batch, code) { By = new Actor("T" + device, "attendee") })),
        (2, Gen.Select(CodeBatch, Code, (batch, code) => (Fact)new CodeReleased(batch, code) { By = People.Mo })));

    private static readonly Gen<Piece> Unreadable =
        from tag in Gen.Byte[2, 255]
        from junk in Gen.Byte.Array[0, 20]
        select new Piece([tag, (byte)junk.Length, .. junk]);

    private static readonly Gen<Piece> Torn = Gen.Int[0, 2].Select(i => i switch
    {
        0 => new Piece([1, 0, 1, 7, 7], IsTorn: true),
        1 => new Piece([3, 200, 1, 0], IsTorn: true),
        _ => new Piece([9, 255, 255, 255, 255, 255], IsTorn: true),
    });

    private static readonly Gen<Piece> AnyPiece = Gen.Frequency(
        (20, Ballot), (3, Silence), (1, HostileBallot), (1, HostileTerms),
        (1, Unreadable), (1, Torn), (2, HallFact.Select(Piece)), (1, AccessFact.Select(Piece)), (3, CodeFact.Select(Piece)), (8, PollFact.Select(Piece)),
        (5, AnyBudgets.Fact.Select(Piece)), (5, AnyBudgets.Ballot.Select(mark => Write(batch => batch.Mark(mark)))),
        (24, AnyQuestions.Any.Select(Piece)), (6, Upvote), (2, Key));

    private static readonly Piece[] Beginning =
    [
        Piece(JournalledHall.Creation),
        // One of the two that are not open yet asks for a code, as few of those who vote have one.
        .. Enumerable.Range(0, Agenda.Length).Select(i => Piece(new PollCreated(Name(i), i == Agenda.Length - 2 ? Agenda[i] with { Assurance = "A3" } : Agenda[i]))),
        .. Enumerable.Range(0, Agenda.Length - 2).Select(i => Piece(new PollOpened(Name(i)))),
        Piece(new CodesIssued("B0", "0d", [CodeOf(0), CodeOf(1), CodeOf(2)]) { By = People.Fay }),
        .. AnyBudgets.Beginning.Select(Piece),
        .. AnyQuestions.Beginning.Select(Piece),
    ];

    /// <summary>Pieces with the time they happened at.</summary>
    public static readonly Gen<(Piece Piece, long Time)[]> Pieces =
        from pieces in AnyPiece.Array[0, 120]
        from pauses in Gen.Int[0, 30].Array[pieces.Length + Beginning.Length]
        select Timed([.. Beginning, .. pieces], pauses);

    /// <summary>Facts of one time make one batch or several, as <paramref name="isCut"/> says.</summary>
    public static List<byte[]> Batches((Piece Piece, long Time)[] pieces, Func<int, bool> isCut)
    {
        var batches = new List<byte[]>();
        for (var i = 0; i < pieces.Length; i++)
        {
            var (piece, time) = pieces[i];
            var follows = i > 0 && pieces[i - 1].Time == time && !pieces[i - 1].Piece.IsTorn && !isCut(i);
            batches.Add(follows ? [.. TakeLast(batches), .. piece.Bytes] : [.. Header(time), .. piece.Bytes]);
        }

        return batches;
    }

    public static byte[] Header(long time)
    {
        var writer = new BatchWriter();
        writer.Begin(time);
        return writer.Written.ToArray();
    }

    public static Piece Piece(Fact fact) => Write(batch => batch.Fact(fact));

    private static string Name(int number) => "P" + number;

    private static Piece BallotPiece(int number, int round, ulong voter, BallotPaper paper, ulong fence, AssuranceClass assurance)
        => Write(batch => JournalledHall.Write(batch, new Poll { Number = number, Id = "", Definition = Agenda[number], Round = round }, voter, paper, fence, assurance));

    private static PollDefinition Definition(string id, int variant)
    {
        var definition = Agenda[id[1] - '0'];
        return variant switch
        {
            < 5 => definition with { Title = "Title " + variant },
            6 => definition with { CanChange = !definition.CanChange },
            5 => definition with { Assurance = "A3" },
            7 => definition with { Title = "Cut", Options = [.. definition.Options.Take(1)] },
            8 => definition with { MaxWords = 99, MaxChoices = 99, Step = -1 },
            10 or 11 => definition with { Title = "More " + variant, Options = [.. definition.Options, new PollOption("new" + variant, "New")] },
            12 => definition with { Description = "Read this first" },
            _ => Agenda[0],
        };
    }

    private static Piece Write(Action<BatchWriter> write)
    {
        var writer = new BatchWriter();
        writer.Begin(0);
        var start = writer.Written.Length;
        write(writer);
        return new Piece(writer.Written[start..].ToArray());
    }

    private static (Piece Piece, long Time)[] Timed(Piece[] pieces, int[] pauses)
    {
        var time = JournalledHall.Noon;

        // Most facts share a batch; now and then a lease or the time for an undo runs out.
        return [.. pieces.Select((piece, i) => (piece, time += pauses[i] switch { < 28 => 0, 30 => 70_000, var pause => pause }))];
    }

    private static byte[] TakeLast(List<byte[]> batches)
    {
        var last = batches[^1];
        batches.RemoveAt(batches.Count - 1);
        return last;
    }
}
