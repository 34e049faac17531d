using System.Security.Cryptography;
using System.Text;
using LiveTownHall.Journal;
using LiveTownHall.Server.Settings;
using Microsoft.Extensions.Options;

namespace LiveTownHall.Server.Access;

/// <summary>Whoever has it may create halls: what was set, or what was made at the first start and is kept with the store's secrets (<c>DATA/creator-key</c>).</summary>
internal sealed class CreatorKey(IStore store, IOptions<TownhallSettings> settings)
{
    private const string Name = "creator-key";

    private string? _made;

    /// <summary>Whether the operator set it, and so knows it.</summary>
    public bool IsSet => !string.IsNullOrEmpty(settings.Value.CreatorKey);

    /// <exception cref="JournalUnavailableException">It is kept in the store, which does not answer.</exception>
    public async ValueTask<string> ReadAsync(CancellationToken cancellation)
    {
        if (IsSet)
            return settings.Value.CreatorKey!;
        if (Volatile.Read(ref _made) is { } known)
            return known;
        var entry = await store.Secrets.CreateIfAbsentAsync(Name, Encoding.ASCII.GetBytes(HallKey.Create()), null, cancellation);

        // Whoever opened the file in an editor may have left a line's end.
        var made = Encoding.UTF8.GetString(entry.Value).Trim();
        if (made.Length == 0)
            throw new JournalUnavailableException("The creator key that is kept with the store is empty; delete its file and start again.");
        Volatile.Write(ref _made, made);
        return made;
    }

    /// <exception cref="JournalUnavailableException">It is kept in the store, which does not answer.</exception>
    public async ValueTask<bool> IsAsync(string key, CancellationToken cancellation)
    {
        var right = SHA256.HashData(Encoding.UTF8.GetBytes(await ReadAsync(cancellation)));
        return CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(key)), right);
    }
}
