using LiveTownHall.Core.Parts;

namespace LiveTownHall.Core.Audit;

/// <summary>Turns what happened into entries: what the fact's own part says of it, then what it brought about, part by part.</summary>
internal static class AuditWriter
{
    public static void Write(AuditLog log, long position, int index, in Happening happening)
    {
        var number = 0;
        log.Add(Entry(happening.Fact.Part.Line(happening), happening.Time));
        foreach (var part in HallParts.All)
        {
            foreach (var line in part.Consequences(happening))
                log.Add(Entry(line, happening.Time));
        }

        AuditEntry Entry(AuditLine line, long time)
            => new(position, index, number++, time, line.Actor, line.Role, line.Action, line.Target, line.Revision, line.From, line.To, line.Reason, line.Rule)
            {
                Texts = line.Texts,
            };
    }
}
