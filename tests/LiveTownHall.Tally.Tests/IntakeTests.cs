using System.Runtime.CompilerServices;
using CsCheck;

namespace LiveTownHall.Tally.Tests;

public class IntakeTests
{
    [Fact]
    public void An_intake_behaves_like_a_bounded_queue()
    {
        Gen.Select(Gen.Int[1, 5], Gen.Int[-4, 4].Array[0, 100]).Sample((power, steps) =>
        {
            var capacity = 1 << power;
            var intake = new Intake<int>(capacity);
            var model = new Queue<int>();
            var next = 0;
            foreach (var step in steps)
            {
                for (var i = 0; i < step; i++)
                {
                    Assert.Equal(model.Count < capacity, intake.TryEnqueue(++next));
                    if (model.Count < capacity)
                        model.Enqueue(next);
                }

                if (step == -1)
                {
                    Assert.Equal(model.TryDequeue(out var expected), intake.TryDequeue(out var item));
                    Assert.Equal(expected, item);
                }
                else if (step < 0)
                {
                    var drained = new int[-step];
                    var count = intake.DrainTo(drained);
                    Assert.Equal(Math.Min(model.Count, -step), count);
                    for (var i = 0; i < count; i++)
                        Assert.Equal(model.Dequeue(), drained[i]);
                }

                Assert.Equal(model.Count, intake.Count);
            }
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(-8)]
    public void A_capacity_that_is_no_power_of_two_is_refused(int capacity)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new Intake<int>(capacity));

    [Fact]
    public void A_closed_intake_refuses_and_still_gives_what_it_has()
    {
        var intake = new Intake<string>(4);
        Assert.True(intake.TryEnqueue("before"));
        intake.Close();
        intake.Close();

        Assert.True(intake.IsClosed);
        Assert.False(intake.TryEnqueue("after"));
        Assert.Equal(1, intake.Count);
        Assert.True(intake.TryDequeue(out var item));
        Assert.Equal("before", item);
        Assert.False(intake.TryDequeue(out _));
    }

    [Fact]
    public void An_item_taken_out_is_not_kept_alive()
    {
        var intake = new Intake<object>(4);
        var gone = PassThrough(intake);
        GC.Collect();
        Assert.False(gone.IsAlive);
        GC.KeepAlive(intake);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference PassThrough(Intake<object> intake)
        {
            var item = new object();
            intake.TryEnqueue(item);
            intake.TryDequeue(out _);
            return new WeakReference(item);
        }
    }
}
