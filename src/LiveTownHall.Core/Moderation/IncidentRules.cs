using System.Collections.Immutable;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;
using LiveTownHall.Core.Stage;

namespace LiveTownHall.Core.Moderation;

/// <summary>The life of an incident.</summary>
/// <remarks>
/// <code>
/// detected -> triaged -> verifying -> responding -> monitoring -> closed
/// steps may be passed over; monitoring -> responding where it flares up again; closed needs an outcome and is the end
/// </code>
/// </remarks>
public static class IncidentRules
{
    internal const string Detected = "detected";
    private const string Responding = "responding";
    private const string Monitoring = "monitoring";
    private const string Closed = "closed";

    private static readonly ImmutableArray<string> States = [Detected, "triaged", "verifying", Responding, Monitoring, Closed];

    private static readonly ImmutableArray<string> Outcomes = ["no_action", "private_reply", "context", "statement", "hold", "remove", "escalate"];

    internal static Step Apply(HallState state, IncidentOpened fact, long time)
    {
        if (!Staff.IsDesk(fact.By))
            return new(state, Ruling.Forbidden);
        if (!AreScores(fact.Harm, fact.Spread))
            return new(state, Ruling.InvalidRequest);
        if (Find(state, fact.IncidentId) is { } present)
            return new(state, present.Title == fact.Title ? Ruling.Unchanged : Ruling.DuplicateId);
        if (fact.ItemId is { } item && state.Questions.Find(item) is null)
            return new(state, Ruling.NotFound);
        if (state.Desk.Incidents.Length >= DeskState.MostIncidents)
            return new(state, Ruling.LimitReached);
        var incident = new Incident(fact.IncidentId, fact.Title, fact.ItemId, fact.ClaimId, fact.Harm, fact.Spread, time);
        return new(state with { Desk = state.Desk with { Incidents = state.Desk.Incidents.Add(incident) } }, Ruling.Accepted);
    }

    internal static Step Apply(HallState state, IncidentAssessed fact)
    {
        if (!Staff.IsDesk(fact.By))
            return new(state, Ruling.Forbidden);
        if (!AreScores(fact.Harm, fact.Spread))
            return new(state, Ruling.InvalidRequest);
        if (Find(state, fact.IncidentId) is not { } incident)
            return new(state, Ruling.NotFound);
        if (incident.State == Closed)
            return new(state, Ruling.InvalidTransition);
        if (incident.Harm == fact.Harm && incident.Spread == fact.Spread)
            return new(state, Ruling.Unchanged);
        if (IsStale(fact.Revision, incident))
            return new(state, Ruling.StaleRevision);
        return Changed(state, incident with { Harm = fact.Harm, Spread = fact.Spread, Revision = incident.Revision + 1 });
    }

    internal static Step Apply(HallState state, IncidentMoved fact, long time)
    {
        if (!Staff.IsDesk(fact.By))
            return new(state, Ruling.Forbidden);
        if (Find(state, fact.IncidentId) is not { } incident)
            return new(state, Ruling.NotFound);
        var to = States.IndexOf(fact.State);
        if (to < 0 || (fact.State == Closed) != (fact.Outcome is not null) || (fact.Outcome is { } outcome && !Outcomes.Contains(outcome)))
            return new(state, Ruling.InvalidRequest);
        if (incident.State == fact.State)
        {
            // A colleague got there first. Whoever brought other words with it must hear that theirs were not taken.
            var isTheSame = incident.Outcome == fact.Outcome && (fact.Note is null || fact.Note == incident.Note);
            return new(state, isTheSame || !IsStale(fact.Revision, incident) ? Ruling.Unchanged : Ruling.StaleRevision);
        }

        if (IsStale(fact.Revision, incident))
            return new(state, Ruling.StaleRevision);
        var forward = to > States.IndexOf(incident.State) || (incident.State == Monitoring && fact.State == Responding);
        if (!forward || incident.State == Closed)
            return new(state, Ruling.InvalidTransition);
        return Changed(state, incident with
        {
            State = fact.State,
            AcknowledgedAt = incident.AcknowledgedAt ?? time,
            Outcome = fact.Outcome,
            Note = fact.Note ?? incident.Note,
            ClosedAt = fact.State == Closed ? time : null,
            Revision = incident.Revision + 1,
        });
    }

