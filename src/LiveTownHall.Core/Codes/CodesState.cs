using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace LiveTownHall.Core.Codes;

/// <summary>The single-use codes of a hall. Immutable.</summary>
public sealed record CodesState
{
    public const int MostBatches = 200;

    /// <summary>Codes of one batch.</summary>
    public const int MostInBatch = 5_000;

    /// <summary>Codes of a hall, those of revoked batches included.</summary>
    public const int MostCodes = 20_000;

    /// <summary>SHA-256 of the key that codes are hashed under, in hexadecimal.</summary>
    public required string KeyDigest { get; init; }

    /// <summary>Oldest first.</summary>
    public ImmutableArray<CodeBatch> Batches { get; init; } = [];

    /// <summary>In the order they were made.</summary>
    public ImmutableList<VoterCode> Codes { get; init; } = [];

    /// <summary>How often a code was taken from a device so far; each time has the number that it made.</summary>
    public int Releases { get; init; }

    /// <summary>Place in <see cref="Codes"/> by hash. Follows from it.</summary>
    [JsonIgnore]
    public ImmutableDictionary<string, int> ByHash { get; init; } = ImmutableDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>Place in <see cref="Codes"/> by the person who has the code. Follows from it.</summary>
    [JsonIgnore]
    public ImmutableDictionary<string, int> ByHolder { get; init; } = ImmutableDictionary.Create<string, int>(StringComparer.Ordinal);

    public VoterCode? Find(string hash) => ByHash.TryGetValue(hash, out var at) ? Codes[at] : null;

    /// <summary>The code that this person has, or null; one of a revoked batch counts for nothing.</summary>
    public VoterCode? Of(string attendeeId) => ByHolder.TryGetValue(attendeeId, out var at) && Batches[Codes[at].Batch] is { Revoked: false } ? Codes[at] : null;
}

/// <param name="At">Unix milliseconds.</param>
public sealed record CodeBatch(string Id, int Count, long At)
{
    public string? Label { get; init; }

    public string? Group { get; init; }

    public bool Revoked { get; init; }

    /// <summary>Codes that a device has or had.</summary>
    public int Redeemed { get; init; }
}

/// <param name="Hash">HMAC-SHA256 of the code under the hall's key for codes, the first 128 bits in hexadecimal.</param>
/// <param name="Batch">Place of its batch.</param>
public sealed record VoterCode(string Hash, int Batch)
{
    /// <summary>Id of the person who has it.</summary>
    public string? Holder { get; init; }

    /// <summary>Id of the person who had it last before the desk took it back.</summary>
    public string? Former { get; init; }

    /// <summary>The number of its last release; 0 where there was none. See <see cref="CodesState.Releases"/>.</summary>
    public int ReleasedAs { get; init; }

    /// <summary>The number of the release that brought it to a device other than the one before; 0 for a code that is where it first was.</summary>
    public int MovedAs { get; init; }
}
