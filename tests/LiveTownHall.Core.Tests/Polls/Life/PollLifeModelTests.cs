using CsCheck;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Stage;
using LiveTownHall.Core.Tests.Halls;

namespace LiveTownHall.Core.Tests.Polls.Life;

public class PollLifeModelTests
{
    private static readonly PollDefinition[] Definitions =
    [
        AnyPoll.Created(new PollProposal { Kind = "single", Options = AnyPoll.Options(3) }),
        AnyPoll.Created(new PollProposal { Kind = "single", Options = AnyPoll.Options(3), CanChange = false, Secret = true }),
        AnyPoll.Created(new PollProposal { Kind = "text" }),
        AnyPoll.Created(new PollProposal { Kind = "words", CanChange = false }),
    ];

    private static readonly string[] Ids = ["P0", "P1", "P2", "P3"];

    private static readonly Gen<(int What, int Poll, ulong Voter, int How)> Command =
        Gen.Select(Gen.Int[0, 25], Gen.Int[0, 3], Gen.ULong[0, 3], Gen.Int[0, 5], (what, poll, voter, how) => (what, poll, voter, how));

    [Fact]
    public void A_hall_rules_as_the_model_does_after_any_commands()
        => Command.Array[1, 60].Sample(commands =>
        {
            var (hall, model) = Prepared();
            foreach (var command in commands)
            {
                if (command.What > 14)
                {
                    var (id, ballot) = (Ids[command.Poll], BallotOf(command.Poll, command.How));
                    Assert.Equal(model.Vote(id, RoundOf(hall, command), command.Voter, ballot), Vote(hall, command));
                }
                else
                {
                    var (fact, answer) = FactOf(hall, command);
                    var foreseen = hall.Replica.Foresee(fact, JournalledHall.Noon);
                    var ruling = hall.Do(fact);
                    Assert.Equal(foreseen, ruling);
                    Assert.Equal(model.Say(fact, answer), ruling);
                }

                AssertSame(model, hall);
            }
        }, iter: 400);

    [Fact]
    public void A_command_that_is_sent_twice_changes_nothing_the_second_time()
        => Command.Array[1, 60].Sample(commands =>
        {
            var (once, _) = Prepared();
            var (twice, _) = Prepared();
            foreach (var command in commands)
            {
                var rulings = command.What > 14
                    ? new[] { Vote(once, command), Vote(twice, command), Vote(twice, command) }
                    : [once.Do(FactOf(once, command).Fact), twice.Do(FactOf(once, command).Fact), twice.Do(FactOf(once, command).Fact)];
                Assert.Equal(rulings[0], rulings[1]);
                Assert.Equal(rulings[0].IsAccepted() ? Ruling.Unchanged : rulings[0], rulings[2]);
            }

            Assert.Equal(JournalledHall.BytesWithoutPosition(once.Replica), JournalledHall.BytesWithoutPosition(twice.Replica));
        }, iter: 300);

    [Fact]
    public void A_refused_command_changes_nothing()
        => Command.Array[1, 60].Sample(commands =>
        {
            var (hall, _) = Prepared();
            foreach (var command in commands)
            {
                var before = hall.State;
                var ruling = command.What > 14 ? Vote(hall, command) : hall.Do(FactOf(hall, command).Fact);
                if (ruling is Ruling.Unchanged || !ruling.IsAccepted())
                    Assert.Same(before, hall.State);
            }
        }, iter: 300);

    private static (JournalledHall Hall, HallModel Model) Prepared()
    {
        var (hall, model) = (new JournalledHall(), new HallModel());
        for (var i = 0; i < Ids.Length; i++)
        {
            var created = new PollCreated(Ids[i], Definitions[i]);
            Assert.Equal(model.Say(created), hall.Do(created));
        }

        return (hall, model);
    }

