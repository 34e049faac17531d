using LiveTownHall.Testing;

namespace LiveTownHall.Journal.Tests.Specification;

/// <summary>What every journal does; each store runs all of it.</summary>
public abstract partial class JournalSpecification(StoreLab lab) : IAsyncLifetime
{
    protected string Hall { get; } = $"hall-{Guid.NewGuid():N}";

    protected IStore Store { get; private set; } = null!;

    protected IJournal Journal => Store.Journal;

    protected StoreLab Lab => lab;

    public async ValueTask InitializeAsync() => Store = await lab.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await lab.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_hall_without_batches_has_head_zero_and_nothing_to_read()
    {
        Assert.Equal(0, await Journal.HeadAsync(Hall).Within());
        Assert.Empty(await ReadAsync(Journal, 1));
    }

    [Fact]
    public async Task Positions_are_dense_from_one_whichever_node_appends()
    {
        await using var other = await lab.OpenAsync();
        var positions = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(appender => AppendManyAsync(appender % 2 == 0 ? Journal : other.Journal, appender, 50))).Within();

        Assert.Equal(Enumerable.Range(1, 400).Select(p => (long)p), positions.SelectMany(p => p).Order());
        Assert.All(positions, mine => Assert.Equal(mine.Order(), mine));
        Assert.Equal(400, await Journal.HeadAsync(Hall).Within());
    }

    [Fact]
    public async Task What_is_read_is_what_was_appended_byte_for_byte()
    {
        byte[][] bodies = [[], [0], [.. "\0\r\n\t\"$hall"u8], RandomBody(7), RandomBody(8), RandomBody(9), RandomBody(4_096), RandomBody(300_000)];
        var ids = bodies.Select(_ => Guid.NewGuid()).ToArray();
        for (var i = 0; i < bodies.Length; i++)
        {
            Assert.Equal(i + 1, await Journal.AppendAsync(Hall, ids[i], bodies[i]).Within());
        }

        var read = await ReadAsync(Journal, 1);
        Assert.Equal(ids, read.Select(b => b.BatchId));
        Assert.All(bodies.Zip(read), pair => Assert.Equal(pair.First, pair.Second.Body.ToArray()));
    }

    [Fact]
    public async Task Reading_begins_at_any_position_and_pages_through_the_rest()
    {
        await using var small = await lab.OpenAsync(new JournalOptions { PageSize = 7 });
        await AppendManyAsync(small.Journal, 0, 50);
        for (var from = 1; from <= 51; from++)
        {
            Assert.Equal(Enumerable.Range(from, 51 - from).Select(p => (long)p), (await ReadAsync(small.Journal, from)).Select(b => b.Position));
        }
    }

    [Fact]
    public async Task Halls_know_nothing_of_each_other()
    {
        var neighbour = Hall + "-next-door";
        var id = Guid.NewGuid();
        Assert.Equal(1, await Journal.AppendAsync(Hall, id, Body(1)).Within());
        Assert.Equal(1, await Journal.AppendAsync(neighbour, id, Body(2)).Within());
        Assert.Equal(2, await Journal.AppendAsync(Hall, Guid.NewGuid(), Body(3)).Within());

        Assert.Equal(1, await Journal.HeadAsync(neighbour).Within());
        Assert.Equal(Body(2), Assert.Single(await ReadAsync(Journal, 1, neighbour)).Body.ToArray());
    }

    [Fact]
    public async Task The_same_batch_id_is_stored_once_and_keeps_its_position()
    {
        var id = Guid.NewGuid();
        var position = await Journal.AppendAsync(Hall, id, Body(1)).Within();
        await AppendManyAsync(Journal, 7, 20);

        Assert.Equal(position, await Journal.AppendAsync(Hall, id, Body(1)).Within());
        await using (var restarted = await lab.OpenAsync())
        {
            Assert.Equal(position, await restarted.Journal.AppendAsync(Hall, id, Body(1)).Within());
        }

        Assert.Single(await ReadAsync(Journal, 1), batch => batch.BatchId == id);
        Assert.Equal(21, await Journal.HeadAsync(Hall).Within());
    }

    [Fact]
    public async Task Retries_that_race_with_their_first_attempt_get_its_position()
    {
        await using var other = await lab.OpenAsync();
        for (var round = 1; round <= 20; round++)
        {
            var id = Guid.NewGuid();
            var positions = await Task.WhenAll(
                Enumerable.Range(0, 6).Select(i => (i % 2 == 0 ? Journal : other.Journal).AppendAsync(Hall, id, Body(round)).AsTask())).Within();
            Assert.All(positions, position => Assert.Equal(round, position));
        }
    }

    [Fact]
    public async Task A_cancelled_append_says_so_and_can_be_repeated()
    {
        var id = Guid.NewGuid();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Journal.AppendAsync(Hall, id, Body(1), new CancellationToken(canceled: true)).Within());
        var position = await Journal.AppendAsync(Hall, id, Body(1)).Within();
        Assert.Equal(position, await Journal.AppendAsync(Hall, id, Body(1)).Within());
    }

    [Fact]
    public async Task Positions_below_one_are_refused()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ReadAsync(Journal, 0));
        await using var follower = Follow(Journal, 0);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => follower.NextAsync());
    }

    protected static byte[] Body(int number) => [.. BitConverter.GetBytes(number), 1, 2, 3];

    protected static byte[] RandomBody(int length)
    {
        var body = new byte[length];
        new Random(length).NextBytes(body);
        return body;
    }

    protected async Task<long[]> AppendManyAsync(IJournal journal, int appender, int count, string? hall = null)
    {
        var positions = new long[count];
        for (var i = 0; i < count; i++)
        {
            positions[i] = await journal.AppendAsync(hall ?? Hall, Guid.NewGuid(), Body((appender * 100_000) + i)).Within();
        }

        return positions;
    }

    protected async Task<List<JournalBatch>> ReadAsync(IJournal journal, long from, string? hall = null)
    {
        var batches = new List<JournalBatch>();
        using var patience = new CancellationTokenSource(BoundedWait.Patience);
        await foreach (var batch in journal.ReadAsync(hall ?? Hall, from, patience.Token))
        {
            batches.Add(batch);
        }

        return batches;
    }

    protected Follower Follow(IJournal journal, long from, string? hall = null) => new(journal, hall ?? Hall, from);
}
