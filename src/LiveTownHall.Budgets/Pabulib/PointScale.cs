using System.Collections.Immutable;
using System.Numerics;
using LiveTownHall.Budgets.Elections;

namespace LiveTownHall.Budgets.Pabulib;

/// <summary>
/// The points of a file as whole numbers. All are multiplied by the same power of ten where some have decimals, which changes no outcome: only
/// the proportions of points matter.
/// </summary>
internal sealed class PointScale
{
    /// <summary>Of one project on one ballot, after scaling.</summary>
    public const long MostPoints = 1_000_000_000;

    private readonly int _decimals;
    private readonly long _defaultPoints;
    private readonly int _projects;

    private PointScale(int decimals, long defaultPoints, int projects) => (_decimals, _defaultPoints, _projects) = (decimals, defaultPoints, projects);

    /// <param name="points">The place of the column.</param>
    public static PointScale Of(PabulibFile file, int points)
    {
        var decimals = 0;
        foreach (var row in file.Votes.Rows)
        {
            foreach (var item in row.Fields[points].Split(',', StringSplitOptions.RemoveEmptyEntries))
                decimals = Math.Max(decimals, Read(item, row.Line).Decimals);
        }

        var (digits, defaultDecimals) = file["default_score"] is { } text ? Read(text, 0) : (BigInteger.Zero, 0);
        decimals = Math.Max(decimals, defaultDecimals);
        return new PointScale(decimals, Bounded(Decimals.Scale(digits, defaultDecimals, decimals), 0), file.Projects.Rows.Length);
    }

    /// <param name="listed">The projects of a ballot, in its order.</param>
    /// <param name="given">Their points in the same order, where points are given.</param>
    public ImmutableArray<Choice> Choices(List<int> listed, string[] given, long line)
    {
        if (given.Length != listed.Count)
            throw new PabulibException(line, $"The vote has {listed.Count} projects, but {given.Length} points.");
        var points = listed.Zip(given, (place, text) => (Place: place, Points: Points(text, line))).ToDictionary(pair => pair.Place, pair => pair.Points);
        var all = _defaultPoints > 0 ? Enumerable.Range(0, _projects) : listed.Order();
        return [.. all.Select(place => new Choice(place, points.GetValueOrDefault(place, _defaultPoints))).Where(choice => choice.Points > 0)];
    }

    private long Points(string text, long line)
    {
        var (digits, decimals) = Read(text, line);
        return Bounded(Decimals.Scale(digits, decimals, _decimals), line);
    }

    private static (BigInteger Digits, int Decimals) Read(string text, long line)
        => Decimals.TryRead(text, out var digits, out var decimals) && decimals <= Decimals.Most
            ? (digits, decimals)
            : throw new PabulibException(line, $"Points must be numbers with at most {Decimals.Most} decimals.");

    private static long Bounded(BigInteger points, long line)
        => BigInteger.Abs(points) <= MostPoints ? (long)points : throw new PabulibException(line, $"More than {MostPoints} points for one project.");
}
