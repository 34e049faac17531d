namespace LiveTownHall.LoadTests.Running;

/// <summary>What a scenario found. It passes or fails on correctness only; figures depend on the machine and never fail it.</summary>
internal sealed class ScenarioReport(string name, string setting)
{
    private readonly List<Step> _steps = [];
    private readonly List<(string Name, string Value)> _figures = [];
    private readonly List<Threshold> _thresholds = [];

    public string Name => name;

    /// <summary>How much of what, on what.</summary>
    public string Setting => setting;

    public IReadOnlyList<Step> Steps => _steps;

    public IReadOnlyList<(string Name, string Value)> Figures => _figures;

    public IReadOnlyList<Threshold> Thresholds => _thresholds;

    public bool Passed => _thresholds.Count > 0 && _thresholds.TrueForAll(t => t.Passed);

    public Step Step(string step)
    {
        var made = new Step(step);
        _steps.Add(made);
        return made;
    }

    public void Figure(string figure, FormattableString value) => _figures.Add((figure, FormattableString.Invariant(value)));

    public void Check(string threshold, bool passed, string detail) => _thresholds.Add(new Threshold(threshold, passed, detail));
}

internal sealed record Threshold(string Name, bool Passed, string Detail);
