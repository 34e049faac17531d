namespace LiveTownHall.Tally.Tests;

public class IntakeStressTests
{
    private const int Producers = 4;
    private const int Each = 250_000;

    [Theory]
    [InlineData(2)]
    [InlineData(64)]
    [InlineData(4096)]
    public void Nothing_is_lost_or_doubled_and_each_producers_order_is_kept(int capacity)
    {
        var each = capacity == 2 ? Each / 10 : Each;
        var intake = new Intake<(int Producer, int Number)>(capacity);
        var next = new int[Producers];
        Crew.Run([.. Enumerable.Range(0, Producers).Select<int, Action>(producer => () => Produce(producer)), Consume]);
        Assert.All(next, taken => Assert.Equal(each, taken));
        Assert.False(intake.TryDequeue(out _));
        Assert.Equal(0, intake.Count);

        void Produce(int producer)
        {
            for (var number = 0; number < each; number++)
            {
                var spinner = default(SpinWait);
                while (!intake.TryEnqueue((producer, number)))
                    spinner.SpinOnce(sleep1Threshold: -1);
            }
        }

        void Consume()
        {
            var batch = new (int Producer, int Number)[100];
            var spinner = default(SpinWait);
            for (var left = each * Producers; left > 0;)
            {
                var count = intake.DrainTo(batch);
                left -= count;
                foreach (var (producer, number) in batch.AsSpan(0, count))
                {
                    if (next[producer]++ != number)
                        throw new InvalidOperationException("An item was lost, doubled or overtaken by a later one.");
                }

                if (count == 0)
                    spinner.SpinOnce(sleep1Threshold: -1);
            }
        }
    }

    [Fact]
    public void Closing_in_the_middle_keeps_exactly_what_was_accepted()
    {
        for (var round = 0; round < 50; round++)
        {
            var intake = new Intake<int>(1 << 14);
            var accepted = 0;
            Crew.Run([.. Enumerable.Repeat<Action>(Produce, Producers), Close]);

            Assert.Equal(accepted, intake.DrainTo(new int[intake.Capacity]));
            Assert.False(intake.TryEnqueue(0));

            void Produce()
            {
                for (var i = 0; i < 2000 && intake.TryEnqueue(i); i++)
                    Interlocked.Increment(ref accepted);
            }

            void Close()
            {
                var target = round * 50;
                while (Volatile.Read(ref accepted) < target)
                    Thread.SpinWait(10);
                intake.Close();
            }
        }
    }
}
