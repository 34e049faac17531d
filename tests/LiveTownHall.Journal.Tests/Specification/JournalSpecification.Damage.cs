using CsCheck;

namespace LiveTownHall.Journal.Tests.Specification;

public abstract partial class JournalSpecification
{
    [Fact]
    public Task A_changed_body_is_reported_at_its_position()
        => DamageIsReportedAsync(3, batches => batches[2] = batches[2] with { Body = Flip(batches[2].Body.ToArray(), 5) });

    [Fact]
    public Task A_torn_body_is_reported_at_its_position()
        => DamageIsReportedAsync(6, batches => batches[5] = batches[5] with { Body = batches[5].Body[..^1] });

    [Fact]
    public Task A_changed_batch_id_is_reported_at_its_position()
        => DamageIsReportedAsync(4, batches => batches[3] = batches[3] with { BatchId = new Guid(Flip(batches[3].BatchId.ToByteArray(), 77)) });

    [Fact]
    public Task A_missing_batch_is_reported_at_its_position() => DamageIsReportedAsync(5, batches => batches.RemoveAt(4));

    [Fact]
    public Task A_missing_first_batch_is_reported_at_its_position() => DamageIsReportedAsync(1, batches => batches.RemoveAt(0));

    [Fact]
    public Task A_missing_last_batch_is_reported_at_its_position() => DamageIsReportedAsync(8, batches => batches.RemoveAt(7));

    [Fact]
    public Task Batches_that_changed_places_are_reported_at_the_first_of_them()
        => DamageIsReportedAsync(2, batches =>
            (batches[1], batches[6]) = (batches[6] with { Position = 2 }, batches[1] with { Position = 7 }));

    [Fact]
    public Task A_batch_that_stands_where_another_stood_is_reported()
        => DamageIsReportedAsync(7, batches => batches[6] = batches[2] with { Position = 7 });

    [Fact]
    public async Task Whatever_is_damaged_is_reported_at_its_first_position_and_never_passed_over()
    {
        var damages = Gen.Select(Gen.Int[0, 7], Gen.Enum<Damage>(), Gen.UInt).Array[1, 3];
        await damages.SampleAsync(
            async damages =>
            {
                var hall = $"{Hall}-{Guid.NewGuid():N}";
                await AppendManyAsync(Journal, 0, 8, hall);
                await lab.RewriteAsync(hall, batches => Apply(batches, damages));
                await AssertReportedAsync(hall, 1 + damages.Min(d => d.Item1));
            },
            iter: 25,
            threads: 1);
    }

    private enum Damage
    {
        Body,
        BatchId,
        Checksum,
        Missing,
    }

    private static void Apply(List<StoredBatch> batches, (int Index, Damage Kind, uint Bit)[] damages)
    {
        // One damage for each batch: two flips of the same bit would heal it.
        foreach (var (index, kind, bit) in damages.DistinctBy(d => d.Index))
        {
            var at = batches.FindIndex(batch => batch.Position == index + 1);
            var batch = batches[at];
            switch (kind)
            {
                case Damage.Body:
                    batches[at] = batch with { Body = Flip(batch.Body.ToArray(), bit) };
                    break;
                case Damage.BatchId:
                    batches[at] = batch with { BatchId = new Guid(Flip(batch.BatchId.ToByteArray(), bit)) };
                    break;
                case Damage.Checksum:
                    batches[at] = batch with { Checksum = batch.Checksum ^ (1u << (int)(bit % 32)) };
                    break;
                default:
                    batches.RemoveAt(at);
                    break;
            }
        }
    }

    private static byte[] Flip(byte[] bytes, uint bit)
    {
        bytes[bit / 8 % bytes.Length] ^= (byte)(1 << (int)(bit % 8));
        return bytes;
    }

    private async Task DamageIsReportedAsync(long position, Action<List<StoredBatch>> damage)
    {
        await AppendManyAsync(Journal, 0, 8);
        Assert.Equal(8, (await ReadAsync(Journal, 1)).Count);
        await lab.RewriteAsync(Hall, damage);
        await AssertReportedAsync(Hall, position);
    }

    private async Task AssertReportedAsync(string hall, long position)
    {
        await using var other = await lab.OpenAsync(new JournalOptions { PageSize = 3 });
        foreach (var journal in new[] { Journal, other.Journal })
        {
            var read = new List<long>();
            var damage = await Assert.ThrowsAsync<JournalCorruptException>(async () =>
            {
                await foreach (var batch in journal.ReadAsync(hall, 1))
                {
                    read.Add(batch.Position);
                }
            });
            Assert.Equal((hall, position), (damage.Hall, damage.Position));
            Assert.Equal(Enumerable.Range(1, (int)position - 1).Select(p => (long)p), read);

            await using var follower = Follow(journal, 1, hall);
            Assert.Equal(position - 1, (await follower.TakeAsync((int)position - 1)).Count);
            damage = await Assert.ThrowsAsync<JournalCorruptException>(() => follower.NextAsync());
            Assert.Equal(position, damage.Position);
        }
    }
}
