namespace LiveTownHall.LoadTests.Aims;

/// <summary>One line of the table: what was measured against what, in how many runs, and whether the aim holds for the median.</summary>
internal sealed class Measured(string what, string against, string aim, Func<double, bool> holds)
{
    private readonly List<double> _ratios = [];
    private readonly List<(string Name, List<double> Values)> _figures = [];

    public string What => what;

    public string Against => against;

    public string Aim => aim;

    public IReadOnlyList<double> Ratios => _ratios;

    public IReadOnlyList<(string Name, List<double> Values)> Figures => _figures;

    /// <summary>Why there is no value; null where there is one.</summary>
    public string? Skipped { get; set; }

    public double Median => Middle(_ratios);

    public bool Holds => Skipped is null && _ratios.Count > 0 && holds(Median);

    public void Ratio(double ratio) => _ratios.Add(ratio);

    /// <summary>An absolute value behind the ratios, with its unit in the name.</summary>
    public void Figure(string name, double value)
    {
        var known = _figures.FindIndex(f => f.Name == name);
        if (known < 0)
            _figures.Add((name, [value]));
        else
            _figures[known].Values.Add(value);
    }

    public static double Middle(IReadOnlyList<double> values)
    {
        if (values.Count == 0)
            return double.NaN;
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
