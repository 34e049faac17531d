namespace LiveTownHall.Core.Polls;

/// <summary>
/// The values <c>origin + k * step</c> that a rating or a stepped number may take.
/// A decimal step (0.1, 0.25, 5) is counted in whole units of the last decimal, so that the third step of 0.1 is 0.3 and not 0.30000000000000004:
/// a quotient of two exactly represented integers is the 64-bit float nearest to the decimal.
/// </summary>
internal readonly struct Scale
{
    /// <summary>Beyond this an index and its neighbours are not told apart by a 64-bit float.</summary>
    public const double MostSteps = 4e15;

    public const double SmallestStep = 1e-9;

    private const double Tolerance = 1e-9;
    private const double WidestTolerance = 1e-3;
    private const double LargestExact = 9_007_199_254_740_992;

    private readonly double _origin;
    private readonly double _step;
    private readonly double _unitsPerOne;

    public Scale(double origin, double step)
    {
        (_origin, _step, _unitsPerOne) = (origin, step, 0);
        for (var units = 1.0; units <= 1e9; units *= 10)
        {
            if (!IsWhole(origin * units) || !IsWhole(step * units) || Math.Round(step * units) == 0)
                continue;
            (_origin, _step, _unitsPerOne) = (Math.Round(origin * units), Math.Round(step * units), units);
            break;
        }
    }

    public static Scale Of(PollDefinition definition) => new(definition.Min ?? 0, definition.Step ?? 1);

    /// <summary>Within 1e-9 of an integer; relative for large numbers, though never by more than a thousandth.</summary>
    public static bool IsWhole(double x)
        => Math.Abs(x - Math.Round(x)) <= Math.Min(WidestTolerance, Tolerance * Math.Max(1, Math.Abs(x)));

    public double ValueAt(long index)
    {
        if (_unitsPerOne == 0)
            return _origin + (index * _step);
        var units = _origin + (index * _step);
        return Math.Abs(units) <= LargestExact ? units / _unitsPerOne : (_origin / _unitsPerOne) + (index * (_step / _unitsPerOne));
    }

    /// <summary>False where the value lies between two steps.</summary>
    public bool TryIndexOf(double value, out long index)
    {
        var units = _unitsPerOne == 0 ? 1 : _unitsPerOne;
        var steps = ((value * units) - _origin) / _step;
        index = 0;
        if (!double.IsFinite(steps) || Math.Abs(steps) > MostSteps)
            return false;
        index = (long)Math.Round(steps);
        return IsWhole(steps) || ValueAt(index) == value;
    }
}
