using System.Numerics;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Tests.Halls;

namespace LiveTownHall.Core.Tests.Polls.Kinds;

public class MotionTests
{
    public static TheoryData<MotionBase, Majority> Rules
    {
        get
        {
            var rules = new TheoryData<MotionBase, Majority>();
            foreach (var @base in Enum.GetValues<MotionBase>())
            {
                foreach (var majority in Enum.GetValues<Majority>())
                    rules.Add(@base, majority);
            }

            return rules;
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_count_of_up_to_60_voters_passes_exactly_where_the_fractions_say_so(MotionBase @base, Majority majority)
    {
        for (var voters = 0; voters <= 60; voters++)
        {
            for (var yes = 0; yes <= voters; yes++)
            {
                for (var no = 0; no + yes <= voters; no++)
                    AssertPassesAsFractionsSay(@base, majority, voters, yes, no);
            }
        }
    }

    [Theory]
    [InlineData(Majority.TwoThirds, 9, 6)]
    [InlineData(Majority.TwoThirds, 10, 7)]
    [InlineData(Majority.Simple, 10, 6)]
    [InlineData(Majority.Simple, 11, 6)]
    [InlineData(Majority.ThreeQuarters, 8, 6)]
    [InlineData(Majority.FourFifths, 5, 4)]
    [InlineData(Majority.FourFifths, 0, 1)]
    [InlineData(Majority.Simple, 0, 1)]
    public void Exactly_the_fraction_is_enough_and_more_than_half_is_more(Majority majority, long @base, long needed)
        => Assert.Equal(needed, majority.Needed(@base));

    [Theory]
    [InlineData(6, 3, 0, Majority.TwoThirds, "6 of 9 needed 6: passed")]
    [InlineData(5, 4, 2, Majority.TwoThirds, "5 of 9 needed 6: not passed")]
    [InlineData(3, 3, 1, Majority.Simple, "3 of 6 needed 4: a tie, not passed")]
    [InlineData(0, 0, 4, Majority.Simple, "0 of 0 needed 1: not passed")]
    public void The_verdict_is_a_sentence(int yes, int no, int abstain, Majority majority, string sentence)
    {
        var hall = new JournalledHall();
        hall.Open("P1", Motion(majority: majority));
        Vote(hall, yes, no, abstain);

        var verdict = Count(hall).Verdict!;
        Assert.Equal(sentence, verdict.Sentence);
        Assert.Equal(sentence.EndsWith(": passed", StringComparison.Ordinal), verdict.Passed);
    }

    [Fact]
    public void A_draft_has_no_verdict()
    {
        var hall = new JournalledHall();
        hall.Do(new PollCreated("P1", Motion()));

        Assert.Null(Count(hall).Verdict);
    }

    [Fact]
    public void A_motion_that_looks_at_the_roll_does_not_open_before_somebody_said_what_it_looks_at()
    {
        var hall = new JournalledHall();
        hall.Do(new PollCreated("present", Motion(MotionBase.Present)));
        hall.Do(new PollCreated("entitled", Motion(MotionBase.Entitled)));
        hall.Do(new PollCreated("quorum", Motion(quorum: 5)));
        Assert.All(["present", "entitled", "quorum"], id => Assert.Equal(Ruling.NoRoll, hall.Do(new PollOpened(id))));

        Assert.Equal(Ruling.Accepted, hall.Do(new RollSet(Present: 9)));
        Assert.Equal(Ruling.NoRoll, hall.Do(new PollOpened("entitled")));
        Assert.All(["present", "quorum"], id => Assert.Equal(Ruling.Accepted, hall.Do(new PollOpened(id))));
        Assert.Equal(Ruling.Accepted, hall.Do(new RollSet(Entitled: 30)));
        Assert.Equal(Ruling.Accepted, hall.Do(new PollOpened("entitled")));
    }

    [Fact]
    public void Numbers_that_no_hall_can_have_are_refused_and_change_nothing()
    {
        var hall = new JournalledHall();
        hall.Do(new RollSet(9, 10));
        var before = hall.State;

        Assert.All([new RollSet(-1), new RollSet(Entitled: -1), new RollSet(), new RollSet(11), new RollSet(Entitled: 8)],
            fact => Assert.Equal(Ruling.InvalidRequest, hall.Do(fact)));
        Assert.Equal(Ruling.Unchanged, hall.Do(new RollSet(9)));
        Assert.Same(before, hall.State);
    }

    [Fact]
    public void The_base_is_who_was_there_at_the_close_and_stays_so()
    {
        var hall = new JournalledHall();
        hall.Do(new RollSet(Present: 9));
        hall.Open("P1", Motion(MotionBase.Present, Majority.TwoThirds));
        Vote(hall, yes: 6, no: 0, abstain: 0);
        Assert.Equal("6 of 9 needed 6: passed", Count(hall).Verdict!.Sentence);

        hall.Do(new RollSet(Present: 10));
        Assert.Equal("6 of 10 needed 7: not passed", Count(hall).Verdict!.Sentence);
        hall.Do(new PollClosed("P1"));
        hall.Do(new RollSet(Present: 3));
        Assert.Equal("6 of 10 needed 7: not passed", Count(hall).Verdict!.Sentence);
    }

    [Theory]
    [InlineData(5, 5, true)]
    [InlineData(4, 5, false)]
    [InlineData(5, 4, false)]
    public void The_quorum_must_be_there_when_the_motion_opens_and_when_it_closes(int atOpen, int atClose, bool passed)
    {
        var hall = new JournalledHall();
        hall.Do(new RollSet(Present: atOpen));
        hall.Open("P1", Motion(quorum: 5));
        Vote(hall, yes: 3, no: 1, abstain: 0);
        hall.Do(new RollSet(Present: atClose));
        hall.Do(new PollClosed("P1"));

        var verdict = Count(hall).Verdict!;
        Assert.Equal(passed, verdict.Passed);
        Assert.Equal((5, atOpen, atClose), (verdict.Quorum, verdict.PresentAtOpen, verdict.Present));
        Assert.Equal(passed ? VerdictReason.Passed : VerdictReason.NoQuorum, verdict.Reason);
    }

    [Fact]
    public void More_ballots_than_people_decide_nothing()
    {
        var hall = new JournalledHall();
        hall.Do(new RollSet(Present: 3));
        hall.Open("P1", Motion(MotionBase.Present));
        Vote(hall, yes: 4, no: 0, abstain: 0);

        Assert.Equal(VerdictReason.TooManyBallots, Count(hall).Verdict!.Reason);
        Assert.False(Count(hall).Verdict!.Passed);
    }

    [Fact]
    public void A_reset_forgets_who_was_there()
    {
        var hall = new JournalledHall();
        hall.Do(new RollSet(Present: 3));
        hall.Open("P1", Motion(quorum: 2));
        hall.Do(new PollReset("P1"));

        Assert.Equal((null, null), (hall.Poll("P1").Roll, hall.Poll("P1").RollAtOpen));
    }

    [Fact]
    public void A_journal_with_a_roll_replays_to_the_same_bytes()
    {
        var hall = new JournalledHall();
        hall.Do(new RollSet(9, 12));
        hall.Open("P1", Motion(MotionBase.Entitled, Majority.FourFifths, 4));
        Vote(hall, yes: 6, no: 2, abstain: 1);
        hall.Do(new RollSet(8));
        hall.Do(new PollClosed("P1"));

        var replica = new HallReplica();
        foreach (var (position, batch) in hall.Journal.Index())
            Assert.True(replica.Apply(position + 1, batch));
        Assert.Equal(JournalledHall.Bytes(hall.Replica), JournalledHall.Bytes(replica));
        Assert.Equal((9, 8), (replica.State!.FindPoll("P1")!.RollAtOpen!.Present, replica.State.FindPoll("P1")!.Roll!.Present));
    }

    public static TheoryData<string, PollProposal> FlawedSettings() => new()
    {
        { "settings.base", new() { Base = "everybody" } },
        { "settings.majority", new() { Majority = "half" } },
        { "settings.quorum", new() { Quorum = 0 } },
        { "settings.maxChoices", new() { MaxChoices = 2 } },
        { "options", new() { Options = AnyPoll.Options(2) } },
    };

    [Theory]
    [MemberData(nameof(FlawedSettings), DisableDiscoveryEnumeration = true)]
    public void Flawed_settings_are_refused_with_the_field_that_is_wrong(string field, PollProposal proposal)
    {
        Assert.False(PollDefinition.TryCreate(proposal with { Kind = "motion", Title = "We adopt it" }, PollLimits.Default, null, out _, out var flaw));
        Assert.Equal(field, flaw.Field);
        Assert.EndsWith(".", flaw.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("motion", "yes", "no", "abstain")]
    [InlineData("statement", "agree", "disagree", "pass")]
    public void Its_choices_are_its_own_and_each_is_a_ballot(string kind, params string[] choices)
    {
        var poll = AnyPoll.Created(new PollProposal { Kind = kind });
        Assert.Equal(choices, poll.Options.Select(option => option.Id));
        Assert.All(choices.Index(), choice =>
        {
            Assert.True(Marking.TryPack(poll, new BallotPaper { Choices = [choice.Item] }, out var packed, out _));
            Assert.Equal((ulong)choice.Index, packed.Bits);
        });
        Assert.False(Marking.TryPack(poll, new BallotPaper { Choices = ["maybe"] }, out _, out _));
        Assert.False(Marking.TryPack(poll, new BallotPaper { Choices = [.. choices] }, out _, out _));
        Assert.False((poll with { Options = poll.Options.Reverse().ToArray() is var turned ? [.. turned] : [] }).IsSound);
    }

    /// <summary>Against fractions of whole numbers as the law writes them, with everybody entitled and one absent where there are any.</summary>
    private static void AssertPassesAsFractionsSay(MotionBase @base, Majority majority, int voters, int yes, int no)
    {
        var (abstain, present, entitled) = (voters - yes - no, voters + 1, voters + 3);
        var poll = new Poll
        {
            Number = 0,
            Id = "P",
            Definition = Motion(@base, majority),
            Phase = PollPhase.Closed,
            Roll = new Roll(present, entitled),
            RollAtOpen = new Roll(present, entitled),
        };
        var of = @base switch
        {
            MotionBase.YesNo => yes + no,
            MotionBase.Present => present,
            MotionBase.Entitled => entitled,
            _ => voters,
        };
        var (k, n) = majority switch
        {
            Majority.TwoThirds => (2, 3),
            Majority.ThreeQuarters => (3, 4),
            Majority.FourFifths => (4, 5),
            _ => (1, 2),
        };
        BigInteger left = (BigInteger)n * yes, right = (BigInteger)k * of;
        var passes = yes > 0 && (majority == Majority.Simple ? left > right : left >= right);

        var verdict = Verdict.Of(poll, yes, no, abstain);
        Assert.Equal((passes, of, yes), (verdict.Passed, verdict.Base, verdict.Yes));
        Assert.Equal(passes, yes >= verdict.Needed);
        Assert.Equal(majority == Majority.Simple && yes == no && yes > 0 && !passes, verdict.Reason == VerdictReason.Tie);
    }

    private static PollDefinition Motion(MotionBase @base = MotionBase.YesNo, Majority majority = Majority.Simple, int? quorum = null)
        => AnyPoll.Created(new PollProposal { Kind = "motion", Base = @base.ToProtocol(), Majority = majority.ToProtocol(), Quorum = quorum });

    private static PollResult Count(JournalledHall hall) => PollCounting.Count(hall.Poll("P1"), hall.Replica.Cut()!.Find(hall.Poll("P1").Number)!);

    private static void Vote(JournalledHall hall, int yes, int no, int abstain)
    {
        string[] choices = [.. Enumerable.Repeat("yes", yes), .. Enumerable.Repeat("no", no), .. Enumerable.Repeat("abstain", abstain)];
        foreach (var (voter, choice) in choices.Index())
            hall.Vote("P1", (ulong)voter, new BallotPaper { Choices = [choice] });
    }
}
