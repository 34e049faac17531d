using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;

namespace LiveTownHall.Core.Reports;

/// <summary>A fact about the hall's report.</summary>
public abstract record ReportFact : Fact
{
    internal sealed override Part Part => HallParts.Reports;
}

/// <summary>From now on everybody may read the report.</summary>
/// <param name="Position">Everything up to this position of the journal is in it, and nothing after it.</param>
/// <param name="Hash">SHA-256 of the report's bytes at that position, in lower-case hexadecimal.</param>
public sealed record ReportPublished(long Position, string Hash) : ReportFact
{
    internal override Step ApplyTo(HallState state, Moment moment) => ReportRules.Apply(state, this, moment.Time);

    internal override string AuditAction(in Happening happening) => "publishReport";
}

/// <summary>The report is a draft again. Its versions stay in the record.</summary>
public sealed record ReportUnpublished : ReportFact
{
    internal override Step ApplyTo(HallState state, Moment moment) => ReportRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "unpublishReport";
}
