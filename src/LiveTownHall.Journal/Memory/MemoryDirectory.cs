namespace LiveTownHall.Journal.Memory;

/// <summary>A directory that lives as long as its process.</summary>
public sealed class MemoryDirectory(TimeProvider? timeProvider = null) : IDirectory
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (byte[] Value, DateTimeOffset ExpiresAt)> _entries = new(StringComparer.Ordinal);
    private readonly TimeProvider _time = timeProvider ?? TimeProvider.System;

    public ValueTask<DirectoryEntry> CreateIfAbsentAsync(string key, ReadOnlyMemory<byte> value, TimeSpan? expiresAfter = null, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (Find(key) is { } existing)
            {
                return ValueTask.FromResult(new DirectoryEntry([.. existing], Created: false));
            }

            var stored = value.ToArray();
            _entries[key] = (stored, expiresAfter is { } after ? _time.GetUtcNow() + after : DateTimeOffset.MaxValue);
            return ValueTask.FromResult(new DirectoryEntry([.. stored], Created: true));
        }
    }

    public ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return ValueTask.FromResult(Find(key) is { } value ? (byte[]?)[.. value] : null);
        }
    }

    public ValueTask DeleteAsync(string key, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (_entries.Remove(key, out var entry))
            {
                Array.Clear(entry.Value);
            }
        }

        return ValueTask.CompletedTask;
    }

    internal void Forget(Func<string, bool> which)
    {
        lock (_lock)
        {
            foreach (var key in _entries.Keys.Where(which).ToList())
            {
                _entries.Remove(key, out var entry);
                Array.Clear(entry.Value);
            }
        }
    }

    private byte[]? Find(string key)
    {
        if (!_entries.TryGetValue(key, out var entry))
        {
            return null;
        }

        if (_time.GetUtcNow() < entry.ExpiresAt)
        {
            return entry.Value;
        }

        _entries.Remove(key);
        return null;
    }
}
