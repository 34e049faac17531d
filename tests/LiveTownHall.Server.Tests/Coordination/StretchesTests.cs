using LiveTownHall.Server.Coordination;

namespace LiveTownHall.Server.Tests.Coordination;

public sealed class StretchesTests
{
    [Fact]
    public void Finds_what_taking_the_best_stretch_again_and_again_finds()
    {
        var chance = new Random(7);
        for (var run = 0; run < 2000; run++)
        {
            var votes = Votes([.. Enumerable.Range(0, chance.Next(60)).Select(_ => chance.NextDouble() < 0.88)]);
            var expected = new List<(int, int)>();
            Best(votes, 0, votes.Length, expected);

            Assert.Equal(expected.Order(), Find(votes, 1).Order());
        }
    }

    [Fact]
    public void A_block_among_others_is_found_and_a_short_one_is_not()
    {
        bool[] noise = [.. Enumerable.Range(0, 40).Select(i => i % 3 == 0)];

        Assert.Contains(Find(Votes([.. noise, .. Enumerable.Repeat(true, 12), .. noise]), 10), s => s.End - s.Start is >= 12 and <= 14);
        Assert.Empty(Find(Votes([.. noise, .. Enumerable.Repeat(true, 7), .. noise]), 10));
    }

    /// <summary>The definition: the best stretch, the longer of equals, then the same to its left and to its right.</summary>
    private static void Best(ObservedVote[] votes, int from, int to, List<(int, int)> found)
    {
        var (best, range) = (0, (0, 0));
        for (var start = from; start < to; start++)
        {
            var sum = 0;
            for (var end = start; end < to; end++)
            {
                sum += votes[end].Options == 1 ? 1 : -9;
                if (sum > best || (sum == best && sum > 0 && end + 1 - start > range.Item2 - range.Item1))
                    (best, range) = (sum, (start, end + 1));
            }
        }

        if (best == 0)
            return;
        found.Add(range);
        Best(votes, from, range.Item1, found);
        Best(votes, range.Item2, to, found);
    }

    private static List<(int Start, int End)> Find(ObservedVote[] votes, int least)
        => Stretches.Find(votes, Enumerable.Range(0, votes.Length).ToArray(), 1, least).ConvertAll(r => (r.Start.Value, r.End.Value));

    private static ObservedVote[] Votes(bool[] forIt) => [.. forIt.Select((yes, i) => new ObservedVote(1, 0, i, yes ? 1UL : 2UL))];
}
