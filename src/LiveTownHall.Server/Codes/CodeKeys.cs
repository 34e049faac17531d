using System.Security.Cryptography;
using LiveTownHall.Core.Codes;
using LiveTownHall.Journal;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Halls.Keys;
using LiveTownHall.Server.Metrics;

namespace LiveTownHall.Server.Codes;

/// <summary>The key that a hall's codes are hashed under, kept outside the journal: with the journal alone nobody finds a code by guessing.</summary>
internal sealed class CodeKeys
{
    private readonly HallSession _session;
    private readonly IDirectory _directory;
    private readonly ILogger _log;
    private byte[]? _key;
    private int _isLost;

    public CodeKeys(HallSession session, IDirectory directory, TimeProvider time, ILogger<CodeKeys> log)
    {
        (_session, _directory, _log) = (session, directory, log);
        session.StoreChanged += () =>
        {
            if (Volatile.Read(ref _key) is { } key)
                _ = VoterKeys.GiveBackAsync(directory, time, [(NameOf(session.HallId), key)]);
        };
    }

    /// <summary>Where the key lies in the store's directory.</summary>
    public static string NameOf(string hallId) => $"code-key/{hallId}";

    public static string DigestOf(byte[] key) => Convert.ToHexStringLower(SHA256.HashData(key));

    /// <summary>The hall's key, made where no code was yet; null where the store has lost it: then no code can be recognised, and none made.</summary>
    /// <exception cref="JournalUnavailableException">The key is not known here yet and the store does not answer.</exception>
    public async ValueTask<byte[]?> KeyAsync(CancellationToken cancellation)
    {
        var codes = _session.State.Codes;
        if (Volatile.Read(ref _key) is { } known && Fits(codes, known))
            return known;
        var name = NameOf(_session.HallId);
        var key = codes is null
            ? (await _directory.CreateIfAbsentAsync(name, VoterKeys.New(), null, cancellation)).Value
            : await _directory.GetAsync(name, cancellation);
        if (key is null || !Fits(codes, key))
        {
            if (Interlocked.Exchange(ref _isLost, 1) == 0)
            {
                TownhallMetrics.KeysLost.Add(1);
                CodeLog.KeyLost(_log);
            }

            return null;
        }

        Volatile.Write(ref _isLost, 0);
        Volatile.Write(ref _key, key);
        return key;
    }

    private static bool Fits(CodesState? codes, byte[] key) => codes is null || codes.KeyDigest == DigestOf(key);
}

internal static partial class CodeLog
{
    [LoggerMessage(72, LogLevel.Critical, "The store has lost the key that a hall's single-use codes are recognised by, or has another one; no code is taken until it is back")]
    public static partial void KeyLost(ILogger logger);
}
