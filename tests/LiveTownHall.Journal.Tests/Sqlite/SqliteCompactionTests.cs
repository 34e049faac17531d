using LiveTownHall.Journal.Sqlite;
using LiveTownHall.Testing;

namespace LiveTownHall.Journal.Tests.Sqlite;

public sealed class SqliteCompactionTests : IAsyncDisposable
{
    private readonly SqliteLab _lab = new();

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Fact]
    public async Task While_another_process_reads_the_log_cannot_be_emptied_and_scrubbing_says_so()
    {
        await using var store = await _lab.OpenAsync(new JournalOptions { AttemptTimeout = TimeSpan.FromMilliseconds(50) });
        await store.Journal.AppendAsync("hall", Guid.NewGuid(), new byte[] { 1 }).Within();
        await using var reader = _lab.Connect();
        SqliteFile.Execute(reader, "BEGIN");
        SqliteFile.Scalar(reader, "SELECT count(*) FROM batch");
        Assert.Contains("townhall.db-wal", Assert.Single(await store.Compaction.ScrubAsync().Within()), StringComparison.Ordinal);

        SqliteFile.Execute(reader, "ROLLBACK");
        Assert.Empty(await store.Compaction.ScrubAsync().Within());
    }

    [Fact]
    public async Task A_file_that_another_process_is_writing_is_not_compacted_and_stays_as_it_is()
    {
        await using var store = await _lab.OpenAsync();
        var id = Guid.NewGuid();
        await store.Journal.AppendAsync("hall", id, new byte[] { 1 }).Within();
        await using var writer = _lab.Connect();
        SqliteFile.Execute(writer, "BEGIN IMMEDIATE");
        var rewritten = new RewrittenBatch(new JournalBatch(1, id, new byte[] { 1 }), new byte[] { 2 });
        await Assert.ThrowsAsync<JournalUnavailableException>(() => store.Compaction.RewriteAsync("hall", [rewritten]).Within());

        SqliteFile.Execute(writer, "ROLLBACK");
        Assert.True(await store.Compaction.RewriteAsync("hall", [rewritten]).Within());
        Assert.Equal(2, await store.Journal.AppendAsync("hall", Guid.NewGuid(), new byte[] { 1 }).Within());
    }
}
