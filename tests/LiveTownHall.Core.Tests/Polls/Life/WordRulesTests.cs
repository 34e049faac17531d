using System.Collections.Immutable;
using CsCheck;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Tests.Halls;

namespace LiveTownHall.Core.Tests.Polls.Life;

/// <summary>Words that the desk hides or counts as one another: what is shown changes, what was cast does not.</summary>
public class WordRulesTests
{
    private static readonly PollDefinition Words = new() { Kind = PollKind.Words, Title = "Our town", MaxWords = 3 };

    private static readonly string[] Some = ["green", "slow", "tram", "trams", "welcoming"];

    [Fact]
    public void A_hidden_word_is_not_shown_and_comes_back_as_it_was()
    {
        var hall = Voted(["tram"], ["tram", "green"], ["green"]);
        Assert.Equal(Ruling.Accepted, hall.Do(new WordHidden("P1", "tram")));
        Assert.Equal(Ruling.Unchanged, hall.Do(new WordHidden("P1", "tram")));
        Assert.Equal([new("green", 2)], Shown(hall));
        Assert.Equal(3, hall.Ballots("P1").Voters);

        Assert.Equal(Ruling.Accepted, hall.Do(new WordRestored("P1", "tram")));
        Assert.Equal(Ruling.Unchanged, hall.Do(new WordRestored("P1", "tram")));
        Assert.Equal([new("green", 2), new TermCount("tram", 2)], Shown(hall));
        Assert.Null(hall.Poll("P1").HiddenWords);
    }

    [Fact]
    public void Whoever_wrote_both_words_counts_once_for_what_they_count_as()
    {
        var hall = Voted(["tram", "trams"], ["trams"], ["tram"], ["slow"]);
        hall.Do(new WordHidden("P1", "trams", "tram"));

        Assert.Equal([new("tram", 3), new TermCount("slow", 1)], Shown(hall));
    }

    [Fact]
    public void Words_can_not_count_as_one_another_in_a_circle()
    {
        var hall = Voted(["tram"]);
        hall.Do(new WordHidden("P1", "a", "b"));
        hall.Do(new WordHidden("P1", "b", "c"));

        Assert.Equal(Ruling.InvalidRequest, hall.Do(new WordHidden("P1", "c", "a")));
        Assert.Equal(Ruling.InvalidRequest, hall.Do(new WordHidden("P1", "d", "d")));
        Assert.Equal(2, hall.Poll("P1").HiddenWords!.Value.Length);
    }

    [Fact]
    public void Only_words_of_a_poll_that_was_opened_can_be_hidden_and_a_new_round_begins_without()
    {
        var hall = new JournalledHall();
        hall.Do(new PollCreated("P1", Words));
        hall.Open("P2", AnyPoll.RankingOf(2));
        Assert.Equal(Ruling.InvalidTransition, hall.Do(new WordHidden("P1", "tram")));
        Assert.Equal(Ruling.InvalidRequest, hall.Do(new WordHidden("P2", "tram")));
        Assert.Equal(Ruling.InvalidRequest, hall.Do(new WordHidden("P1", "")));
        Assert.Equal(Ruling.NotFound, hall.Do(new WordHidden("P9", "tram")));

        hall.Do(new PollOpened("P1"));
        hall.Do(new WordHidden("P1", "tram"));
        hall.Do(new PollReset("P1"));
        Assert.Null(hall.Poll("P1").HiddenWords);
    }

    [Fact]
    public void A_word_that_a_rule_held_is_shown_once_the_desk_says_so_and_is_not_held_again()
    {
        var hall = Voted(["slow"], ["slow", "green"]);
        Assert.Equal(Ruling.Accepted, hall.Do(new WordHeld("P1", "slow", "hall.list")));
        Assert.Equal(Ruling.Unchanged, hall.Do(new WordHeld("P1", "slow", "list.hold.en")));
        Assert.Equal([new("green", 1)], Shown(hall));
        Assert.Equal("hall.list", hall.Poll("P1").HiddenWords!.Value[0].Rule);

        hall.Do(new WordRestored("P1", "slow"));
        Assert.Equal(Ruling.Unchanged, hall.Do(new WordHeld("P1", "slow", "hall.list")));
        Assert.Equal([new("slow", 2), new TermCount("green", 1)], Shown(hall));
        Assert.Equal(Ruling.Accepted, hall.Do(new WordHidden("P1", "slow")));
        Assert.Equal([new("green", 1)], Shown(hall));

        hall.Do(new PollReset("P1"));
        Assert.Null(hall.Poll("P1").ShownWords);
    }

