using System.Text.Json.Serialization;
using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;
using LiveTownHall.Core.Questions;

namespace LiveTownHall.Core.Moderation;

/// <param name="Network">Network key of whoever flagged: 64 bits of a keyed hash whose key is kept in memory only.</param>
/// <param name="Audience">People connected when it was flagged.</param>
public sealed record ItemFlagged(string ItemId, string Category, string? Note = null, ulong? Network = null, int Audience = 0) : QuestionFact
{
    /// <summary>True where whoever flagged came a moment ago, or has taken no part: the desk is told, and nothing is held by it. Absent else.</summary>
    [JsonPropertyOrder(1)]
    public bool? Fresh { get; init; }

    internal override string? AboutQuestion => ItemId;

    internal override string AuditReason => Category;

    internal override Fact? WithoutText() => Note is null ? null : this with { Note = null };

    internal override Step ApplyTo(HallState state, Moment moment) => FlagRules.Apply(state, this, moment.Time);

    internal override string AuditAction(in Happening happening) => "flag";
}

/// <param name="CaseId">Item id, dash, category.</param>
public sealed record FlagsResolved(string CaseId, string Verdict) : QuestionFact
{
    internal override string? AboutQuestion => FlagCase.Named(CaseId).Item;

    internal override string AuditReason => Verdict;

    internal override Step ApplyTo(HallState state, Moment moment) => FlagRules.Apply(state, this, moment.Time);

    internal override string AuditAction(in Happening happening) => "resolveFlags";
}
