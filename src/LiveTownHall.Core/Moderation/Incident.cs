using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace LiveTownHall.Core.Moderation;

/// <summary>A falsehood that spreads, and what is being done about it.</summary>
/// <param name="Harm">0 none; 1 reputation; 2 health, money or civic process; 3 imminent danger or voter suppression.</param>
/// <param name="Spread">0 unpublished; 1 published; 2 several languages, channels or at least 5 people; 3 said on stage.</param>
/// <param name="OpenedAt">Unix milliseconds, like every time here.</param>
public sealed record Incident(string Id, string Title, string? ItemId, string? ClaimId, int Harm, int Spread, long OpenedAt)
{
    public string State { get; init; } = IncidentRules.Detected;

    /// <summary>From 1, one more with every assessment and move: what an edit names as seen. Follows from the facts, so the canonical state goes without it.</summary>
    [JsonIgnore]
    public int Revision { get; init; } = 1;

    public long? AcknowledgedAt { get; init; }

    public long? HoldingLineAt { get; init; }

    /// <summary>A label, context note or statement.</summary>
    public long? RespondedAt { get; init; }

    public long? StatementAt { get; init; }

    public long? ClosedAt { get; init; }

    public string? Outcome { get; init; }

    public string? Note { get; init; }

    /// <summary>Clocks that were recorded as late.</summary>
    public ImmutableSortedSet<string> Breached { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>1, the most severe, to 4, which is only logged.</summary>
    public int Severity => (Harm, Spread) switch
    {
        (3, >= 1) or (2, 3) => 1,
        (3, 0) or (2, 1 or 2) or (1, 3) => 2,
        (0, _) => 4,
        _ => 3,
    };

    /// <summary>What has to be done by when, for its severity.</summary>
    public ImmutableArray<Clock> Clocks => Severity switch
    {
        1 => [Of(Clock.Acknowledge, 60, AcknowledgedAt), Of(Clock.HoldingLine, 180, HoldingLineAt), Of(Clock.Statement, 600, StatementAt)],
        2 => [Of(Clock.Acknowledge, 180, AcknowledgedAt), Of(Clock.Response, 600, RespondedAt)],
        3 => [Of(Clock.Acknowledge, 600, AcknowledgedAt), new(Clock.Response, null, RespondedAt, Breached.Contains(Clock.Response))],
        _ => [],
    };

    private Clock Of(string name, int seconds, long? met) => new(name, OpenedAt + seconds * 1000L, met, Breached.Contains(name));
}

/// <param name="Due">Unix milliseconds; null where it is due when the hall closes.</param>
/// <param name="Met">When it was done.</param>
public readonly record struct Clock(string Name, long? Due, long? Met, bool Breached)
{
    public const string Acknowledge = "acknowledge";
    public const string HoldingLine = "holdingLine";
    public const string Response = "response";
    public const string Statement = "statement";

    public bool IsRunning => Met is null && !Breached;
}
