using CsCheck;
using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Tests.Halls;
using LiveTownHall.Core.Tests.Polls.Kinds;

namespace LiveTownHall.Core.Tests.Polls.Life;

/// <summary>Options that come while people vote, and what the record keeps of them and of other words.</summary>
public class AddedOptionTests
{
    public static TheoryData<string> Kinds => [.. KindRegistry.All.Where(kind => kind.Kind.HasOptions()).Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Earlier_ballots_stay_valid_and_later_ones_may_name_what_is_new(string kind)
        => AnyVoter.Drawn.Array[2, 8].Sample(voters =>
        {
            var hall = new JournalledHall();
            hall.Open("P1", Poll(kind, 3));
            var papers = voters.Select(voter => KindRegistry.Of(hall.Poll("P1").Definition.Kind).Answer(hall.Poll("P1").Definition, voter)).ToList();
            for (var i = 0; i < papers.Count; i++)
                hall.Vote("P1", (ulong)i, papers[i]);
            var before = Count(hall);

            Assert.Equal(Ruling.Accepted, hall.Do(new PollRevised("P1", Poll(kind, 5))));

            for (var i = 0; i < papers.Count; i++)
                Assert.Equal(hall.Ballots("P1").BallotOf((ulong)i), Unpacked(Poll(kind, 3), papers[i]));
            Assert.Equal(before.Voters, Count(hall).Voters);
            if (before.Counts is { } counts)
                Assert.Equal([.. counts, new OptionCount("o3", 0), new OptionCount("o4", 0)], Count(hall).Counts!.Value);
            Assert.Equal((1, 2), (hall.Poll("P1").WordedAt, hall.Poll("P1").Revision));
            Assert.Equal([new("o3", papers.Count), new("o4", papers.Count)], hall.Poll("P1").Added);
            Assert.Empty(hall.Poll("P1").Reworded);
            Assert.True(hall.Vote("P1", 99, NewOne(kind)).IsAccepted());
            Assert.Equal(papers.Count + 1, Count(hall).Voters);
        }, iter: 20);

    [Fact]
    public void Options_are_not_taken_away_turned_round_or_added_after_the_close()
    {
        var hall = new JournalledHall();
        hall.Open("P1", Poll("single", 3));
        var poll = hall.Poll("P1").Definition;

        Assert.Equal(Ruling.PollNotDraft, hall.Do(new PollRevised("P1", Poll("single", 2))));
        Assert.Equal(Ruling.PollNotDraft, hall.Do(new PollRevised("P1", poll with { Options = [poll.Options[1], poll.Options[0], poll.Options[2]] })));
        Assert.Equal(Ruling.PollNotDraft, hall.Do(new PollRevised("P1", Poll("single", 4) with { CanChange = false })));
        Assert.Equal(Ruling.PollNotDraft, hall.Do(new PollUpdated("P1", Poll("single", 4))));
        Assert.Equal(Ruling.StaleRevision, hall.Do(new PollRevised("P1", Poll("single", 4), Revision: 7)));
        hall.Do(new PollClosed("P1"));
        Assert.Equal(Ruling.PollClosed, hall.Do(new PollRevised("P1", Poll("single", 4))));
        Assert.Equal(Ruling.Accepted, hall.Do(new PollRevised("P1", poll with { Title = "Which one?" })));
        Assert.Equal(3, hall.Poll("P1").Definition.Options.Length);
    }

    [Fact]
    public void What_speaks_against_all_options_keeps_its_place_in_ballots_and_is_shown_last()
    {
        var hall = new JournalledHall();
        hall.Open("P1", Poll("multiple", 3, none: true));
        hall.Vote("P1", 1, new BallotPaper { Choices = ["none"] });

        Assert.Equal(Ruling.Accepted, hall.Do(new PollRevised("P1", Poll("multiple", 4, none: true).PlacedAs(hall.Poll("P1").Definition))));

        Assert.Equal(["none"], hall.Ballots("P1").BallotOf(1)!.Choices);
        Assert.Equal(["o0", "o1", "o2", "none", "o3"], hall.Poll("P1").Definition.Options.Select(o => o.Id));
        Assert.Equal(["o0", "o1", "o2", "o3", "none"], hall.Poll("P1").Definition.OptionsAsShown().Select(o => o.Id));
    }

    [Fact]
    public void The_record_keeps_the_old_words_and_the_new_ones()
    {
        var hall = new JournalledHall();
        hall.Open("P1", Poll("single", 2) with { Description = "Near the river" });
        var poll = hall.Poll("P1").Definition;
        hall.Do(new PollRevised("P1", Poll("single", 3) with { Title = "Which one?", Options = [new("o0", "The first"), .. Poll("single", 3).Options[1..]] }));

        var entry = hall.Replica.Audit.Entries[^1];
        Assert.Equal(("revisePoll", "P1"), (entry.Action, entry.Target));
        Assert.Equal(
            [
                new("title", poll.Title, "Which one?"), new("options.o0", "Option 0", "The first"), new("options.o2", null, "Option 2"),
                new TextChange("description", "Near the river", null),
            ],
            entry.Texts);
        Assert.NotEqual(AuditChain.Hash("", entry), AuditChain.Hash("", entry with { Texts = [] }));
    }

    private static PollDefinition Poll(string kind, int options, bool none = false)
        => AnyPoll.Created(new PollProposal { Kind = kind, Options = AnyPoll.Options(options), NoneOfThese = none ? true : null });

    private static PollResult Count(JournalledHall hall) => PollCounting.Count(hall.Poll("P1"), hall.Replica.Cut()!.Find(0)!);

    private static BallotPaper Unpacked(PollDefinition poll, BallotPaper paper)
    {
        Assert.True(Marking.TryPack(poll, paper, out var packed, out _));
        return Marking.Unpack(poll, packed);
    }

    private static BallotPaper NewOne(string kind) => kind switch
    {
        "ranking" => new() { Ranking = ["o4", "o0", "o1", "o2"] },
        "points" => new() { Points = new Dictionary<string, double> { ["o4"] = 9 } },
        "grid" => new() { Places = new Dictionary<string, IReadOnlyList<double>> { ["o4"] = [0.5, 0.5] } },
        _ => new() { Choices = ["o4"] },
    };
}
