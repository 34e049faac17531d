namespace LiveTownHall.Journal.Chain;

/// <summary>The chain of a journal as somebody reads it from its beginning on. One writer; <see cref="Tip"/> from any thread.</summary>
public sealed class JournalChain
{
    /// <summary>A link that names an older point is not looked at: a later one covers it.</summary>
    private const int Kept = 256;

    private readonly Digest[] _digests = new Digest[Kept];
    private ChainPoint _tip = ChainPoint.Start;

    public ChainPoint Tip => Volatile.Read(ref _tip);

    /// <summary>Whether the next entry's writer knew the same journal as was read here.</summary>
    public bool Agrees(in JournalBatch batch)
        => batch.Link is not { Known: > 0 } link
        || link.Known <= Tip.Position - Kept
        || (link.Known <= Tip.Position && _digests[link.Known % Kept] == link.KnownDigest);

    /// <summary>Goes over the next entry, whether it agrees or not.</summary>
    public void Add(in JournalBatch batch)
    {
        var tip = Tip.Then(batch);
        _digests[tip.Position % Kept] = tip.Digest;
        Volatile.Write(ref _tip, tip);
    }
}
