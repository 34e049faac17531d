using System.Collections.Immutable;

namespace LiveTownHall.Core.Reports;

/// <summary>What was published about a hall.</summary>
/// <param name="Published">Whether everybody may read the newest version now.</param>
/// <param name="Versions">Oldest first; at least one.</param>
public sealed record ReportState(bool Published, ImmutableArray<ReportVersion> Versions)
{
    public ReportVersion Newest => Versions[^1];
}

/// <param name="Number">From 1.</param>
/// <param name="Position">The journal's position that it tells of.</param>
/// <param name="Hash">SHA-256 of its bytes, in lower-case hexadecimal.</param>
/// <param name="At">When it was published, in Unix milliseconds.</param>
public sealed record ReportVersion(int Number, long Position, string Hash, long At);
