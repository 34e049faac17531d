namespace LiveTownHall.Tally.Tests;

public class BallotBoxConcurrencyTests
{
    [Fact]
    public void Readers_see_a_voters_former_or_new_ballot_and_never_an_older_one_while_the_box_grows()
    {
        const int Voters = 200_000;
        const int Rounds = 4;
        var box = new BallotBox();
        var done = false;

        // The ballot tells its voter and its round, and so does its fence, so that a torn or misplaced one gives itself away.
        Crew.Run(
            () =>
            {
                for (var n = 1; n <= Voters; n++)
                {
                    for (var round = 1; round <= Rounds; round++)
                        box.Cast(VoterAt(n), BallotOf(n, round), BallotOf(n, round), out _);
                    if (n > 10)
                        box.Cast(VoterAt(n - 10), BallotOf(n - 10, Rounds + 1), BallotOf(n - 10, Rounds + 1), out _);
                }

                Volatile.Write(ref done, true);
            },
            () => Watch(1),
            () => Watch(7));

        Assert.Equal(Voters, box.Voters);

        void Watch(int seed)
        {
            var random = new Random(seed);
            var seen = 0;
            while (!Volatile.Read(ref done))
            {
                var voters = (int)box.Voters;
                if (voters == 0)
                    continue;

                var n = random.Next(2) == 0 ? 1 + random.Next(voters) : Math.Max(1, voters - random.Next(12));
                Assert.True(box.TryGet(VoterAt(n), out var first, out var fence), "A voter who was counted is in the box.");
                Assert.True(box.TryGet(VoterAt(n), out var second, out var laterFence), "A voter does not leave the box.");
                Assert.Equal((ulong)n, first >> 8);
                Assert.Equal((ulong)n, second >> 8);
                Assert.InRange((int)(first & 0xff), 1, Rounds + 1);
                Assert.True((first & 0xff) <= (second & 0xff), "A reader does not go back in time.");
                Assert.Equal((ulong)n, fence >> 8);
                Assert.True(fence <= laterFence, "A fence does not go down.");
                Assert.False(box.Contains(VoterAt(Voters + n)), "Nobody is in the box who never cast.");
                seen++;
            }

            Assert.True(seen > 0);
        }
    }

    private static ulong VoterAt(int n) => (ulong)n * 0x9E3779B97F4A7C15;

    private static ulong BallotOf(int n, int round) => ((ulong)n << 8) | (uint)round;
}
