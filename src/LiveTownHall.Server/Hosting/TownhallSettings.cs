namespace LiveTownHall.Server.Hosting;

/// <summary>Every setting of the server; each is an environment variable <c>TOWNHALL__NAME</c> too.</summary>
public sealed class TownhallSettings
{
    public const string Section = "Townhall";

    /// <summary>Directory of the embedded store. Not used with <see cref="Redis"/>.</summary>
    public string Data { get; set; } = "./data";

    /// <summary>StackExchange.Redis configuration; set to run many nodes.</summary>
    public string? Redis { get; set; }

    /// <summary>Replicas that must have a batch before it is acknowledged (Redis WAIT); 0 for none.</summary>
    public int RedisWaitReplicas { get; set; }

    /// <summary>Whoever sends this as bearer token may create halls. Without it, callers on this machine only.</summary>
    public string? CreatorKey { get; set; }

    /// <summary>Address people reach the server at, such as <c>https://townhall.example.org</c>; used in links and QR codes.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Origins besides the server's own whose pages may open a hub connection, separated by spaces or commas.</summary>
    public string? AllowedOrigins { get; set; }

    /// <summary>Whether <c>X-Forwarded-For</c>, <c>-Proto</c> and <c>-Host</c> of a proxy on this machine are believed.</summary>
    public bool BehindProxy { get; set; }

    /// <summary>Files or folders of fact-checks for every hall, separated by semicolons: ClaimReview JSON-LD, Fact Check API answers, Data Commons feeds or CSV.</summary>
    public string? Claims { get; set; }

    /// <summary>Prepare a sample hall with a synthetic audience.</summary>
    public bool Demo { get; set; }

    /// <summary>Seconds after which a hall that nobody watches leaves memory.</summary>
    public int UnloadAfterSeconds { get; set; } = 60;

    /// <summary>Ballots and commands of one hall that may wait for the journal; past it callers get <c>busy</c>.</summary>
    public int IntakeCapacity { get; set; } = 16384;

    /// <summary>Most facts in one batch.</summary>
    public int BatchFacts { get; set; } = 2048;

    public LimitSettings Limits { get; set; } = new();
}

/// <summary>Limits that protect a hall; a rate of 0 switches it off.</summary>
public sealed class LimitSettings
{
    /// <summary>Ballots a second per attendee, with a burst of two seconds' worth.</summary>
    public double BallotsPerSecond { get; set; } = 10;

    /// <summary>Questions a minute per attendee.</summary>
    public double QuestionsPerMinute { get; set; } = 12;

    /// <summary>Joins at once from one address: a venue's phones share one and scan the code together.</summary>
    public double JoinsPerAddressBurst { get; set; } = 2000;

    /// <summary>Joins a second from one address after the burst.</summary>
    public double JoinsPerAddressPerSecond { get; set; } = 100;

    /// <summary>Tabs and devices one person may have connected.</summary>
    public int ConnectionsPerAttendee { get; set; } = 8;

    /// <summary>Wrong join codes a minute from one address, past which it gets its answers one at a time and 2 s late.</summary>
    public double WrongCodesPerMinute { get; set; } = 60;

    /// <summary>Hub calls of any kind a second on one connection, with a burst of three seconds' worth.</summary>
    public double CallsPerSecond { get; set; } = 50;

    /// <summary>Characters of a title.</summary>
    public int Title { get; set; } = 200;

    /// <summary>Characters of an option.</summary>
    public int Option { get; set; } = 200;

    /// <summary>Options of a poll.</summary>
    public int Options { get; set; } = 50;

    /// <summary>Options of a ranking.</summary>
    public int RankingOptions { get; set; } = 15;

    /// <summary>Characters of a hall's description.</summary>
    public int Description { get; set; } = 2000;

    /// <summary>Characters of a display name.</summary>
    public int Name { get; set; } = 60;

    /// <summary>Words in a ballot.</summary>
    public int Words { get; set; } = 5;

    /// <summary>Characters of an announcement.</summary>
    public int Announcement { get; set; } = 1000;

    /// <summary>Polls in one agenda.</summary>
    public int Agenda { get; set; } = 200;

    /// <summary>Characters of a question.</summary>
    public int Question { get; set; } = 500;

    /// <summary>Characters of a note or a written answer by the desk.</summary>
    public int Note { get; set; } = 1000;

    /// <summary>Characters of a context note.</summary>
    public int Context { get; set; } = 280;

    /// <summary>Flags a minute per attendee.</summary>
    public double FlagsPerMinute { get; set; } = 20;

    /// <summary>Pages, searches and looks for near-duplicates a second per attendee, with a burst of three seconds' worth.</summary>
    public double SearchesPerSecond { get; set; } = 10;
}
