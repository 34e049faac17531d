namespace LiveTownHall.Core.Stage;

/// <summary>What the wall shows.</summary>
/// <param name="Kind">idle, arriving, join, poll, results, question, questions, announcement, budget, break or thanks.</param>
/// <param name="Id">The poll, question, announcement or budget shown; null for the others.</param>
/// <param name="Until">When a break ends, in Unix milliseconds; null for one without an end, and for the others.</param>
public sealed record StageContent(string Kind, string? Id = null, long? Until = null)
{
    public static readonly StageContent Idle = new("idle");
}

/// <param name="At">Unix milliseconds.</param>
/// <param name="Retracts">The earlier announcement that this one takes back.</param>
public sealed record Announcement(string Id, string Text, string Level, long At, string? Retracts, bool Retracted)
{
    /// <summary>The question whose context note it corrects or takes back.</summary>
    public string? Corrects { get; init; }

    /// <summary>The incident it answers.</summary>
    public string? IncidentId { get; init; }

    /// <summary>Who wrote a statement that waits for a second person; null once it is sent.</summary>
    public string? ProposedBy { get; init; }

    /// <summary>How they came in, see <see cref="Facts.Actor.Via"/>.</summary>
    public string? ProposedVia { get; init; }

    /// <summary>The second person behind a statement.</summary>
    public string? ConfirmedBy { get; init; }

    /// <summary>When it is over, in Unix milliseconds; null for one that stands.</summary>
    public long? ExpiresAt { get; init; }

    /// <summary>When it ended by that time or with the hall; from then on it covers nothing.</summary>
    public long? ExpiredAt { get; init; }

    /// <summary>Whether its end is still to come.</summary>
    internal bool WillExpire => ExpiresAt is not null && ExpiredAt is null && !Retracted && ProposedBy is null;
}
