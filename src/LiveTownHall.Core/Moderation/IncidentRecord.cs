using LiveTownHall.Core.Audit;

namespace LiveTownHall.Core.Moderation;

/// <summary>What the record says of incidents when a hall closes.</summary>
internal static class IncidentRecord
{
    public static IEnumerable<AuditLine> Breaches(Happening closing)
    {
        var lines = new List<AuditLine>();
        foreach (var incident in closing.After.Desk.Incidents)
        {
            foreach (var clock in incident.Breached.Except(IncidentRules.Find(closing.Before!, incident.Id)!.Breached))
                lines.Add(AuditLine.OfSystem("breach", incident.Id) with { From = incident.State, To = incident.State, Rule = clock });
        }

        return lines;
    }
}
