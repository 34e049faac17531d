using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace LiveTownHall.Journal.Following;

/// <summary>Brings batches to the followers of a hall as they are appended. A hint only: whatever it loses, the storage still has.</summary>
internal sealed class LiveFeed
{
    private readonly ConcurrentDictionary<string, ImmutableArray<FollowerInbox>> _inboxes = new(StringComparer.Ordinal);
    private volatile bool _closed;

    public bool HasFollowers(string hall) => _inboxes.ContainsKey(hall);

    public FollowerInbox Open(string hall, JournalOptions options)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        var inbox = new FollowerInbox(options);
        _inboxes.AddOrUpdate(hall, static (_, added) => [added], static (_, others, added) => others.Add(added), inbox);
        if (_closed)
        {
            inbox.Close();
        }

        return inbox;
    }

    /// <returns>Whether this was the hall's last follower.</returns>
    public bool Leave(string hall, FollowerInbox inbox)
    {
        inbox.Dispose();
        while (_inboxes.TryGetValue(hall, out var inboxes))
        {
            var rest = inboxes.Remove(inbox);
            if (rest.IsEmpty ? _inboxes.TryRemove(KeyValuePair.Create(hall, inboxes)) : _inboxes.TryUpdate(hall, rest, inboxes))
            {
                return rest.IsEmpty;
            }
        }

        return false;
    }

    public void Publish(string hall, in StoredBatch batch)
    {
        if (!_inboxes.TryGetValue(hall, out var inboxes))
        {
            return;
        }

        foreach (var inbox in inboxes)
        {
            inbox.Offer(batch);
        }
    }

    /// <summary>Something may have been missed: every follower reads the storage.</summary>
    public void WakeAll()
    {
        foreach (var (_, inboxes) in _inboxes)
        {
            foreach (var inbox in inboxes)
            {
                inbox.Wake();
            }
        }
    }

    /// <summary>The store is going: following ends with <see cref="ObjectDisposedException"/>.</summary>
    public void Close()
    {
        _closed = true;
        foreach (var (_, inboxes) in _inboxes)
        {
            foreach (var inbox in inboxes)
            {
                inbox.Close();
            }
        }
    }
}
