using CsCheck;

namespace LiveTownHall.Tally.Tests;

public class SilenceTests
{
    private static readonly Gen<(ulong Voter, int Word, ulong Ballot, ulong Fence)[]> Steps =
        Gen.Select(Gen.ULong[0, 4], Gen.Int[0, 3], Gen.ULong[0, 2], Gen.ULong[0, 3]).Array[0, 60];

    [Fact]
    public void Voters_who_speak_abstain_and_take_back_are_counted_as_a_plain_list_counts_them()
        => Steps.Sample(steps =>
        {
            var tally = new PollTally();
            var plain = new SortedDictionary<ulong, (Silence Silence, ulong Ballot, ulong Fence)>();
            foreach (var (voter, word, ballot, fence) in steps)
            {
                var silence = word switch { 1 => Silence.Abstains, 2 => Silence.Withdrew, _ => Silence.None };
                var known = plain.TryGetValue(voter, out var former);
                var late = known && former.Fence > fence;
                var result = silence == Silence.None ? tally.Cast(voter, ballot, fence, out _) : tally.Silence(voter, silence, fence, out _);
                Assert.Equal(late, result == CastResult.Superseded);
                if (!late)
                    plain[voter] = (silence, silence == Silence.None ? ballot : 0, fence);
                AssertSame(plain, tally);
            }

            var cut = tally.CutAt(1);
            Assert.Equal((tally.Voters, tally.Abstained), (cut.Voters, cut.Abstained));
            Assert.Equal(cut.Voters, cut.Profile.Sum(line => line.Count));
        });

    [Fact]
    public void What_a_voter_said_before_is_told_once()
    {
        var tally = new PollTally();
        tally.Cast(7, 3);
        Assert.Equal(CastResult.Changed, tally.Silence(7, Silence.Withdrew, 0, out var previous));
        Assert.Equal(3UL, previous);
        Assert.Equal(CastResult.Unchanged, tally.Silence(7, Silence.Withdrew, 0, out previous));
        Assert.Null(previous);
        Assert.Equal(CastResult.New, tally.Cast(7, 3, 0, out _));
        Assert.True(tally.TryGetBallot(7, out var ballot));
        Assert.Equal(3UL, ballot);
    }

    private static void AssertSame(SortedDictionary<ulong, (Silence Silence, ulong Ballot, ulong Fence)> plain, PollTally tally)
    {
        Assert.Equal(plain.Values.Count(v => v.Silence == Silence.None), tally.Voters);
        Assert.Equal(plain.Values.Count(v => v.Silence == Silence.Abstains), tally.Abstained);
        foreach (var (voter, said) in plain)
        {
            Assert.Equal(said.Silence, tally.SilenceOf(voter));
            Assert.Equal(said.Silence == Silence.None, tally.TryGetBallot(voter, out var ballot));
            Assert.True(said.Silence != Silence.None || ballot == said.Ballot);
            Assert.Equal(said.Fence, tally.FenceOf(voter));
        }
    }
}
