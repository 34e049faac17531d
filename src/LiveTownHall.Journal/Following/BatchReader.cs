using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace LiveTownHall.Journal.Following;

/// <summary>Reading and following, the same for every store: pages from the storage, hints from the feed, and nothing delivered unverified.</summary>
internal sealed class BatchReader(IBatchSource source, LiveFeed feed, JournalOptions options)
{
    public async IAsyncEnumerable<JournalBatch> ReadAsync(string hall, long from, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, 1);
        var next = from;
        long? end = null;
        Task<BatchPage>? ahead = null;
        try
        {
            do
            {
                var page = await (ahead ?? source.ReadPageAsync(hall, next, options.PageSize, cancellation).AsTask()).ConfigureAwait(options.StaysInContext);
                end ??= page.Head;

                // The next page is read while whoever called works on this one; a long journal is replayed as fast as the slower of the two.
                ahead = page.Batches.Count == options.PageSize && next + options.PageSize <= end
                    ? source.ReadPageAsync(hall, next + options.PageSize, options.PageSize, cancellation).AsTask()
                    : null;
                foreach (var stored in page.Batches)
                {
                    if (next > end)
                    {
                        yield break;
                    }

                    yield return stored.Verify(hall, next);
                    next++;
                }

                if (next <= end)
                {
                    page.ThrowIfDamaged(hall, next);
                }

                ThrowIfTailIsMissing(hall, next, page);
            }
            while (next <= end);
        }
        finally
        {
            // A caller may leave before the end; the store must not be read once it may be closed.
            if (ahead is not null)
            {
                await ((Task)ahead).ConfigureAwait(
                    options.StaysInContext ? ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext : ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    public async IAsyncEnumerable<JournalBatch> FollowAsync(string hall, long from, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, 1);
        var inbox = feed.Open(hall, options);
        var given = new GivenBatches();
        try
        {
            var next = from;
            while (true)
            {
                await source.ListenAsync(hall, cancellation).ConfigureAwait(options.StaysInContext);
                // One batch more than is wanted, the last that was given: where another one stands in its place, nothing after it may follow.
                var start = given.Has(next - 1) ? next - 1 : next;
                if (await TryReadPageAsync(hall, start, (int)(next - start) + options.PageSize, cancellation).ConfigureAwait(options.StaysInContext) is { } page)
                {
                    ThrowIfJournalWentBack(hall, next, page);
                    var first = next;
                    foreach (var stored in page.Batches)
                    {
                        if (stored.Position == next - 1 && start < next)
                        {
                            given.ThrowIfAnother(hall, stored);
                            continue;
                        }

                        yield return stored.VerifyWhole(hall, next);
                        given.Add(stored);
                        next++;
                    }

                    page.ThrowIfDamaged(hall, next);

                    // Nothing new though the store vouches for more.
                    if (next == first && next <= page.Head)
                    {
                        throw new JournalCorruptException(hall, next, "the batch is missing");
                    }

                    if (next <= page.Head || next - first >= options.PageSize)
                    {
                        continue;
                    }

                    inbox.Heard();
                }

                var looked = options.TimeProvider.GetTimestamp();

                // However busy the hall is: once in a while the storage is looked at, for hints only say what is new.
                while (options.TimeProvider.GetElapsedTime(looked) < options.Silence)
                {
                    var hint = await NextHintAsync(inbox, cancellation).ConfigureAwait(options.StaysInContext);
                    if (hint.Position < next)
                    {
                        if (hint.IsIntact)
                        {
                            given.ThrowIfAnother(hall, hint);
                        }

                        continue;
                    }

                    if (hint.Position > next || !hint.IsIntact)
                    {
                        break;
                    }

                    yield return hint.VerifyWhole(hall, next);
                    given.Add(hint);
                    next++;
                    inbox.Heard();
                }
            }
        }
        finally
        {
            if (feed.Leave(hall, inbox))
            {
                await source.StopListeningAsync(hall).ConfigureAwait(options.StaysInContext);
            }
        }
    }

    private async ValueTask<BatchPage?> TryReadPageAsync(string hall, long from, int limit, CancellationToken cancellation)
    {
        try
        {
            return await source.ReadPageAsync(hall, from, limit, cancellation).ConfigureAwait(options.StaysInContext);
        }
        catch (JournalUnavailableException)
        {
            return null;
        }
    }

    private async ValueTask<StoredBatch> NextHintAsync(FollowerInbox inbox, CancellationToken cancellation)
    {
        try
        {
            return await inbox.NextAsync(cancellation).ConfigureAwait(options.StaysInContext);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(IJournal), "The journal was closed while it was followed.");
        }
    }

    private static void ThrowIfTailIsMissing(string hall, long next, BatchPage page)
    {
        if (page.Batches.Count == 0 && next <= page.Head)
        {
            throw new JournalCorruptException(hall, next, "the batch is missing");
        }
    }

    // A store that came back without its last batches (no fsync, a failover) would give their positions away a second time.
    private static void ThrowIfJournalWentBack(string hall, long next, BatchPage page)
    {
        if (page.Head < next - 1 && !page.Batches.Any(stored => stored.Position >= next))
        {
            throw new JournalChangedException(hall, page.Head + 1, "the journal ends before batches that were there already");
        }
    }
}
