namespace LiveTownHall.Server.Coordination;

/// <summary>A hall's network secret on its way to other nodes. Only ever sent over a channel that stores nothing, and never logged.</summary>
/// <param name="Node">Who made it; a name of that node for this purpose only.</param>
/// <param name="CreatedAt">Unix milliseconds by that node's clock.</param>
/// <param name="Secret">32 random bytes.</param>
internal sealed record NetworkKeyOffer(string Node, long CreatedAt, byte[] Secret)
{
    public const int SecretBytes = 32;

    private const int LongestNode = 64;

    public bool IsSound => Node is { Length: > 0 and <= LongestNode } && Secret is { Length: SecretBytes };

    /// <summary>The oldest wins; of two as old the one whose node's name comes first. Every node decides alike, whatever it heard in which order.</summary>
    public bool WinsOver(NetworkKeyOffer other)
        => CreatedAt != other.CreatedAt ? CreatedAt < other.CreatedAt : string.CompareOrdinal(Node, other.Node) < 0;

    public override string ToString() => nameof(NetworkKeyOffer);
}
