using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json;
using LiveTownHall.Journal;
using LiveTownHall.Journal.Chain;
using LiveTownHall.Server.Wire;

namespace LiveTownHall.Server.Archives;

/// <summary>
/// One hall in a file, whatever store it was in: a ZIP with <c>journal</c> (every batch: position, id, length, body as in <see cref="HallRecord"/>), <c>chain</c> (for every
/// batch the length of its link, one byte, and the link, see <see cref="BatchLink"/>; absent in archives of versions that knew no chain), <c>keys.json</c> and, last,
/// <c>hall.json</c>.
/// </summary>
/// <remarks>It holds the keys of the hall's polls: whoever has it can link open ballots to people as whoever has the store can.</remarks>
internal sealed class HallArchive : IHallSource, IDisposable
{
    public const string Extension = ".townhall";

    private const int Format = 1;
    private const int Head = 28;

    /// <summary>The journals write no larger batch.</summary>
    private const int LargestBody = 64 * 1024 * 1024;

    private readonly ZipArchive _zip;
    private readonly Manifest _manifest;
    private readonly Dictionary<string, byte[]> _keys;

    private HallArchive(ZipArchive zip, Manifest manifest, Dictionary<string, byte[]> keys) => (_zip, _manifest, _keys) = (zip, manifest, keys);

    /// <summary>What the archive says that is in it.</summary>
    public HallRecord Claimed => _manifest.Hall;

    /// <exception cref="ArchiveException">The file is no archive of a hall, or a newer version wrote it.</exception>
    public static async Task<HallArchive> OpenAsync(Stream file, CancellationToken cancellation)
    {
        ZipArchive? zip = null;
        try
        {
            zip = new ZipArchive(file, ZipArchiveMode.Read);
            await using var manifestFile = await Entry(zip, "hall.json").OpenAsync(cancellation);
            var manifest = await JsonSerializer.DeserializeAsync<Manifest>(manifestFile, WireJson.Options, cancellation) ?? throw new JsonException();
            if (manifest.Format > Format)
                throw new ArchiveException($"A newer version of this program wrote this archive (format {manifest.Format}; this one reads {Format}).");
            await using var keysFile = await Entry(zip, "keys.json").OpenAsync(cancellation);
            var keys = await JsonSerializer.DeserializeAsync<Dictionary<string, byte[]>>(keysFile, WireJson.Options, cancellation) ?? throw new JsonException();
            return new HallArchive(zip, manifest, keys);
        }
        catch (Exception flaw) when (flaw is InvalidDataException or JsonException)
        {
            zip?.Dispose();
            throw new ArchiveException("This is no archive of a town hall, or it was not written to its end.");
        }
    }

    /// <summary>Writes a hall as it is now, also while servers run on its store.</summary>
    /// <exception cref="ArchiveException">There is no such hall.</exception>
    public static async Task<(HallRecord Record, int OpenSecrets)> WriteAsync(IHallSource source, Stream file, CancellationToken cancellation)
    {
        using var record = new HallRecord.Builder();
        using var links = new MemoryStream();
        await using var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        await using (var journal = await zip.CreateEntry("journal", CompressionLevel.Fastest).OpenAsync(cancellation))
        {
            var head = new byte[Head];
            await foreach (var batch in source.ReadAsync(cancellation))
            {
                record.Add(batch);
                BinaryPrimitives.WriteInt64LittleEndian(head, batch.Position);
                batch.BatchId.TryWriteBytes(head.AsSpan(8), bigEndian: true, out _);
                BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(24), batch.Body.Length);
                await journal.WriteAsync(head, cancellation);
                await journal.WriteAsync(batch.Body, cancellation);
                var link = batch.Link?.ToBytes() ?? [];
                links.WriteByte((byte)link.Length);
                links.Write(link);
            }
        }

