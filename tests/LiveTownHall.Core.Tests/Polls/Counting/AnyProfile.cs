using CsCheck;
using LiveTownHall.Core.Polls;
using LiveTownHall.Tally;

namespace LiveTownHall.Core.Tests.Polls.Counting;

/// <summary>Generators of preference profiles.</summary>
internal static class AnyProfile
{
    public static Gen<DistinctBallot[]> Of(PollDefinition poll, int mostLines = 40)
        => Gen.Select(AnyPoll.PaperFor(poll), Gen.Int[1, 5]).Select((paper, count) => Line(poll, paper, count)).Array[0, mostLines];

    public static Gen<(PollDefinition Poll, DistinctBallot[] Profile)> With(Gen<PollDefinition> polls, int mostLines = 40)
        => polls.SelectMany(poll => Of(poll, mostLines).Select(profile => (poll, profile)));

    public static DistinctBallot Line(PollDefinition poll, BallotPaper paper, long count = 1)
    {
        Assert.True(Marking.TryPack(poll, paper, out var packed, out var flaw), flaw?.ToString());
        return new DistinctBallot(packed.Bits, count);
    }

    /// <summary>Rankings by letters: "ba" ranks option o1 before o0.</summary>
    public static DistinctBallot[] Rankings(PollDefinition poll, params (string Letters, long Count)[] lines)
        => [.. lines.Select(line => Line(poll, new BallotPaper { Ranking = [.. line.Letters.Select(letter => "o" + (letter - 'a'))] }, line.Count))];

    public static DistinctBallot[] Numbers(PollDefinition poll, params double[] values)
        => [.. values.Select(value => Line(poll, new BallotPaper { Value = value }))];
}
