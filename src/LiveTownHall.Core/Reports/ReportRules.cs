using LiveTownHall.Core.Halls;

namespace LiveTownHall.Core.Reports;

/// <summary>When there is a report for everybody.</summary>
internal static class ReportRules
{
    private const int MostVersions = 1000;
    private const int HashLength = 64;

    public static Step Apply(HallState state, ReportPublished fact, long time)
    {
        if (fact.Position < 1 || !IsHash(fact.Hash))
            return new(state, Ruling.InvalidRequest);
        if (state.Phase == HallPhase.Draft)
            return new(state, Ruling.InvalidTransition);
        var versions = state.Report?.Versions ?? [];
        if (state.Report is { Published: true, Newest: var newest } && (newest.Hash == fact.Hash || newest.Position >= fact.Position))
            return new(state, Ruling.Unchanged);
        if (versions.Length >= MostVersions)
            return new(state, Ruling.LimitReached);
        var version = new ReportVersion(versions.Length + 1, fact.Position, fact.Hash, time);
        return new(state with { Report = new ReportState(true, versions.Add(version)) }, Ruling.Accepted);
    }

    public static Step Apply(HallState state, ReportUnpublished _) => state.Report is { Published: true } report
        ? new(state with { Report = report with { Published = false } }, Ruling.Accepted)
        : new(state, Ruling.Unchanged);

    private static bool IsHash(string hash) => hash.Length == HashLength && hash.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));
}
