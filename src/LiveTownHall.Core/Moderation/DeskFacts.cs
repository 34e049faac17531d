using System.Collections.Immutable;
using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;
using LiveTownHall.Core.Questions;

namespace LiveTownHall.Core.Moderation;

/// <param name="Handle">As the desk sees the person.</param>
public sealed record AttendeeMuted(string Handle, string Reason) : QuestionFact
{
    internal override string Target => Handle;

    internal override string? AuditReason => DecisionRules.IsReason(Reason) ? Reason : null;

    internal override Step ApplyTo(HallState state, Moment moment) => DeskRules.Apply(state, this, moment.Time);

    internal override string AuditAction(in Happening happening) => "mute";
}

public sealed record AttendeeUnmuted(string Handle) : QuestionFact
{
    internal override string Target => Handle;

    internal override Step ApplyTo(HallState state, Moment moment) => DeskRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "unmute";
}

public sealed record ClaimsImported(ImmutableArray<ClaimReview> Claims) : QuestionFact
{
    internal override bool IsWhole => FactShape.IsWhole(Claims);

    internal override Step ApplyTo(HallState state, Moment moment) => DeskRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "importClaims";
}
