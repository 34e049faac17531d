using System.Collections.Immutable;

namespace LiveTownHall.Core.Facts;

/// <param name="Revision">The revision that was read.</param>
/// <param name="Action">One of <see cref="Moderation.Verdicts"/>.</param>
/// <param name="Note">answer: the written answer. Else a word to the author.</param>
/// <param name="Owner">defer: who will answer.</param>
/// <param name="Due">defer: a day as <c>yyyy-MM-dd</c>.</param>
public sealed record ItemDecided(
    string ItemId,
    int Revision,
    string Action,
    string? Reason = null,
    string? Note = null,
    string? Owner = null,
    string? Due = null) : Fact;

/// <summary>Takes back the newest verdict, by whoever gave it, within <see cref="Moderation.DecisionRules.UndoWindow"/>.</summary>
public sealed record DecisionUndone(string ItemId) : Fact;

public sealed record AppealDismissed(string ItemId, string? Note = null) : Fact;

/// <summary>Somebody takes an item on, or goes on working on it.</summary>
public sealed record ItemClaimed(string ItemId) : Fact;

public sealed record ItemReleased(string ItemId) : Fact;

/// <param name="Network">Network key of whoever flagged: 64 bits of a keyed hash whose key is kept in memory only.</param>
/// <param name="Audience">People connected when it was flagged.</param>
public sealed record ItemFlagged(string ItemId, string Category, string? Note = null, ulong? Network = null, int Audience = 0) : Fact;

/// <param name="CaseId">Item id, dash, category.</param>
public sealed record FlagsResolved(string CaseId, string Verdict) : Fact;

/// <param name="Corrects">The published note of the same item that this one replaces.</param>
public sealed record ContextProposed(
    string ItemId,
    string ContextId,
    string Text,
    ImmutableArray<string> Sources,
    string? ClaimId = null,
    string? Corrects = null) : Fact;

public sealed record ContextConfirmed(string ItemId, string ContextId) : Fact;

/// <param name="Text">What those who saw the note are told; null for a plain retraction.</param>
public sealed record ContextRemoved(string ItemId, string ContextId, string? Text = null) : Fact;

/// <param name="Handle">As the desk sees the person.</param>
public sealed record AttendeeMuted(string Handle, string Reason) : Fact;

public sealed record AttendeeUnmuted(string Handle) : Fact;

/// <summary>Proposes a redaction; from a second person, does it.</summary>
public sealed record ItemRedacted(string ItemId, string Reason) : Fact;

public sealed record ItemLabelled(string ItemId, string Label, bool On) : Fact;

public sealed record ItemPinned(string ItemId, bool On) : Fact;

public sealed record ItemTranslated(string ItemId, int Revision, string Language, string Text) : Fact;

public sealed record IncidentOpened(string IncidentId, string Title, int Harm, int Spread, string? ItemId = null, string? ClaimId = null) : Fact;

public sealed record IncidentAssessed(string IncidentId, int Harm, int Spread) : Fact;

public sealed record IncidentMoved(string IncidentId, string State, string? Outcome = null, string? Note = null) : Fact;

/// <summary>A clock of an incident ran out; recorded once.</summary>
public sealed record IncidentBreached(string IncidentId, string Clock) : Fact;

/// <summary>A second person stands behind a statement.</summary>
public sealed record AnnouncementConfirmed(string Id) : Fact;

public sealed record ClaimsImported(ImmutableArray<Moderation.ClaimReview> Claims) : Fact;
