using LiveTownHall.Contracts.Moderation;
using MessagePack;

namespace LiveTownHall.Contracts.Hubs;

/// <summary>What every hub method returns: accepted at a journal position, or refused with a code.</summary>
/// <remarks>A refusal changed nothing. <see cref="Position"/> is the place in the hall's journal where the command took
/// effect; a command that found nothing left to do answers with the position it was checked at.</remarks>
[MessagePackObject]
public sealed record Outcome
{
    [Key(0)] public required bool Ok { get; init; }

    [Key(1)] public long? Position { get; init; }

    [Key(2)] public Refusal? Error { get; init; }

    /// <summary>CastBallot, CastBudget: true when a former ballot of the same voter was replaced.</summary>
    [Key(3)] public bool? Changed { get; init; }

    /// <summary>AskQuestion: the state the question landed in.</summary>
    [Key(4)] public string? State { get; init; }

    /// <summary>DecideMany, UndoDecisions: one result per item, in the order asked.</summary>
    [Key(5)] public IReadOnlyList<ItemOutcome>? Items { get; init; }

    /// <summary>With <c>conflict</c>, <c>stale_revision</c> and <c>invalid_transition</c>: what happened to the item last.</summary>
    [Key(6)] public DecisionView? Decision { get; init; }

    /// <summary>CastBallot, CastBudget, Upvote, with <c>superseded</c> and <c>busy</c>: name it in the next act on this connection, which then comes after what counted.</summary>
    [Key(7)] public long? Fence { get; init; }

    public static Outcome Accepted(long position) => new() { Ok = true, Position = position };

    public static Outcome Refused(string code, string message) => new() { Ok = false, Error = new Refusal(code, message) };
}

/// <summary>A stable <paramref name="Code"/> for programs and a <paramref name="Message"/> a person can act on.</summary>
[MessagePackObject]
public sealed record Refusal([property: Key(0)] string Code, [property: Key(1)] string Message);

/// <summary>What became of one item of a bulk action.</summary>
[MessagePackObject]
public sealed record ItemOutcome([property: Key(0)] string ItemId, [property: Key(1)] bool Ok, [property: Key(2)] Refusal? Error = null);
