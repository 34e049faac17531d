namespace LiveTownHall.Client.Wire;

/// <summary>What a message of a hub is.</summary>
public enum GlanceKind
{
    /// <summary>A ping, or what later servers may send.</summary>
    Other,

    /// <summary>The hall's view as a whole.</summary>
    Keyframe,

    /// <summary>What changed in it.</summary>
    Delta,

    /// <summary>Any other message to the client.</summary>
    Told,

    /// <summary>The answer to a call.</summary>
    Answer,

    /// <summary>The server ends the connection.</summary>
    Close,
}

/// <summary>What a client that folds nothing has to know of a message.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Position">The place in the journal that a frame or an answer names; 0 where there is none.</param>
/// <param name="Ok">Whether an answer is an acceptance.</param>
/// <param name="Size">Length of the whole message in bytes.</param>
public readonly record struct Glance(GlanceKind Kind, long Position, bool Ok, int Size)
{
    /// <summary>Why the server ends the connection, where it says so.</summary>
    public string? Reason { get; init; }
}
