using System.Text;
using LiveTownHall.Journal.Chain;
using LiveTownHall.Testing;

namespace LiveTownHall.Journal.Tests.Specification;

/// <summary>What every store's compaction does; each store runs all of it.</summary>
public abstract class CompactionSpecification(StoreLab lab) : IAsyncLifetime
{
    private const string Hall = "hall";

    private IStore _store = null!;

    public async ValueTask InitializeAsync() => _store = await lab.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await lab.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_rewritten_batch_has_another_body_at_its_position_and_under_its_id_and_the_others_are_as_they_were()
    {
        await using var other = await lab.OpenAsync(new JournalOptions { Silence = TimeSpan.FromMilliseconds(50) });
        var before = await AppendAsync(450);
        await AppendAsync(3, "neighbour");
        await using var ahead = new Follower(other.Journal, Hall, 1);
        await ahead.TakeAsync(450);
        long[] positions = [450, 1, 3, 199, 200, 201, 449];
        Assert.True(await RewriteAsync(before, positions));

        var expected = before.ConvertAll(batch => positions.Contains(batch.Position) ? batch with { Body = NewBody(batch.Position) } : batch);
        await using var restarted = await lab.OpenAsync();
        foreach (var store in new[] { _store, other, restarted })
        {
            MustBe(expected, await ReadAsync(store));
            Assert.Equal(450, await store.Journal.HeadAsync(Hall).Within());
            Assert.Equal(3, await store.Journal.AppendAsync(Hall, before[2].BatchId, before[2].Body).Within());
            await using var follower = new Follower(store.Journal, Hall, 1);
            MustBe(expected, await follower.TakeAsync(450));
        }

        // Whoever was past it hears of nothing but what comes next.
        Assert.Equal(451, await _store.Journal.AppendAsync(Hall, Guid.NewGuid(), new byte[] { 1 }).Within());
        Assert.Equal(451, (await ahead.NextAsync()).Position);
        Assert.All(await ReadAsync(_store, "neighbour"), batch => Assert.Equal(OldBody(batch.Position), batch.Body.ToArray()));
    }

    [Fact]
    public async Task The_chain_is_the_same_without_the_text_and_nobody_can_guess_from_it_what_the_text_was()
    {
        var before = await AppendAsync(5);
        var read = await ReadAsync(_store);
        var applied = ChainOf(read);
        Assert.True(await RewriteAsync(before, 2, 5));

        var now = await ReadAsync(_store);
        Assert.Equal(applied, ChainOf(now));
        Assert.Equal([false, true, false, false, true], now.Select(batch => batch.Link!.Salt.IsEmpty));
        Assert.All(now, batch => Assert.True(batch.Link!.Fits(batch.Body.Span)));
        await using var other = await lab.OpenAsync();
        Assert.Equal(6, await other.Journal.AppendAsync(Hall, Guid.NewGuid(), OldBody(6), applied).Within());
        await using var follower = new Follower(other.Journal, Hall, 1);
        Assert.Equal(ChainOf(await ReadAsync(_store)), ChainOf(await follower.TakeAsync(6)));
    }

    [Fact]
    public async Task All_batches_are_rewritten_or_none()
    {
        var before = await AppendAsync(250);
        var stranger = before[230] with { BatchId = Guid.NewGuid() };
        var changed = before[230] with { Body = new byte[] { 9 } };
        var missing = before[230] with { Position = 251 };
        var none = before[230] with { Position = 0 };
        foreach (var wrong in new[] { stranger, changed, missing, none })
        {
            Assert.False(await _store.Compaction.RewriteAsync(Hall, [New(before[0]), New(wrong), New(before[240])]).Within());
            MustBe(before, await ReadAsync(_store));
        }

        Assert.False(await _store.Compaction.RewriteAsync("nowhere", [New(before[0])]).Within());
        Assert.True(await _store.Compaction.RewriteAsync(Hall, []).Within());
        MustBe(before, await ReadAsync(_store));
        Assert.True(await RewriteAsync(before, 1, 241));
        Assert.False(await RewriteAsync(before, 1, 241));
        Assert.Equal(251, await _store.Journal.AppendAsync(Hall, Guid.NewGuid(), new byte[] { 1 }).Within());
    }

