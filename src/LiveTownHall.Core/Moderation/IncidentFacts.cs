using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;
using LiveTownHall.Core.Questions;

namespace LiveTownHall.Core.Moderation;

/// <summary>A fact about an incident.</summary>
public abstract record IncidentFact : QuestionFact;

public sealed record IncidentOpened(string IncidentId, string Title, int Harm, int Spread, string? ItemId = null, string? ClaimId = null) : IncidentFact
{
    internal override string Target => IncidentId;

    internal override Step ApplyTo(HallState state, Moment moment) => IncidentRules.Apply(state, this, moment.Time);

    internal override string AuditAction(in Happening happening) => "openIncident";
}

/// <param name="Revision">The revision of the incident that its author saw; null where they did not say.</param>
public sealed record IncidentAssessed(string IncidentId, int Harm, int Spread, int? Revision = null) : IncidentFact
{
    internal override string Target => IncidentId;

    internal override Step ApplyTo(HallState state, Moment moment) => IncidentRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "assessIncident";
}

/// <param name="Revision">See <see cref="IncidentAssessed"/>.</param>
public sealed record IncidentMoved(string IncidentId, string State, string? Outcome = null, string? Note = null, int? Revision = null) : IncidentFact
{
    internal override string Target => IncidentId;

    internal override string? AuditReason => Outcome;

    internal override Step ApplyTo(HallState state, Moment moment) => IncidentRules.Apply(state, this, moment.Time);

    internal override string AuditAction(in Happening happening) => "moveIncident";
}

/// <summary>A clock of an incident ran out; recorded once.</summary>
public sealed record IncidentBreached(string IncidentId, string Clock) : IncidentFact
{
    internal override string Target => IncidentId;

    internal override string AuditRule => Clock;

    internal override Step ApplyTo(HallState state, Moment moment) => IncidentRules.Apply(state, this, moment.Time);

    internal override string AuditAction(in Happening happening) => "breach";
}
