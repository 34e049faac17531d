using System.Text.Json;
using LiveTownHall.Journal;
using LiveTownHall.Server.Wire;

namespace LiveTownHall.Server.Archives;

/// <summary>
/// A directory with everything of a store that meetings are made of: the embedded store's own file, or one archive per hall; and, written last, <c>backup.json</c>.
/// </summary>
/// <remarks>The server's own keys (what tickets are signed with, the creator key) are not in it.</remarks>
internal static class StoreBackup
{
    private const string ManifestName = "backup.json";
    private const int Format = 1;

    /// <summary>Copies while servers run.</summary>
    /// <exception cref="ArchiveException">There is something in the directory already.</exception>
    /// <exception cref="JournalUnavailableException">The store does not answer, or the files can't be written.</exception>
    public static async Task<BackupManifest> WriteAsync(IStore store, string directory, TimeProvider time, Action<long, long>? progress, CancellationToken cancellation)
    {
        if (Directory.Exists(directory) && Directory.EnumerateFileSystemEntries(directory).Any())
            throw new ArchiveException($"{directory} is not empty. A backup needs a directory of its own.");
        var halls = await store.BackupAsync(directory, cancellation)
            ? await ReadCopyAsync(directory, progress, cancellation)
            : await WriteArchivesAsync(store, directory, progress, cancellation);
        var manifest = new BackupManifest(Format, time.GetUtcNow(), [.. halls.Select(h => h.Record)], halls.Sum(h => h.OpenSecrets));
        await using var file = new FileStream(Path.Combine(directory, ManifestName), ForOwner(FileMode.CreateNew));
        await JsonSerializer.SerializeAsync(file, manifest, new JsonSerializerOptions(WireJson.Options) { WriteIndented = true }, cancellation);
        file.Flush(flushToDisk: true);
        return manifest;
    }

    /// <summary>What a backup says that is in it.</summary>
    /// <exception cref="ArchiveException">It is none, or it was not written to its end.</exception>
    public static async Task<BackupManifest> ReadManifestAsync(string directory, CancellationToken cancellation)
    {
        try
        {
            await using var file = File.OpenRead(Path.Combine(directory, ManifestName));
            var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(file, WireJson.Options, cancellation);
            return manifest switch
            {
                { Format: > Format } => throw new ArchiveException($"A newer version of this program wrote this backup (format {manifest.Format}; this one reads {Format})."),
                { Halls: not null } => manifest,
                _ => throw new JsonException(),
            };
        }
        catch (Exception flaw) when (flaw is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            throw new ArchiveException($"{directory} is no backup, or it was not written to its end.");
        }
    }

    /// <summary>Hands over the halls of a backup, one after another.</summary>
    public static async Task ReadAsync(string directory, BackupManifest manifest, Func<IHallSource, HallRecord, Task> take, CancellationToken cancellation)
    {
        if (!StoreFactory.HasSqlite(directory))
        {
            foreach (var hall in manifest.Halls)
            {
                await using var file = File.OpenRead(ArchiveOf(directory, hall.HallId));
                using var archive = await HallArchive.OpenAsync(file, cancellation);
                await take(archive, hall);
            }

            return;
        }

        await using var copy = StoreFactory.OpenSqlite(directory);
        foreach (var hall in manifest.Halls)
            await take(new HallInStore(copy, hall.HallId), hall);
    }

    public static FileStreamOptions ForOwner(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static async Task<List<(HallRecord Record, int OpenSecrets)>> ReadCopyAsync(string directory, Action<long, long>? progress, CancellationToken cancellation)
    {
        await using var copy = StoreFactory.OpenSqlite(directory);
        var halls = new List<(HallRecord, int)>();
        var ids = await copy.Compaction.HallsAsync(cancellation);
        foreach (var id in ids)
        {
            using var record = new HallRecord.Builder();
            await foreach (var batch in copy.Journal.ReadAsync(id, 1, cancellation))
                record.Add(batch);
            if (record.Finish() is { } hall)
                halls.Add((hall, HallKeysInStore.OpenSecrets(record.Replica.State!)));
            progress?.Invoke(halls.Count, ids.Count);
        }

        return halls;
    }

    private static async Task<List<(HallRecord Record, int OpenSecrets)>> WriteArchivesAsync(
        IStore store, string directory, Action<long, long>? progress, CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
        else
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var halls = new List<(HallRecord, int)>();
        var ids = await store.Compaction.HallsAsync(cancellation);
        foreach (var id in ids)
        {
            await using var file = new FileStream(ArchiveOf(directory, id), ForOwner(FileMode.CreateNew));
            var written = await HallArchive.WriteAsync(new HallInStore(store, id), file, cancellation);
            file.Flush(flushToDisk: true);
            halls.Add((written.Record, written.OpenSecrets));
            progress?.Invoke(halls.Count, ids.Count);
        }

        return halls;
    }

    private static string ArchiveOf(string directory, string hallId) => Path.Combine(directory, Path.GetFileName(hallId) + HallArchive.Extension);
}

/// <param name="Halls">Every hall, with what it must read as after a restore.</param>
/// <param name="OpenSecretPolls">Secret polls that were open: the backup holds the keys that link their ballots to people.</param>
internal sealed record BackupManifest(int Format, DateTimeOffset WrittenAt, IReadOnlyList<HallRecord> Halls, int OpenSecretPolls);
