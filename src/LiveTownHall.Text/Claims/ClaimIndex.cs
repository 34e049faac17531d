namespace LiveTownHall.Text.Claims;

/// <summary>
/// Finds the claims that a text may be repeating. A projection: whoever owns the claims hands over all of them after a change, and the new index
/// replaces the old with one reference write. <see cref="Suggest"/> takes no lock and may run on any number of threads, during a rebuild too.
/// </summary>
public sealed class ClaimIndex
{
    private readonly Lock _rebuilding = new();
    private ClaimSnapshot _snapshot = ClaimSnapshot.Empty;

    /// <summary>Claims that can be found now.</summary>
    public int Count => Volatile.Read(ref _snapshot).Count;

    /// <summary>Builds an index of exactly these claims (later ones win where ids repeat) and swaps it in. Seconds of work at 10,000 claims; call it in the background.</summary>
    public void Rebuild(IEnumerable<Claim> claims)
    {
        lock (_rebuilding)
            Volatile.Write(ref _snapshot, ClaimSnapshot.Of(claims));
    }

    /// <param name="text">A raw post or question; anything is accepted, and what is past 4,000 UTF-16 units is not looked at.</param>
    /// <param name="language">BCP 47 tag; null compares with the words of every language in the library.</param>
    /// <param name="most">At most so many, 1 to 20.</param>
    /// <returns>Best first; empty where nothing scores <see cref="ClaimSuggestion.Least"/>.</returns>
    public IReadOnlyList<ClaimSuggestion> Suggest(string? text, string? language = null, int most = 3)
        => Volatile.Read(ref _snapshot).Suggest(text, language, Math.Clamp(most, 1, 20));
}
