namespace LiveTownHall.Server.Metrics;

/// <summary>What whoever runs the server may want to look into later: who tried what, by the id of the key they used. No name, text, address, ticket or key.</summary>
/// <remarks>A line of its own log category for each, and a count in <c>townhall.security.events</c>; past so many lines a second only the count goes on.</remarks>
internal sealed partial class SecurityLog(ILoggerFactory logs, TimeProvider time)
{
    public const string Category = "LiveTownHall.Security";

    /// <summary>Lines a second: whoever floods the server does not fill its log.</summary>
    private const int MostInASecond = 50;

    private readonly ILogger _log = logs.CreateLogger(Category);
    private long _second;
    private int _inSecond;

    /// <param name="what">One of <see cref="SecurityEvents"/>.</param>
    /// <param name="keyId">An invitation's id, or the first digits of the hash of a shared key; null where none was given.</param>
    /// <param name="about">Name of a hub method or of a route; nothing that anybody typed.</param>
    public void Say(string what, string? role = null, string? keyId = null, string? about = null)
    {
        TownhallMetrics.SecurityEvent(what);
        if (MayWrite())
            Event(_log, what, role ?? "-", keyId ?? "-", about ?? "-");
    }

    private bool MayWrite()
    {
        var second = time.GetTimestamp() / time.TimestampFrequency;
        if (Interlocked.Exchange(ref _second, second) != second)
            Volatile.Write(ref _inSecond, 0);
        return Interlocked.Increment(ref _inSecond) <= MostInASecond;
    }

    [LoggerMessage(70, LogLevel.Warning, "Security event {What}: role {Role}, key {KeyId}, {About}")]
    private static partial void Event(ILogger logger, string what, string role, string keyId, string about);
}

/// <summary>Stable names of what the security log tells of.</summary>
internal static class SecurityEvents
{
    /// <summary>A key that opens nothing in the hall it was tried in. Its id tells attempts with the same key apart from others.</summary>
    public const string WrongKey = "wrong_key";

    /// <summary>A key or invitation that was withdrawn or has expired.</summary>
    public const string RevokedKey = "revoked_key";
    public const string WrongCreatorKey = "wrong_creator_key";

    /// <summary>Creating a hall by a name that is not this server's: DNS rebinding looks like this.</summary>
    public const string ForeignHost = "foreign_host";

    /// <summary>A page of another site tried to open a hub connection in somebody's browser.</summary>
    public const string ForeignOrigin = "foreign_origin";

    /// <summary>A hub method that is not open to the caller's role.</summary>
    public const string ForbiddenCall = "forbidden_call";

    /// <summary>Something that takes two people, by the same person twice.</summary>
    public const string OnePerson = "one_person";

    /// <summary>Somebody was invited, an invitation was revoked, a shared key was replaced or closed.</summary>
    public const string AccessChanged = "access_changed";

    /// <summary>A single-use code that the hall does not have.</summary>
    public const string WrongCode = "wrong_code";

    /// <summary>Single-use codes were made or revoked, or one was taken from a device.</summary>
    public const string CodesChanged = "codes_changed";
}
