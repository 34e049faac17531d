using System.Collections.Immutable;

namespace LiveTownHall.Core.Polls;

/// <summary>Where options of a grid were placed, kept up ballot by ballot: a counter for each option and place, from which everything else follows in whole numbers.</summary>
internal sealed class GridSums(PollDefinition definition) : RunningCount
{
    private const int Side = GridKind.Steps + 1;

    private readonly int _options = definition.Options.Length;

    // Made with the first ballot: a hall may hold many drafts.
    private long[]? _at;
    private long _voters;

    public override void Add(ReadOnlySpan<byte> bytes, long times = 1)
    {
        _voters += times;
        var at = _at ??= new long[_options * Side * Side];
        if (!TermBytes.TryTake(ref bytes, out var entries))
            return;
        for (; entries.Length >= GridKind.BytesPerOption; entries = entries[GridKind.BytesPerOption..])
            at[(((entries[0] * Side) + entries[2]) * Side) + entries[1]] += times;
    }

    public override void Subtract(ReadOnlySpan<byte> bytes) => Add(bytes, -1);

    public override PollResult Result() => new()
    {
        Voters = _voters,
        Grid = [.. definition.Options.Select((option, place) => PlacesOf(option.Id, place))],
    };

    private GridPlaces PlacesOf(string id, int place)
    {
        var (n, sumX, sumY, squaresX, squaresY) = (0L, 0L, 0L, 0L, 0L);
        var quadrants = new long[4];
        var cells = ImmutableArray.CreateBuilder<GridCell>();
        for (var cell = 0; _at is not null && cell < Side * Side; cell++)
        {
            var (x, y, here) = (cell % Side, cell / Side, _at[(place * Side * Side) + cell]);
            if (here == 0)
                continue;
            n += here;
            (sumX, sumY) = (sumX + (x * here), sumY + (y * here));
            (squaresX, squaresY) = (squaresX + (x * x * here), squaresY + (y * y * here));
            quadrants[(2 * y >= GridKind.Steps ? 2 : 0) + (2 * x >= GridKind.Steps ? 1 : 0)] += here;
            cells.Add(new GridCell(GridKind.At(x), GridKind.At(y), here));
        }

        (double, double)? mean = n == 0 ? null : (Mean(sumX), Mean(sumY));
        (double, double)? spread = n == 0 ? null : (Spread(sumX, squaresX), Spread(sumY, squaresY));
        return new GridPlaces(id, n, mean, spread, [.. quadrants], cells.ToImmutable());

        double Mean(long sum) => sum / (double)(n * GridKind.Steps);

        double Spread(long sum, long squares) => Math.Sqrt((n * squares) - (sum * sum)) / (n * GridKind.Steps);
    }
}
