namespace LiveTownHall.Core.Stage;

/// <summary>What the wall shows.</summary>
/// <param name="Kind">idle, join, poll, results, question or announcement.</param>
/// <param name="Id">The item shown; null for idle and join.</param>
public sealed record StageContent(string Kind, string? Id = null)
{
    public static readonly StageContent Idle = new("idle");
}

/// <param name="At">Unix milliseconds.</param>
/// <param name="Retracts">The earlier announcement that this one takes back.</param>
public sealed record Announcement(string Id, string Text, string Level, long At, string? Retracts, bool Retracted);