    [Fact]
    public void Only_words_of_a_poll_that_was_opened_are_held()
    {
        var hall = Voted(["slow"]);
        hall.Open("P2", AnyPoll.RankingOf(2));
        hall.Do(new PollCreated("P3", Words));
        Assert.Equal(Ruling.NotFound, hall.Do(new WordHeld("P9", "slow", "hall.list")));
        Assert.Equal(Ruling.InvalidRequest, hall.Do(new WordHeld("P2", "slow", "hall.list")));
        Assert.Equal(Ruling.InvalidRequest, hall.Do(new WordHeld("P1", "slow", "")));
        Assert.Equal(Ruling.InvalidTransition, hall.Do(new WordHeld("P3", "slow", "hall.list")));
        for (var i = 0; i < 1000; i++)
        {
            Assert.Equal(i >= 500, WordRules.AreApart(hall.Poll("P1")) is true);
            Assert.Equal(Ruling.Accepted, hall.Do(new WordHeld("P1", "w" + i, "hall.list", WordRules.AreApart(hall.Poll("P1")))));
        }

        Assert.Equal(Ruling.LimitReached, hall.Do(new WordHeld("P1", "one more", "hall.list", Apart: true)));

        // Those that the desk hides have places of their own, but for a fact from before.
        Assert.Equal(Ruling.LimitReached, hall.Do(new WordHidden("P1", "slow")));
        Assert.Equal(Ruling.Accepted, hall.Do(new WordHidden("P1", "slow", Apart: true)));
    }

    [Fact]
    public void By_facts_from_before_held_and_hidden_words_have_one_bound_together()
    {
        var hall = Voted(["slow"]);
        for (var i = 0; i < 1000; i++)
            Assert.Equal(Ruling.Accepted, hall.Do(i % 2 == 0 ? new WordHeld("P1", "w" + i, "hall.list") : new WordHidden("P1", "w" + i)));
        Assert.Equal(Ruling.LimitReached, hall.Do(new WordHeld("P1", "slow", "hall.list")));
        Assert.Equal(Ruling.LimitReached, hall.Do(new WordHidden("P1", "slow")));
        Assert.Equal(Ruling.Accepted, hall.Do(new WordHeld("P1", "slow", "hall.list", Apart: true)));
        Assert.Equal(Ruling.Accepted, hall.Do(new WordHidden("P1", "fast", Apart: true)));
    }

    /// <summary>Against a count by hand: for each voter the set of what their words count as.</summary>
    [Fact]
    public void Whatever_is_hidden_each_voter_counts_once_for_each_word_that_is_shown()
        => Gen.Select(
            Gen.Int[0, 4].Array[1, 3].Array[0, 20],
            Gen.Select(Gen.Int[0, 4], Gen.Int[-1, 4]).Array[0, 8]).Sample((ballots, hides) =>
        {
            var hall = Voted([.. ballots.Select(b => b.Distinct().Select(i => Some[i]).ToArray())]);
            foreach (var (word, into) in hides)
                hall.Do(new WordHidden("P1", Some[word], into < 0 ? null : Some[into]));
            var hidden = (hall.Poll("P1").HiddenWords ?? []).ToDictionary(h => h.Word, h => h.Into, StringComparer.Ordinal);
            var expected = ballots.SelectMany(b => b.Select(i => Seen(Some[i])).OfType<string>().Distinct()).CountBy(w => w)
                .Select(w => new TermCount(w.Key, w.Value)).OrderByDescending(w => w.Count).ThenBy(w => w.Term, StringComparer.Ordinal);

            Assert.Equal(expected, Shown(hall));
            Assert.Equal(ballots.Length, hall.Ballots("P1").Voters);

            string? Seen(string word)
            {
                var seen = (string?)word;
                while (seen is not null && hidden.TryGetValue(seen, out var into))
                    seen = into;
                return seen;
            }
        }, iter: 300);

    private static ImmutableArray<TermCount> Shown(JournalledHall hall)
    {
        var cut = hall.Replica.Cut()!.Find(hall.Poll("P1").Number)!;
        return WordCounts.Of(cut.Tally.Profile.AsSpan(), cut.Pool!, hall.Poll("P1").HiddenWords ?? []);
    }

    private static JournalledHall Voted(params string[][] ballots)
    {
        var hall = new JournalledHall();
        hall.Open("P1", Words);
        for (var i = 0; i < ballots.Length; i++)
            Assert.Equal(Ruling.Accepted, hall.Vote("P1", (ulong)i + 1, new BallotPaper { Words = ballots[i] }));
        return hall;
    }
}
