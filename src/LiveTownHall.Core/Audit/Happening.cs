using System.Collections.Immutable;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;

namespace LiveTownHall.Core.Audit;

/// <summary>A fact that changed something.</summary>
/// <param name="Before">Null for the first fact of a hall.</param>
internal readonly record struct Happening(Fact Fact, long Time, HallState? Before, HallState After);

/// <summary>An <see cref="AuditEntry"/> before it has a place.</summary>
internal sealed record AuditLine(string Actor, string Role, string Action, string? Target)
{
    public int? Revision { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    public string? Reason { get; init; }

    public string? Rule { get; init; }

    public ImmutableArray<TextChange> Texts { get; init; } = [];

    /// <summary>The entry of a fact whose actor goes by their id, where they are staff, or by their role.</summary>
    public static AuditLine Of(in Happening happening)
    {
        var (fact, part) = (happening.Fact, happening.Fact.Part);
        var role = fact.By?.Role ?? Questions.Decision.System;
        var actor = fact.By is { } by && Moderation.Staff.IsStaff(by) ? by.Id : role;
        return new(actor, role, fact.AuditAction(happening), fact.Target)
        {
            From = happening.Before is { } before ? part.Standing(before, fact) : null,
            To = part.Standing(happening.After, fact),
            Reason = fact.AuditReason,
            Texts = fact.AuditTexts(happening),
            Rule = happening.Before is { } then && fact.IsDoneAlone(then, happening.After) ? Access.Persons.Alone : fact.AuditRule,
        };
    }

    /// <summary>The entry of something that no person did.</summary>
    public static AuditLine OfSystem(string action, string? target) => new(Questions.Decision.System, Questions.Decision.System, action, target);
}
