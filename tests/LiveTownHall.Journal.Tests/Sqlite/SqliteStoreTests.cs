using System.Text;
using CsCheck;
using LiveTownHall.Journal.Sqlite;
using LiveTownHall.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace LiveTownHall.Journal.Tests.Sqlite;

public sealed class SqliteStoreTests : IAsyncDisposable
{
    private readonly SqliteLab _lab = new();

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Fact]
    public async Task What_another_process_appended_is_found_after_one_silence()
    {
        var time = new FakeTimeProvider();
        await using var here = StoreFactory.OpenSqlite(_lab.Folder, new JournalOptions { TimeProvider = time });
        await using var elsewhere = StoreFactory.OpenSqlite(_lab.Folder);
        using var patience = new CancellationTokenSource(BoundedWait.Patience);
        await using var follower = here.Journal.FollowAsync("hall", 1, patience.Token).GetAsyncEnumerator(patience.Token);
        await here.Journal.AppendAsync("hall", Guid.NewGuid(), new byte[] { 1 }).Within();
        Assert.True(await follower.MoveNextAsync().Within());

        var next = follower.MoveNextAsync().AsTask();
        await elsewhere.Journal.AppendAsync("hall", Guid.NewGuid(), new byte[] { 2 }).Within();
        Assert.False(next.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(await next.Within());
        Assert.Equal([2], follower.Current.Body.ToArray());
    }

    [Fact]
    public async Task Appends_that_wait_together_are_committed_together()
    {
        await using var store = await _lab.OpenAsync();
        await using var holder = _lab.Connect();
        await store.Journal.AppendAsync("hall", Guid.NewGuid(), new byte[] { 0 }).Within();
        var before = WalPages();

        // While somebody else holds the lock, all of these wait for one commit.
        SqliteFile.Execute(holder, "BEGIN IMMEDIATE");
        var waiting = Enumerable.Range(0, 200).Select(i => store.Journal.AppendAsync("hall", Guid.NewGuid(), new[] { (byte)i }).AsTask()).ToArray();
        SqliteFile.Execute(holder, "ROLLBACK");
        Assert.Equal(Enumerable.Range(2, 200).Select(p => (long)p), await Task.WhenAll(waiting).Within());

        // One commit each would write at least the changed pages of three tables each.
        Assert.InRange(WalPages() - before, 1, 200);

        long WalPages() => new FileInfo(Path.Combine(_lab.Folder, SqliteFile.Name + "-wal")).Length / 4_096;
    }

    [Fact]
    public async Task A_deleted_key_leaves_no_trace_in_any_file()
    {
        var secret = Encoding.ASCII.GetBytes($"secret-{Guid.NewGuid():N}");
        await using var store = await _lab.OpenAsync();
        await store.Directory.CreateIfAbsentAsync("poll-key", secret).Within();
        Assert.Contains(Files(), file => file.AsSpan().IndexOf(secret) >= 0);

        await store.Directory.DeleteAsync("poll-key").Within();
        Assert.DoesNotContain(Files(), file => file.AsSpan().IndexOf(secret) >= 0);

        byte[][] Files() => [.. Directory.GetFiles(_lab.Folder).Select(ReadShared)];
    }

    [Fact]
    public async Task An_append_that_cannot_be_written_fails_and_succeeds_when_it_can()
    {
        await using var store = await _lab.OpenAsync();
        await using var holder = _lab.Connect();
        SqliteFile.Execute(holder, "BEGIN IMMEDIATE");
        var id = Guid.NewGuid();
        await Assert.ThrowsAsync<JournalUnavailableException>(() => store.Journal.AppendAsync("hall", id, new byte[] { 1 }).Within());
        Assert.Equal(JournalHealth.Unavailable, store.Journal.Health);

        SqliteFile.Execute(holder, "ROLLBACK");
        await BoundedWait.UntilAsync("the store is healthy again", () => store.Journal.Health == JournalHealth.Healthy);
        Assert.Equal(1, await store.Journal.AppendAsync("hall", id, new byte[] { 1 }).Within());
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_left_alone()
    {
        await (await _lab.OpenAsync()).DisposeAsync();
        await using (var connection = _lab.Connect())
        {
            SqliteFile.Execute(connection, "PRAGMA user_version = 99");
        }

        var refusal = Assert.Throws<JournalUnavailableException>(() => StoreFactory.OpenSqlite(_lab.Folder));
        Assert.Contains("newer version", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_append_onto_a_head_that_is_older_than_its_batches_is_refused_and_its_neighbours_in_the_group_are_not()
    {
        await using var store = await _lab.OpenAsync();
        for (var i = 0; i < 3; i++)
        {
            await store.Journal.AppendAsync("damaged", Guid.NewGuid(), new byte[] { 1 }).Within();
        }

        await using var holder = _lab.Connect();
        SqliteFile.Execute(holder, "UPDATE head SET position = 1");
        SqliteFile.Execute(holder, "BEGIN IMMEDIATE");
        var refused = store.Journal.AppendAsync("damaged", Guid.NewGuid(), new byte[] { 1 }).AsTask();
        var accepted = store.Journal.AppendAsync("sound", Guid.NewGuid(), new byte[] { 1 }).AsTask();
        SqliteFile.Execute(holder, "ROLLBACK");

        Assert.Equal(2, (await Assert.ThrowsAsync<JournalCorruptException>(() => refused.Within())).Position);
        Assert.Equal(1, await accepted.Within());
    }

    [Fact]
    public async Task A_head_that_is_older_than_its_batches_is_reported_after_the_batches_that_it_vouches_for()
    {
        await using var store = await _lab.OpenAsync();
        for (var i = 0; i < 6; i++)
        {
            await store.Journal.AppendAsync("damaged", Guid.NewGuid(), new byte[] { 1 }).Within();
        }

        await using var holder = _lab.Connect();
        SqliteFile.Execute(holder, "UPDATE head SET position = 4");
        foreach (var read in new[] { store.Journal.ReadAsync("damaged", 1), store.Journal.FollowAsync("damaged", 1) })
        {
            long last = 0;
            var damage = await Assert.ThrowsAsync<JournalCorruptException>(async () =>
            {
                await foreach (var batch in read)
                {
                    last = batch.Position;
                }
            });
            Assert.Equal((4, 5), (last, damage.Position));
        }
    }

    [Fact]
    public async Task Bytes_flipped_anywhere_in_the_file_are_reported_or_harmless_but_no_batch_is_passed_over()
    {
        var bodies = Enumerable.Range(0, 60).Select(i => Enumerable.Range(0, 50 + (i * 7)).Select(b => (byte)(b ^ i)).ToArray()).ToArray();
        await using (var store = await _lab.OpenAsync())
        {
            foreach (var body in bodies)
            {
                // The same file in every run, so that a seed finds the same damage again.
                await store.Journal.AppendAsync("hall", new Guid(body.AsSpan(0, 16)), body).Within();
            }
        }

        var path = Path.Combine(_lab.Folder, SqliteFile.Name);
        var sound = await File.ReadAllBytesAsync(path);
        var reported = 0;
        await Gen.Select(Gen.Int[100, sound.Length - 1], Gen.Int[0, 7]).Array[1, 4].SampleAsync(
            async flips =>
            {
                byte[] damaged = [.. sound];
                foreach (var (at, bit) in flips.Distinct())
                {
                    damaged[at] ^= (byte)(1 << bit);
                }

                // What could not be folded into a damaged file lies beside it still, and would be read with this one.
                File.Delete(path + "-wal");
                File.Delete(path + "-shm");
                await File.WriteAllBytesAsync(path, damaged);
                long next = 1;
                try
                {
                    await using var store = await _lab.OpenAsync();
                    await foreach (var batch in store.Journal.ReadAsync("hall", 1))
                    {
                        Assert.Equal(next, batch.Position);
                        Assert.True(batch.Body.Span.SequenceEqual(bodies[next - 1]));
                        next++;
                    }

                    Assert.Equal(bodies.Length + 1, next);
                }
                catch (JournalCorruptException damage)
                {
                    Assert.InRange(damage.Position, next, next);
                    Interlocked.Increment(ref reported);
                }
                catch (Exception unusable) when (unusable is JournalUnavailableException)
                {
                    Interlocked.Increment(ref reported);
                }
            },
            iter: 1000,
            threads: 1);
        Assert.NotEqual(0, reported);
    }

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
