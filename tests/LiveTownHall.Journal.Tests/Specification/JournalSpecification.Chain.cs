using CsCheck;
using LiveTownHall.Journal.Chain;
using LiveTownHall.Testing;

namespace LiveTownHall.Journal.Tests.Specification;

public abstract partial class JournalSpecification
{
    [Fact]
    public async Task Every_batch_is_tied_to_what_its_writer_had_applied_whatever_others_append_between()
    {
        await using var other = await lab.OpenAsync();
        var behind = await ReadChainAsync(Journal);
        for (var i = 0; i < 12; i++)
        {
            var writer = i % 2 == 0 ? Journal : other.Journal;
            var after = i % 3 == 0 ? behind : await ReadChainAsync(Journal);
            Assert.Equal(i + 1, await writer.AppendAsync(Hall, Guid.NewGuid(), Body(i), after).Within());
            if (i == 5)
                behind = await ReadChainAsync(other.Journal);
        }

        var chain = new JournalChain();
        foreach (var batch in await ReadAsync(Journal, 1))
        {
            Assert.NotNull(batch.Link);
            Assert.True(batch.Link.Fits(batch.Body.Span));
            Assert.False(batch.Link.Fits([.. batch.Body.Span, 1]));
            Assert.True(chain.Agrees(batch));
            chain.Add(batch);
        }

        Assert.Equal(chain.Tip, await ReadChainAsync(other.Journal));
        await using var follower = Follow(other.Journal, 1);
        Assert.Equal((await ReadAsync(Journal, 1)).Select(b => b.Link), (await follower.TakeAsync(12)).Select(b => b.Link));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nobody_appends_behind_what_is_not_there_any_more(bool anotherCameInItsPlace)
    {
        await AppendManyAsync(Journal, 0, 5);
        var applied = await ReadChainAsync(Journal);
        await lab.LoseTailAsync(Hall, 3);
        var there = await ReadChainAsync(Journal);
        if (anotherCameInItsPlace)
        {
            await AppendManyAsync(Journal, 7, 3);
        }

        var before = await ReadAsync(Journal, 1);
        await using var other = await lab.OpenAsync();
        var id = Guid.NewGuid();
        foreach (var journal in new[] { Journal, other.Journal })
        {
            var changed = await Assert.ThrowsAsync<JournalChangedException>(() => journal.AppendAsync(Hall, id, Body(1), applied).Within());
            Assert.Equal((Hall, 5), (changed.Hall, changed.Position));
        }

        Assert.Equal(before.Select(b => b.BatchId), (await ReadAsync(Journal, 1)).Select(b => b.BatchId));

        // Whoever knew only what is left goes on, also with that id.
        Assert.Equal(before.Count + 1, await other.Journal.AppendAsync(Hall, id, Body(1), there).Within());
    }

    [Fact]
    public async Task The_same_batch_in_the_same_place_behind_others_is_not_the_same_journal()
    {
        var first = Guid.NewGuid();
        var second = Guid.NewGuid();
        await AppendManyAsync(Journal, 0, 2);
        await Journal.AppendAsync(Hall, first, Body(1)).Within();
        await Journal.AppendAsync(Hall, second, Body(2)).Within();
        var applied = await ReadChainAsync(Journal);
        await lab.LoseTailAsync(Hall, 2);
        await AppendManyAsync(Journal, 7, 1);
        Assert.Equal(4, await Journal.AppendAsync(Hall, second, Body(2)).Within());

        await Assert.ThrowsAsync<JournalChangedException>(() => Journal.AppendAsync(Hall, Guid.NewGuid(), Body(3), applied).Within());
    }

    [Fact]
    public async Task What_was_lost_is_put_back_where_it_stood_and_the_chain_is_the_one_that_it_was()
    {
        await using var other = await lab.OpenAsync();
        await AppendManyAsync(Journal, 0, 6);
        var batches = await ReadAsync(Journal, 1);
        var applied = await ReadChainAsync(Journal);
        await lab.LoseTailAsync(Hall, 2);

        Assert.Equal(0, await Journal.PutBackAsync(Hall, batches[3], After(batches, 3)).Within());
        foreach (var position in Enumerable.Range(3, 4))
        {
            foreach (var journal in new[] { other.Journal, Journal })
            {
                Assert.Equal(position, await journal.PutBackAsync(Hall, batches[position - 1], After(batches, position - 1)).Within());
            }
        }

        Assert.Equal(applied, await ReadChainAsync(other.Journal));
        Assert.Equal(7, await other.Journal.AppendAsync(Hall, Guid.NewGuid(), Body(7), applied).Within());
    }

    [Fact]
    public async Task Nothing_is_put_back_where_another_batch_stands_or_behind_one_that_was_not_before_it()
    {
        await AppendManyAsync(Journal, 0, 4);
        var batches = await ReadAsync(Journal, 1);
        await lab.LoseTailAsync(Hall, 2);
        await AppendManyAsync(Journal, 7, 1);
        var now = await ReadAsync(Journal, 1);

        Assert.Equal(0, await Journal.PutBackAsync(Hall, batches[2], After(batches, 2)).Within());
        Assert.Equal(0, await Journal.PutBackAsync(Hall, batches[3], After(batches, 3)).Within());
        Assert.Equal(0, await Journal.PutBackAsync(Hall, batches[3], After(batches, 2)).Within());
        Assert.Equal(now.Select(b => b.BatchId), (await ReadAsync(Journal, 1)).Select(b => b.BatchId));
    }

    [Fact]
    public async Task A_journal_from_before_there_were_digests_gets_its_chain_from_the_next_entry_on()
    {
        var ids = Enumerable.Range(0, 3).Select(_ => Guid.NewGuid()).ToArray();
        foreach (var id in ids)
        {
            await lab.AppendWithoutLinkAsync(Hall, id, Body(1));
        }

        var old = await ReadChainAsync(Journal);
        Assert.Null(old.Stamp);
        Assert.Equal(4, await Journal.AppendAsync(Hall, Guid.NewGuid(), Body(4), old).Within());
        Assert.Equal(2, await Journal.AppendAsync(Hall, ids[1], Body(1)).Within());

        var batches = await ReadAsync(Journal, 1);
        Assert.Equal([null, null, null, 3], batches.Select(b => b.Link?.Known));
        Assert.Equal(old.Digest, batches[3].Link!.KnownDigest);
        await lab.LoseTailAsync(Hall, 2);
        await Assert.ThrowsAsync<JournalChangedException>(() => Journal.AppendAsync(Hall, Guid.NewGuid(), Body(5), old).Within());
    }

    [Fact]
    public async Task Nodes_that_know_no_chain_append_between_those_that_do_and_the_chain_goes_over_their_entries()
    {
        await using var follower = Follow(Journal, 1);
        var chain = new JournalChain();
        for (var i = 0; i < 12; i++)
        {
            if (i % 3 == 1)
            {
                await lab.AppendWithoutLinkAsync(Hall, Guid.NewGuid(), Body(i));
            }
            else
            {
                Assert.Equal(i + 1, await Journal.AppendAsync(Hall, Guid.NewGuid(), Body(i), chain.Tip).Within());
            }

            var batch = await follower.NextAsync();
            Assert.Equal((i + 1, i % 3 == 1), (batch.Position, batch.Link is null));
            Assert.True(chain.Agrees(batch));
            chain.Add(batch);
        }

        Assert.Equal(chain.Tip, await ReadChainAsync(Journal));
    }

    [Fact]
    public async Task A_body_that_was_changed_together_with_its_checksum_is_found_by_a_follower()
    {
        await AppendManyAsync(Journal, 0, 3);
        await lab.RewriteAsync(Hall, batches => batches[1] = StoredBatch.Seal(2, batches[1].BatchId, Body(9), batches[1].Link));
        await using var follower = Follow(Journal, 1);
        await follower.NextAsync();
        Assert.Equal(2, (await Assert.ThrowsAsync<JournalCorruptException>(() => follower.NextAsync())).Position);
    }

    [Fact]
    public Task Whatever_is_lost_and_whoever_writes_no_batch_ever_stands_behind_a_journal_that_its_writer_had_not_read()
        => Gen.Select(Gen.Int[0, 9], Gen.Int[0, 2], Gen.Int[1, 4]).Array[5, 30].SampleAsync(
            async acts =>
            {
                var hall = $"{Hall}-{Guid.NewGuid():N}";
                var applied = new[] { ChainPoint.Start, ChainPoint.Start, ChainPoint.Start };
                foreach (var (kind, writer, count) in acts)
                {
                    var head = await Journal.HeadAsync(hall).Within();
                    switch (kind)
                    {
                        case 0 when head > 0:
                            await lab.LoseTailAsync(hall, Math.Max(1, head - count));
                            break;
                        case <= 4:
                            applied[writer] = await ReadChainAsync(Journal, hall);
                            break;
                        default:
                            try
                            {
                                await Journal.AppendAsync(hall, Guid.NewGuid(), Body(count), applied[writer]).Within();
                            }
                            catch (JournalChangedException)
                            {
                                applied[writer] = await ReadChainAsync(Journal, hall);
                            }

                            break;
                    }
                }

                var chain = new JournalChain();
                foreach (var batch in await ReadAsync(Journal, 1, hall))
                {
                    Assert.True(chain.Agrees(batch));
                    chain.Add(batch);
                }
            },
            iter: 12,
            threads: 1);

    private static ChainPoint After(List<JournalBatch> batches, int count) => batches.Take(count).Aggregate(ChainPoint.Start, (point, batch) => point.Then(batch));

    private async Task<ChainPoint> ReadChainAsync(IJournal journal, string? hall = null)
        => After(await ReadAsync(journal, 1, hall), int.MaxValue);
}