    [Fact]
    public async Task Of_two_compactions_at_once_one_is_done_whole_and_the_other_not_at_all()
    {
        await using var other = await lab.OpenAsync();
        for (var round = 0; round < 5; round++)
        {
            var hall = $"hall-{round}";
            var before = await AppendAsync(450, hall);
            var done = await Task.WhenAll(new[] { _store, other }.Select((store, i) => Task.Run(() => store.Compaction.RewriteAsync(
                hall, before.ConvertAll(batch => new RewrittenBatch(batch, new[] { (byte)i })), CancellationToken.None).AsTask()))).Within();

            Assert.Single(done, true);
            Assert.All(await ReadAsync(other, hall), batch => Assert.Equal([(byte)Array.IndexOf(done, true)], batch.Body.ToArray()));
        }
    }

    [Fact]
    public async Task While_two_nodes_append_nothing_is_lost_and_positions_stay_dense()
    {
        await using var other = await lab.OpenAsync(new JournalOptions { PageSize = 50 });
        var first = await AppendAsync(300);
        await using var follower = new Follower(other.Journal, Hall, 1);
        await follower.TakeAsync(300);
        var appended = new[] { _store, other, _store, other }.Select(store => Task.Run(async () =>
        {
            var mine = new List<JournalBatch>();
            for (var i = 0; i < 200; i++)
            {
                var id = Guid.NewGuid();
                mine.Add(new JournalBatch(await store.Journal.AppendAsync(Hall, id, id.ToByteArray()).Within(), id, id.ToByteArray()));
            }

            return mine;
        })).ToArray();
        var rewritten = 0;
        while (!Array.TrueForAll(appended, static appender => appender.IsCompleted) || rewritten == 0)
        {
            var now = (await ReadAsync(rewritten % 2 == 0 ? other : _store))[rewritten % 300];
            var body = NewBody(now.Position);
            Assert.True(await _store.Compaction.RewriteAsync(Hall, [new RewrittenBatch(now, body)]).Within());
            first[rewritten++ % 300] = now with { Body = body };
        }

        List<JournalBatch> later = [.. (await Task.WhenAll(appended).Within()).SelectMany(mine => mine).OrderBy(batch => batch.Position)];
        MustBe([.. first, .. later], await ReadAsync(other));
        Assert.Equal(Enumerable.Range(301, 800).Select(p => (long)p), later.Select(batch => batch.Position));
        MustBe(later, await follower.TakeAsync(800));
    }

    [Fact]
    public async Task Halls_with_a_batch_are_listed()
    {
        Assert.Empty(await _store.Compaction.HallsAsync().Within());
        foreach (var hall in new[] { "b", "a", "B:{1}" })
        {
            await AppendAsync(1, hall);
        }

        Assert.True(await _store.Compaction.RewriteAsync("a", [.. (await ReadAsync(_store, "a")).Select(New)]).Within());
        Assert.Equal(["B:{1}", "a", "b"], await _store.Compaction.HallsAsync().Within());
    }

    [Fact]
    public async Task Of_former_bodies_nothing_is_left_in_any_file_also_where_compaction_was_broken_off_before()
    {
        var canary = Encoding.ASCII.GetBytes($"canary-{Guid.NewGuid():N}");
        for (var i = 0; i < 120; i++)
        {
            // From a corner of a page to several pages.
            byte[] body = [.. Enumerable.Repeat(canary, 1 + (i * i / 20)).SelectMany(bytes => bytes)];
            await _store.Journal.AppendAsync(Hall, Guid.NewGuid(), body).Within();
        }

        Assert.Equal(lab.Folder is not null, AnyFileHolds(canary));
        Assert.True(await _store.Compaction.RewriteAsync(Hall, [.. (await ReadAsync(_store)).Select(New)]).Within());
        await _store.DisposeAsync();
        _store = await lab.OpenAsync();
        await BoundedWait.UntilAsync("the store answers", () => _store.Journal.Health == JournalHealth.Healthy);

        Assert.Empty(await _store.Compaction.ScrubAsync().Within());
        await BoundedWait.UntilAsync("no file holds what was removed", () => !AnyFileHolds(canary));
    }

