using System.Collections.Concurrent;
using System.Globalization;
using LiveTownHall.Journal.Chain;

namespace LiveTownHall.Server.Halls;

/// <summary>
/// How far this node has read each hall, kept beside the store and not in it: a store that comes back with less, or with something else, while no node runs contradicts nothing
/// but this.
/// </summary>
/// <remarks>A file <c>seen</c> with a line for each hall, its id, position and digest. It says less than was read where the node was killed, never more.</remarks>
internal sealed class Witness
{
    /// <summary>Of more halls those that were read longest ago are forgotten.</summary>
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, Sighting> _seen = new(StringComparer.Ordinal);
    private readonly string? _path;
    private long _notes;
    private long _kept;
    private int _isWriting;

    /// <param name="directory">Null for a node that has no place to remember anything.</param>
    public Witness(string? directory)
    {
        _path = directory is null ? null : Path.Combine(directory, "seen");
        foreach (var line in _path is not null && File.Exists(_path) ? File.ReadAllLines(_path) : [])
        {
            if (line.Split(' ') is [var hall, var place, { Length: 2 * Digest.Length } hex] && long.TryParse(place, CultureInfo.InvariantCulture, out var position))
                _seen[hall] = new Sighting(position, hex, ++_kept);
        }

        _notes = _kept;
    }

    /// <summary>What was last read of the hall; null where it is not known.</summary>
    public Sighting? Of(string hall) => _seen.GetValueOrDefault(hall);

    public void Note(string hall, ChainPoint tip)
    {
        if (_path is not null && _seen.GetValueOrDefault(hall)?.Is(tip) is not true)
            _seen[hall] = new Sighting(tip.Position, tip.Digest.ToString(), Interlocked.Increment(ref _notes));
    }

    /// <summary>The hall is gone on purpose.</summary>
    public void Forget(string hall)
    {
        if (_seen.TryRemove(hall, out _))
            Interlocked.Increment(ref _notes);
    }

    /// <summary>Writes down what is new.</summary>
    /// <exception cref="IOException">The file can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file can't be written.</exception>
    public async Task KeepAsync()
    {
        if (_path is null || Volatile.Read(ref _notes) == Volatile.Read(ref _kept) || Interlocked.Exchange(ref _isWriting, 1) == 1)
            return;
        try
        {
            var notes = Volatile.Read(ref _notes);
            var newest = _seen.OrderBy(hall => hall.Value.Note).TakeLast(Most).ToList();
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

            // Under its name only when it is whole.
            await using (var file = new StreamWriter($"{_path}.new", options))
            {
                foreach (var (hall, seen) in newest)
                    await file.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{hall} {seen.Position} {seen.Digest}"));
            }

            File.Move($"{_path}.new", _path, overwrite: true);
            Volatile.Write(ref _kept, notes);
            Forget(newest.Count);
        }
        finally
        {
            Volatile.Write(ref _isWriting, 0);
        }
    }

    private void Forget(int kept)
    {
        foreach (var old in _seen.OrderBy(hall => hall.Value.Note).Take(Math.Max(0, _seen.Count - kept)))
            _seen.TryRemove(old);
    }
}

/// <param name="Digest">Of the journal up to the position, in hexadecimal.</param>
/// <param name="Note">Counts what was noted.</param>
internal sealed record Sighting(long Position, string Digest, long Note)
{
    public bool Is(ChainPoint point) => point.Position == Position && point.Digest.ToString() == Digest;
}
