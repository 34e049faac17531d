using LiveTownHall.Testing;

namespace LiveTownHall.Journal.Tests.Specification;

/// <summary>A follower that a test pulls batch by batch.</summary>
public sealed class Follower(IJournal journal, string hall, long from) : IAsyncDisposable
{
    private readonly CancellationTokenSource _leave = new();
    private IAsyncEnumerator<JournalBatch>? _batches;

    public async Task<JournalBatch> NextAsync(TimeSpan? patience = null)
    {
        _batches ??= journal.FollowAsync(hall, from, _leave.Token).GetAsyncEnumerator(_leave.Token);
        return await _batches.MoveNextAsync().Within(patience) ? _batches.Current : throw new InvalidOperationException("Following ended.");
    }

    public async Task<List<JournalBatch>> TakeAsync(int count)
    {
        var taken = new List<JournalBatch>(count);
        while (taken.Count < count)
        {
            taken.Add(await NextAsync());
        }

        return taken;
    }

    public async ValueTask DisposeAsync()
    {
        await _leave.CancelAsync();
        if (_batches is not null)
        {
            try
            {
                await _batches.DisposeAsync().Within();
            }
            catch (NotSupportedException)
            {
                // A test gave up in the middle of a batch; its own failure says more.
            }
        }

        _leave.Dispose();
    }
}