        await using (var chain = await zip.CreateEntry("chain", CompressionLevel.Fastest).OpenAsync(cancellation))
            await chain.WriteAsync(links.GetBuffer().AsMemory(0, (int)links.Length), cancellation);

        var hall = record.Finish() ?? throw new ArchiveException("There is no such hall in this store.");
        var keys = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var name in HallKeysInStore.NamesOf(record.Replica.State!))
        {
            if (await source.FindKeyAsync(name, cancellation) is { } key)
                keys[name] = key;
        }

        await WriteJsonAsync(zip, "keys.json", keys, cancellation);
        await WriteJsonAsync(zip, "hall.json", new Manifest(Format, hall), cancellation);
        return (hall, HallKeysInStore.OpenSecrets(record.Replica.State!));
    }

    public async IAsyncEnumerable<JournalBatch> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var links = await LinksAsync(cancellation);
        await using var journal = await Entry(_zip, "journal").OpenAsync(cancellation);
        var head = new byte[Head];
        for (var position = 1L; ; position++)
        {
            var read = await ReadAsync(journal, head, cancellation);
            if (read == 0)
                yield break;
            var length = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(24));
            if (read < Head || length is < 0 or > LargestBody || BinaryPrimitives.ReadInt64LittleEndian(head) != position)
                throw Damaged(position);
            var body = new byte[length];
            if (await ReadAsync(journal, body, cancellation) < length)
                throw Damaged(position);
            if (!TryTakeLink(ref links, out var link))
                throw Damaged(position);
            yield return new JournalBatch(position, new Guid(head.AsSpan(8, 16), bigEndian: true), body) { Link = link };
        }
    }

    public ValueTask<byte[]?> FindKeyAsync(string name, CancellationToken cancellation) => ValueTask.FromResult(_keys.GetValueOrDefault(name));

    public void Dispose() => _zip.Dispose();

    /// <returns>Null for an archive that has none.</returns>
    private async Task<ReadOnlyMemory<byte>?> LinksAsync(CancellationToken cancellation)
    {
        if (_zip.GetEntry("chain") is not { } entry)
            return null;
        await using var chain = await entry.OpenAsync(cancellation);
        using var links = new MemoryStream();
        try
        {
            await chain.CopyToAsync(links, cancellation);
        }
        catch (InvalidDataException)
        {
            throw new ArchiveException("The archive is damaged: its chain can't be unpacked.");
        }

        return links.GetBuffer().AsMemory(0, (int)links.Length);
    }

    private static bool TryTakeLink(ref ReadOnlyMemory<byte>? links, out BatchLink? link)
    {
        link = null;
        if (links is not { } rest)
            return true;
        if (rest.IsEmpty || rest.Length < 1 + rest.Span[0])
            return false;
        var length = rest.Span[0];
        links = rest[(1 + length)..];
        return length == 0 || BatchLink.TryRead(rest.Slice(1, length), out link);
    }

    private static async ValueTask<int> ReadAsync(Stream journal, Memory<byte> target, CancellationToken cancellation)
    {
        try
        {
            return await journal.ReadAtLeastAsync(target, target.Length, throwOnEndOfStream: false, cancellation);
        }
        catch (InvalidDataException)
        {
            throw new ArchiveException("The archive is damaged: its journal can't be unpacked.");
        }
    }

    private static ZipArchiveEntry Entry(ZipArchive zip, string name) => zip.GetEntry(name) ?? throw new InvalidDataException();

    private static ArchiveException Damaged(long position) => new($"The archive is damaged at position {position}.");

    private static async Task WriteJsonAsync<T>(ZipArchive zip, string name, T value, CancellationToken cancellation)
    {
        await using var entry = await zip.CreateEntry(name).OpenAsync(cancellation);
        await JsonSerializer.SerializeAsync(entry, value, WireJson.Options, cancellation);
    }

    /// <param name="Format">Grows where a reader must know more.</param>
    private sealed record Manifest(int Format, HallRecord Hall);
}
