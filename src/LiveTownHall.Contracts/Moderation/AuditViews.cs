using LiveTownHall.Contracts.Hubs;
using MessagePack;

namespace LiveTownHall.Contracts.Moderation;

/// <summary>One thing that was done, as the hall's journal has it. Holds no text of what people said and no name.</summary>
[MessagePackObject]
public sealed record AuditEntryView
{
    [Key(0)] public required long Position { get; init; }

    /// <summary>Place in the batch at that position.</summary>
    [Key(1)] public required int Index { get; init; }

    [Key(2)] public required DateTimeOffset At { get; init; }

    /// <summary>Handle of whoever did it; <c>system</c> for rules and clocks.</summary>
    [Key(3)] public required string Actor { get; init; }

    [Key(4)] public required string Role { get; init; }

    [Key(5)] public required string Action { get; init; }

    [Key(6)] public string? Target { get; init; }

    [Key(7)] public int? Revision { get; init; }

    [Key(8)] public string? From { get; init; }

    [Key(9)] public string? To { get; init; }

    [Key(10)] public string? Reason { get; init; }

    [Key(11)] public string? Rule { get; init; }

    [Key(12)] public required bool Automated { get; init; }

    /// <summary>SHA-256 over the entry before and this one, in hexadecimal.</summary>
    [Key(13)] public required string Hash { get; init; }

    /// <summary>Texts of a poll that staff changed after it was opened; absent for everything else.</summary>
    [Key(14)] public IReadOnlyList<TextChangeView>? Texts { get; init; }
}

/// <summary>A text that everybody could read and that reads otherwise now.</summary>
/// <param name="Field">Its name in the protocol: title, description, minLabel, maxLabel, or options with an id.</param>
/// <param name="Before">Absent where there was none.</param>
/// <param name="After">Absent where there is none any more.</param>
[MessagePackObject]
public sealed record TextChangeView([property: Key(0)] string Field, [property: Key(1)] string? Before = null, [property: Key(2)] string? After = null);

/// <summary>What ItemHistory returns: oldest first.</summary>
[MessagePackObject]
public sealed record AuditPage
{
    [Key(0)] public required bool Ok { get; init; }

    [Key(1)] public long? Position { get; init; }

    [Key(2)] public Refusal? Error { get; init; }

    [Key(3)] public IReadOnlyList<AuditEntryView>? Entries { get; init; }
}

/// <summary>Answer of <c>GET /api/halls/{hallId}/log</c>: what moderators did, for everybody.</summary>
public sealed record ModerationLog
{
    public required string HallId { get; init; }

    public required string Title { get; init; }

    /// <summary>Hash of the newest audit entry; whoever keeps it can check the record later.</summary>
    public required string Head { get; init; }

    public required long Position { get; init; }

    /// <summary>How often each action was taken, by reason (or <c>none</c>).</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Counts { get; init; }

    public required IReadOnlyList<ModerationLogEntry> Entries { get; init; }
}

/// <summary>Without the text of what was removed and without names.</summary>
public sealed record ModerationLogEntry
{
    public required DateTimeOffset At { get; init; }

    public required string Action { get; init; }

    public string? Reason { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    public required bool Automated { get; init; }

    /// <summary>Texts of a poll that were changed after it was opened.</summary>
    public IReadOnlyList<TextChangeView>? Texts { get; init; }
}

/// <summary>Answer of <c>POST /api/halls/{hallId}/claims</c>.</summary>
public sealed record ClaimsImport
{
    public required int Imported { get; init; }

    /// <summary>In the file twice, or in the library already.</summary>
    public required int Duplicates { get; init; }

    /// <summary>The first 100 of those that were not taken.</summary>
    public required IReadOnlyList<ClaimRefused> Refused { get; init; }

    /// <summary>How many were not taken in all.</summary>
    public required int RefusedInAll { get; init; }
}

/// <param name="At">"line 7" of a CSV file, or the path of a JSON element.</param>
/// <param name="Message">A sentence that names the field.</param>
public sealed record ClaimRefused(string At, string Message);