    [Fact]
    public async Task Of_an_erased_hall_nothing_is_left_and_its_neighbours_are_as_they_were()
    {
        var canary = Encoding.ASCII.GetBytes($"canary-{Guid.NewGuid():N}");
        var id = Guid.NewGuid();
        await _store.Journal.AppendAsync(Hall, id, canary).Within();
        var neighbour = await AppendAsync(3, Hall + "s");
        foreach (var name in new[] { "join/MINE", $"poll-key/{Hall}/0/1", $"question-key/{Hall}" })
            await _store.Directory.CreateIfAbsentAsync(name, canary).Within();
        foreach (var name in new[] { "join/THEIRS", $"poll-key/{Hall}s/0/1", $"question-key/a{Hall}" })
            await _store.Directory.CreateIfAbsentAsync(name, new byte[] { 1 }).Within();

        foreach (var hall in new[] { Hall, Hall + "s" })
            await _store.Schedule.SetAsync(hall, 5).AsTask().Within();

        Assert.True(await _store.Compaction.EraseAsync(Hall, ["join/MINE"], dryRun: true).Within());
        Assert.Single(await ReadAsync(_store));
        Assert.NotNull(await _store.Directory.GetAsync("join/MINE").Within());
        Assert.True(await _store.Compaction.EraseAsync(Hall, ["join/MINE"]).Within());
        Assert.True(await _store.Compaction.EraseAsync(Hall, ["join/MINE"]).Within());
        Assert.Empty(await _store.Compaction.ScrubAsync().Within());

        foreach (var store in new[] { _store, await lab.OpenAsync() })
        {
            Assert.Equal([Hall + "s"], await store.Compaction.HallsAsync().Within());
            Assert.Equal([Hall + "s"], await store.Schedule.DueAsync(5, 10).AsTask().Within());
            Assert.Equal(0, await store.Journal.HeadAsync(Hall).Within());
            Assert.Empty(await ReadAsync(store));
            MustBe(neighbour, await ReadAsync(store, Hall + "s"));
            foreach (var name in new[] { "join/MINE", $"poll-key/{Hall}/0/1", $"question-key/{Hall}" })
                Assert.Null(await store.Directory.GetAsync(name).Within());
            foreach (var name in new[] { "join/THEIRS", $"poll-key/{Hall}s/0/1", $"question-key/a{Hall}" })
                Assert.NotNull(await store.Directory.GetAsync(name).Within());
            if (store != _store)
                await store.DisposeAsync();
        }

        await BoundedWait.UntilAsync("no file holds what was erased", () => !AnyFileHolds(canary));

        // It can come back, with the batches that it had.
        Assert.Equal(1, await _store.Journal.AppendAsync(Hall, id, canary).Within());
    }

    private static ChainPoint ChainOf(List<JournalBatch> batches) => batches.Aggregate(ChainPoint.Start, (point, batch) => point.Then(batch));

    private static byte[] OldBody(long position) => [.. BitConverter.GetBytes(position), 1, 2, 3];

    private static byte[] NewBody(long position) => [.. Enumerable.Repeat((byte)7, (int)(position % 40))];

    private static RewrittenBatch New(JournalBatch batch) => new(batch, NewBody(batch.Position));

    private static void MustBe(List<JournalBatch> expected, List<JournalBatch> read)
    {
        Assert.Equal(expected.Select(b => (b.Position, b.BatchId)), read.Select(b => (b.Position, b.BatchId)));
        Assert.All(expected.Zip(read), pair => Assert.Equal(pair.First.Body.ToArray(), pair.Second.Body.ToArray()));
    }

    private Task<bool> RewriteAsync(List<JournalBatch> read, params long[] positions)
        => _store.Compaction.RewriteAsync(Hall, [.. positions.Select(position => New(read[(int)position - 1]))]).Within();

    private bool AnyFileHolds(byte[] bytes)
        => lab.Folder is { } folder && Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Any(file => Holds(file, bytes));

    private static bool Holds(string path, byte[] bytes)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            file.CopyTo(copy);
            return copy.ToArray().AsSpan().IndexOf(bytes) >= 0;
        }
        catch (FileNotFoundException)
        {
            // Redis deletes its former file in the background.
            return false;
        }
    }

    private async Task<List<JournalBatch>> AppendAsync(int count, string hall = Hall)
    {
        var batches = new List<JournalBatch>(count);
        for (var i = 1; i <= count; i++)
        {
            var id = Guid.NewGuid();
            Assert.Equal(i, await _store.Journal.AppendAsync(hall, id, OldBody(i)).Within());
            batches.Add(new JournalBatch(i, id, OldBody(i)));
        }

        return batches;
    }

    private static async Task<List<JournalBatch>> ReadAsync(IStore store, string hall = Hall)
    {
        var batches = new List<JournalBatch>();
        using var patience = new CancellationTokenSource(BoundedWait.Patience);
        await foreach (var batch in store.Journal.ReadAsync(hall, 1, patience.Token))
        {
            batches.Add(batch);
        }

        return batches;
    }
}
