namespace LiveTownHall.Server.Halls;

/// <summary>Ids are ULIDs (github.com/ulid/spec): 26 characters of Crockford's base 32, sortable by time.</summary>
internal static class Ids
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string New(TimeProvider time) => Ulid.NewUlid(time.GetUtcNow()).ToString();

    /// <summary>When an id was made; Unix milliseconds, or null where it is none of ours.</summary>
    public static long? MadeAt(string id) => Ulid.TryParse(id, out var ulid) ? ulid.Time.ToUnixTimeMilliseconds() : null;

    public static bool IsUlid(string? id)
    {
        if (id is not { Length: 26 } || id[0] is < '0' or > '7')
            return false;
        foreach (var c in id)
        {
            if (!Crockford.Contains(char.ToUpperInvariant(c)))
                return false;
        }

        return true;
    }
}