    private static (Fact Fact, string? Answer) FactOf(JournalledHall hall, (int What, int Poll, ulong Voter, int How) command)
    {
        var (what, poll, _, how) = command;
        var id = Ids[poll];
        long? closesAt = how < 3 ? null : JournalledHall.Noon + how;
        switch (what)
        {
            case 0: return (how == 0 ? new HallClosed() : new HallOpened(), null);
            case 1: return (new PollCreated(id, Definitions[how == 0 ? 0 : poll]), null);
            case 2: return (new PollUpdated(id, Variant(Definitions[poll], how)), null);
            case 3: return (new PollMoved(id, how > 3 ? null : Ids[how]), null);
            case 4 or 5: return (new PollOpened(id, closesAt), null);
            case 6: return (new PollReopened(id, closesAt), null);
            case 7 or 8: return (new PollClosed(id, closesAt), null);
            case 9: return (new PollTimedOut(id, how % 2 + 1, JournalledHall.Noon + 3 + (how % 3)), null);
            case 10: return (new PollReset(id), null);
            case 11: return (how == 0 ? new PollDeleted(id) : new PollOpened(id), null);
            case 12: return (new ResultsShown(id, how % 2 == 0), null);
            case 13: return (how < 2 ? new StageSet("idle") : new StageSet(how < 4 ? "poll" : "results", id), null);
            default:
                var round = hall.State.FindPoll(id)?.Round ?? 1;
                var answers = hall.State.FindPoll(id) is { } asked ? hall.Replica.Cut()!.Find(asked.Number)!.Pool : null;
                var found = answers?.FirstOrDefault(term => Text(TermBytes.Read(term.Value.AsSpan())) == BallotOf(poll, how));
                var known = found is { Value.IsDefault: false } entry;
                return (new AnswerPicked(id, round, known ? found!.Value.Key : 99UL << 32, command.Voter < 3), known ? BallotOf(poll, how) : null);
        }
    }

    private static PollDefinition Variant(PollDefinition definition, int how) => how switch
    {
        0 => definition with { CanChange = !definition.CanChange },
        1 => definition with { Secret = !definition.Secret },
        2 => definition,
        _ => definition with { Title = "Reworded " + how },
    };

    private static string Text(IEnumerable<string> terms) => string.Join(' ', terms);

    private static string BallotOf(int poll, int how) => poll switch
    {
        0 or 1 => "o" + (how % 3),
        2 => "Answer " + (how % 4),
        _ => "word" + (how % 3) + " yes",
    };

    private static int RoundOf(JournalledHall hall, (int What, int Poll, ulong Voter, int How) command)
    {
        var round = hall.State.FindPoll(Ids[command.Poll])?.Round ?? 1;
        return command.What == 15 ? round - 1 : round;
    }

    private static Ruling Vote(JournalledHall hall, (int What, int Poll, ulong Voter, int How) command)
    {
        // A phone names the poll by its number and the round it saw; the poll may be gone meanwhile, or of another kind.
        var (number, text) = (command.Poll, BallotOf(command.Poll, command.How));
        return Assert.Single(hall.Batch(batch =>
        {
            if (number < 2)
                batch.Ballot(number, RoundOf(hall, command), command.Voter, (ulong)(text[1] - '0'));
            else
                batch.Terms(number, RoundOf(hall, command), command.Voter, number == 2 ? [text] : [.. text.Split(' ')]);
        }));
    }

    private static void AssertSame(HallModel model, JournalledHall hall)
    {
        var state = hall.State;
        Assert.Equal(model.Phase, state.Phase);
        Assert.Equal(model.Stage, state.Stage.Id is null ? state.Stage.Kind : state.Stage.Kind + ' ' + state.Stage.Id);
        Assert.Equal(model.Deleted, state.DeletedPolls);
        Assert.Equal(model.Agenda.Select(p => p.Id), state.Polls.Select(p => p.Id));
        foreach (var (expected, poll) in model.Agenda.Zip(state.Polls))
        {
            var ballots = hall.Replica.BallotsOf(poll.Number)!;
            Assert.Equal((expected.Phase, expected.Round, expected.ClosesAt, expected.Shown), (poll.Phase, poll.Round, poll.ClosesAt, poll.Shown));
            Assert.Equal(expected.Definition, poll.Definition);
            Assert.Equal(expected.Ballots.Keys, ballots.SortedBallots().Select(b => b.Voter));
            Assert.Equal(expected.Ballots.Values, expected.Ballots.Keys.Select(voter => Show(ballots.BallotOf(voter)!)));
            Assert.Equal(expected.Ballots.Count, ballots.Voters);
            Assert.Equal(expected.Picked, poll.Picked.Select(id => ballots.Pool!.TryGet(id, out var text) ? TermBytes.First(text.AsSpan()) : "?").Order(StringComparer.Ordinal));
            if (ballots.Pool is { } pool)
                Assert.Equal(expected.Ballots.Values.Distinct().Count(), pool.Count);
        }
    }

    private static string Show(BallotPaper paper) => paper.Text ?? Text((paper.Words ?? paper.Choices)!.Select(word => word!));
}