    internal static Step Apply(HallState state, IncidentBreached fact, long time)
    {
        if (Find(state, fact.IncidentId) is not { } incident)
            return new(state, Ruling.NotFound);
        foreach (var clock in incident.Clocks)
        {
            if (clock.Name != fact.Clock)
                continue;
            if (clock.Breached)
                return new(state, Ruling.Unchanged);
            if (clock.Met is not null || incident.State == Closed || clock.Due is not { } due || due > time)
                return new(state, Ruling.Unchanged);
            return Changed(state, incident with { Breached = incident.Breached.Add(clock.Name) });
        }

        return new(state, Ruling.Unchanged);
    }

    /// <summary>A published context note or a label answers the incidents that its item began.</summary>
    /// <param name="isLine">Whether it tells people something, so that it is a holding line, too.</param>
    internal static HallState Responded(HallState state, string itemId, long time, bool isLine)
    {
        foreach (var incident in state.Desk.Incidents)
        {
            if (incident.ItemId != itemId || incident.State == Closed)
                continue;
            state = With(state, incident with { RespondedAt = incident.RespondedAt ?? time, HoldingLineAt = incident.HoldingLineAt ?? (isLine ? time : null) });
        }

        return state;
    }

    /// <summary>An announcement is a holding line; one that two people stand behind is a statement.</summary>
    internal static HallState Announced(HallState state, string? incidentId, bool statement, long time)
    {
        if (incidentId is null || Find(state, incidentId) is not { } incident || incident.State == Closed)
            return state;
        return With(state, incident with
        {
            HoldingLineAt = incident.HoldingLineAt ?? time,
            RespondedAt = incident.RespondedAt ?? (statement ? time : null),
            StatementAt = incident.StatementAt ?? (statement ? time : null),
        });
    }

    /// <summary>What was due before the close and was not done.</summary>
    internal static HallState CloseHall(HallState state)
    {
        foreach (var incident in state.Desk.Incidents)
        {
            if (incident.State == Closed)
                continue;
            foreach (var clock in incident.Clocks)
            {
                if (clock is { Due: null, IsRunning: true })
                    state = With(state, incident with { Breached = incident.Breached.Add(clock.Name) });
            }
        }

        return state;
    }

    /// <summary>Every clock that runs, when it runs out.</summary>
    internal static IEnumerable<Due> Due(HallState state)
    {
        var due = new List<Due>();
        foreach (var incident in state.Desk.Incidents)
        {
            if (incident.ClosedAt is not null)
                continue;
            foreach (var clock in incident.Clocks)
            {
                if (clock is { IsRunning: true, Due: { } at })
                    due.Add(new Due(at, new IncidentBreached(incident.Id, clock.Name)));
            }
        }

        return due;
    }

    internal static Incident? Find(HallState state, string id)
    {
        foreach (var incident in state.Desk.Incidents)
        {
            if (string.Equals(incident.Id, id, StringComparison.Ordinal))
                return incident;
        }

        return null;
    }

    /// <summary>Whether a colleague changed the incident after the author of a fact saw it.</summary>
    private static bool IsStale(int? seen, Incident incident) => seen is { } revision && revision != incident.Revision;

    private static bool AreScores(int harm, int spread) => harm is >= 0 and <= 3 && spread is >= 0 and <= 3;

    private static Step Changed(HallState state, Incident incident) => new(With(state, incident), Ruling.Accepted);

    private static HallState With(HallState state, Incident changed)
        => state with { Desk = state.Desk with { Incidents = [.. state.Desk.Incidents.Select(i => i.Id == changed.Id ? changed : i)] } };
}
