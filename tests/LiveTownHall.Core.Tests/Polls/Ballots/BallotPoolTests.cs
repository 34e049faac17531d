using System.Runtime.InteropServices;
using CsCheck;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Core.Tests.Polls.Ballots;

public class BallotPoolTests
{
    [Fact]
    public void The_pool_agrees_with_a_plain_dictionary_whatever_is_acquired_and_released()
    {
        // A few hundred distinct texts, so that pages fill, free and fill again.
        var step = Gen.Select(Gen.Bool, Gen.Int[0, 600]);
        step.Array[0, 2000].Sample(
            steps =>
            {
                var pool = new BallotPool();
                var model = new Dictionary<string, (ulong Id, int References)>();
                var everGiven = new HashSet<ulong>();
                foreach (var (acquire, number) in steps)
                {
                    var text = "t" + number;
                    var held = model.GetValueOrDefault(text);
                    if (acquire)
                    {
                        var id = pool.Acquire(TermBytes.Of([text]));
                        if (held.References > 0)
                            Assert.Equal(held.Id, id);
                        else
                            Assert.True(everGiven.Add(id), "an id was given twice");
                        model[text] = (id, held.References + 1);
                    }
                    else if (held.References > 0)
                    {
                        Assert.Equal(held.References == 1, pool.Release(held.Id));
                        if (held.References == 1)
                            model.Remove(text);
                        else
                            model[text] = held with { References = held.References - 1 };
                    }
                }

                Assert.Equal(model.Count, pool.Count);
                Assert.Equal(
                    model.Select(line => (line.Value.Id, line.Key)).OrderBy(line => (uint)line.Id),
                    pool.Snapshot().Select(entry => (entry.Key, TermBytes.First(entry.Value.AsSpan()))));
                Assert.All(model, line => Assert.Equal(line.Value.References, pool.ReferencesTo(line.Value.Id)));
            },
            iter: 200);
    }

    [Fact]
    public void The_same_history_gives_the_same_ids_in_every_pool()
        => Gen.Select(Gen.Bool, Gen.Int[0, 20]).Array[0, 200].Sample(steps => Assert.Equal(Ids(steps), Ids(steps)));

    [Fact]
    public void The_lowest_free_slot_is_used_again_under_a_new_id()
    {
        var pool = new BallotPool();
        ulong[] ids = [pool.Acquire(TermBytes.Of(["a"])), pool.Acquire(TermBytes.Of(["b"])), pool.Acquire(TermBytes.Of(["c"]))];
        pool.Release(ids[1]);
        pool.Release(ids[0]);

        var again = pool.Acquire(TermBytes.Of(["d"]));

        Assert.Equal((uint)ids[0], (uint)again);
        Assert.NotEqual(ids[0], again);
        Assert.False(pool.TryGet(ids[0], out _));
        Assert.False(pool.Release(ids[0]));
        Assert.True(pool.TryGet(again, out var bytes));
        Assert.Equal(["d"], TermBytes.Read(bytes.AsSpan()));
    }

    [Fact]
    public void A_snapshot_stays_as_it_was()
    {
        var pool = new BallotPool();
        var first = pool.Acquire(TermBytes.Of(["first"]));
        var before = pool.Snapshot();
        pool.Release(first);
        var second = pool.Acquire(TermBytes.Of(["second"]));

        Assert.True(before.TryGet(first, out _));
        Assert.False(before.TryGet(second, out _));
        Assert.Equal([second], pool.Snapshot().Select(entry => entry.Key));
        Assert.Single(before);
    }

    [Fact]
    public void Nothing_is_copied_for_a_snapshot_while_nothing_changes()
    {
        var pool = new BallotPool();
        pool.Acquire(TermBytes.Of(["a"]));

        Assert.Same(pool.Snapshot(), pool.Snapshot());
    }

    [Fact]
    public void A_replaced_text_leaves_memory()
    {
        var pool = new BallotPool();
        var bytes = Replace(pool);
        pool.Snapshot();

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(bytes.IsAlive);
        GC.KeepAlive(pool);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference Replace(BallotPool pool)
        {
            var former = new byte[1000];
            var id = pool.Acquire(ImmutableCollectionsMarshal.AsImmutableArray(former));
            pool.Snapshot();
            pool.Acquire(TermBytes.Of(["replacement"]));
            pool.Release(id);
            return new WeakReference(former);
        }
    }

    [Fact]
    public void Readers_beside_the_writer_see_the_text_of_an_id_or_nothing_but_never_another()
    {
        var pool = new BallotPool();
        var known = new ulong[1000];
        var stop = false;
        var wrong = 0L;
        var read = 0L;
        var readers = Enumerable.Range(0, 2).Select(_ => new Thread(() =>
        {
            for (var i = 0; !Volatile.Read(ref stop); i = (i + 7) % known.Length)
            {
                var id = Volatile.Read(ref known[i]);
                if (!pool.TryGet(id, out var bytes))
                    continue;
                Interlocked.Increment(ref read);
                if (bytes.IsDefault || TermBytes.First(bytes.AsSpan()) != "t" + id)
                    Interlocked.Increment(ref wrong);
            }
        })).ToList();

        // The id of a new text is known only afterwards, so its content is its predicted id; a misprediction would be a wrong read.
        readers.ForEach(reader => reader.Start());
        var uses = new uint[known.Length];
        for (var round = 0; round < 300; round++)
        {
            for (var i = 0; i < known.Length; i++)
            {
                if (round > 0)
                    pool.Release(known[i]);
                var predicted = ((ulong)uses[i]++ << 32) | (uint)i;
                var id = pool.Acquire(TermBytes.Of(["t" + predicted]));
                Assert.Equal(predicted, id);
                Volatile.Write(ref known[i], id);
            }

            pool.Snapshot();
        }

        Volatile.Write(ref stop, true);
        Assert.All(readers, reader => Assert.True(reader.Join(TimeSpan.FromSeconds(30))));
        Assert.Equal(0, wrong);
        Assert.True(read > 0);
    }

    private static List<ulong> Ids((bool Acquire, int Number)[] steps)
    {
        var pool = new BallotPool();
        var held = new List<ulong>();
        var given = new List<ulong>();
        foreach (var (acquire, number) in steps)
        {
            if (acquire)
            {
                held.Add(pool.Acquire(TermBytes.Of(["t" + number])));
                given.Add(held[^1]);
            }
            else if (held.Count > 0)
            {
                pool.Release(held[number % held.Count]);
                held.RemoveAt(number % held.Count);
            }
        }

        return given;
    }
}
