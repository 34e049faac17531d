using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using LiveTownHall.Journal;

namespace LiveTownHall.Server.Access;

/// <summary>Six characters that lead to a hall; unique in a store.</summary>
public sealed class JoinCodes(IDirectory directory)
{
    public const int Length = 6;

    /// <summary>No character that is read or heard as another one: no 0 O, 1 I L, 2 Z, 5 S, 8 B, U V.</summary>
    public const string Alphabet = "34679ACDEFGHJKMNPQRTWXY";

    private const int MostKnown = 10_000;

    /// <summary>Codes that were found; a code leads to its hall for ever.</summary>
    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>Takes a free code for a hall.</summary>
    public async ValueTask<string> ReserveAsync(string hallId, CancellationToken cancellation)
    {
        var hall = Encoding.ASCII.GetBytes(hallId);
        while (true)
        {
            var code = RandomNumberGenerator.GetString(Alphabet, Length);
            if ((await directory.CreateIfAbsentAsync(Key(code), hall, null, cancellation)).Created)
                return code;
        }
    }

    /// <summary>Makes a hall's code lead to it again, where the store has lost that; one that leads to another hall by now is left to it.</summary>
    public async ValueTask GiveBackAsync(string code, string hallId, CancellationToken cancellation)
        => await directory.CreateIfAbsentAsync(Key(code), Encoding.ASCII.GetBytes(hallId), null, cancellation);

    /// <summary>The hall of a code in any case and with any spaces or hyphens, or null.</summary>
    public async ValueTask<string?> FindAsync(string typed, CancellationToken cancellation)
    {
        if (Normalize(typed) is not { } code)
            return null;
        if (await directory.GetAsync(Key(code), cancellation) is not { } hall)
            return null;
        var hallId = Encoding.ASCII.GetString(hall);
        if (_known.Count >= MostKnown)
            _known.Clear();
        _known[code] = hallId;
        return hallId;
    }

    /// <summary>The same for a code that somebody has found on this node already, without asking the store; else null.</summary>
    public string? Known(string typed) => Normalize(typed) is { } code ? _known.GetValueOrDefault(code) : null;

    internal static string? Normalize(string typed)
    {
        if (typed.Length > 40)
            return null;
        var code = new string([.. typed.Where(c => c is not (' ' or '-' or '\u00a0')).Select(char.ToUpperInvariant)]);
        return code.Length == Length && code.All(c => Alphabet.Contains(c, StringComparison.Ordinal)) ? code : null;
    }

    private static string Key(string code) => $"join/{code}";
}
