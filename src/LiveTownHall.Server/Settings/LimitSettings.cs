namespace LiveTownHall.Server.Settings;

/// <summary>Limits that protect a hall; a rate of 0 switches it off.</summary>
public sealed class LimitSettings
{
    /// <summary>Ballots a second per attendee, with a burst of two seconds' worth.</summary>
    public double BallotsPerSecond { get; set; } = 10;

    /// <summary>Ballots at once from one network to a hall: a venue's phones share one, and its people vote at the same moment.</summary>
    public double BallotsPerNetworkBurst { get; set; } = 3000;

    /// <summary>Ballots a second from one network to a hall after the burst; none where people have no limit either.</summary>
    public double BallotsPerNetworkPerSecond { get; set; } = 100;

    /// <summary>Questions a minute per attendee.</summary>
    public double QuestionsPerMinute { get; set; } = 12;

    /// <summary>Questions at once from one network to a hall: a venue's phones share one.</summary>
    public double QuestionsPerNetworkBurst { get; set; } = 500;

    /// <summary>Questions a minute from one network to a hall after the burst; none where people have no limit either.</summary>
    public double QuestionsPerNetworkPerMinute { get; set; } = 120;

    /// <summary>Joins at once from one address: a venue's phones share one and scan the code together.</summary>
    public double JoinsPerAddressBurst { get; set; } = 2000;

    /// <summary>Joins a second from one address after the burst. Reading, coming back and finding a hall by its code have as much again, each for itself.</summary>
    public double JoinsPerAddressPerSecond { get; set; } = 100;

    /// <summary>Tabs and devices one person may have connected.</summary>
    public int ConnectionsPerAttendee { get; set; } = 8;

    /// <summary>Tickets a minute for somebody who is known already, by token; right ones from the same address have a share of their own.</summary>
    public double TicketsPerPersonPerMinute { get; set; } = 60;

    /// <summary>Wrong keys, tokens and bodies a minute at one address, past which they are answered with 429; right ones go on.</summary>
    public double WrongKeysPerMinute { get; set; } = 120;

    /// <summary>Wrong join codes a minute from one address, past which they are answered 2 s late, eight at a time; right ones go on.</summary>
    public double WrongCodesPerMinute { get; set; } = 60;

    /// <summary>Single-use codes a minute that one person tries, right or wrong.</summary>
    public double VoterCodesPerPersonPerMinute { get; set; } = 10;

    /// <summary>Wrong single-use codes a minute from one network to a hall, past which every code from there is looked at 2 s late, eight at a time; right ones go on.</summary>
    public double WrongVoterCodesPerMinute { get; set; } = 60;

    /// <summary>Wrong creator keys a minute from one address, past which they are answered with 429; the right one goes on.</summary>
    public double WrongCreatorKeysPerMinute { get; set; } = 10;

    /// <summary>Hub calls of any kind a second on one connection, with a burst of three seconds' worth.</summary>
    public double CallsPerSecond { get; set; } = 50;

    /// <summary>
    /// WebSocket frames a second on one connection, with a burst of ten seconds' worth; past it the connection is closed with 1008 `rate_limited`, as with the next seven.
    /// </summary>
    public double FramesPerSecond { get; set; } = 500;

    /// <summary>WebSocket frames a second on one connection that carry nothing: pings, pongs, empty ones.</summary>
    public double ControlFramesPerSecond { get; set; } = 20;

    /// <summary>Bytes a second in the frames of one connection.</summary>
    public double BytesPerSecond { get; set; } = 65536;

    /// <summary>Hub calls a second on one connection that are refused.</summary>
    public double RefusedCallsPerSecond { get; set; } = 20;

    /// <summary>WebSocket frames a second from one address, which a whole venue may share.</summary>
    public double FramesPerAddressPerSecond { get; set; } = 20000;

    /// <summary>WebSocket frames a second from one address that carry nothing.</summary>
    public double ControlFramesPerAddressPerSecond { get; set; } = 2000;

    /// <summary>Bytes a second in the frames from one address.</summary>
    public double BytesPerAddressPerSecond { get; set; } = 8388608;

    /// <summary>Hub calls a second from one address that are refused.</summary>
    public double RefusedCallsPerAddressPerSecond { get; set; } = 2000;

    /// <summary>Seconds after which a connection ends from which nothing came, though it was sent a ping at half of them; 0 switches it off.</summary>
    public int SilenceSeconds { get; set; } = 60;

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

    /// <summary>Bytes of words at once per attendee: questions, edits, answers, words, notes, each with what the journal needs around it.</summary>
    public double TextBytesPerPersonBurst { get; set; } = 32768;

    /// <summary>Bytes of words a second per attendee after the burst: who changes a long answer again and again waits longer each time.</summary>
    public double TextBytesPerPersonPerSecond { get; set; } = 256;

    /// <summary>Bytes of words at once from one network to a hall.</summary>
    public double TextBytesPerNetworkBurst { get; set; } = 8388608;

    /// <summary>Bytes of words a second from one network to a hall after the burst.</summary>
    public double TextBytesPerNetworkPerSecond { get; set; } = 65536;

    /// <summary>Bytes of words at once in a hall.</summary>
    public double TextBytesPerHallBurst { get; set; } = 67108864;

    /// <summary>Bytes of words a second in a hall after the burst.</summary>
    public double TextBytesPerHallPerSecond { get; set; } = 1048576;

    /// <summary>Flags a minute per attendee.</summary>
    public double FlagsPerMinute { get; set; } = 20;

    /// <summary>
    /// Seconds after joining from which an attendee's flags can have a question held, where they have voted, asked or upvoted; ten times as many where they have not. Flags
    /// before that are shown to the desk only.
    /// </summary>
    public double FlagAgeSeconds { get; set; } = 60;

    /// <summary>Pages, searches and looks for near-duplicates a second per attendee, with a burst of three seconds' worth.</summary>
    public double SearchesPerSecond { get; set; } = 10;
}
