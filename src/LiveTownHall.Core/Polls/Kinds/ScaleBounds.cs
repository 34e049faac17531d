using System.Collections.Immutable;

namespace LiveTownHall.Core.Polls;

/// <summary>The values a ballot may have: the settings <c>min</c>, <c>max</c> and <c>step</c>.</summary>
internal static class ScaleBounds
{
    public static BallotField Field { get; } = new("value", paper => paper.Value is not null);

    public static ImmutableArray<KindSetting> Settings { get; } =
    [
        new("min", proposal => proposal.Min is not null),
        new("max", proposal => proposal.Max is not null),
        new("step", proposal => proposal.Step is not null),
        .. SharedSettings.EndLabels,
        SharedSettings.Abstain,
    ];

    public static Flaw? FlawOf(PollLimits limits, double? min, double? max, double? step)
    {
        if ((OutOfReach(limits, "settings.min", min) ?? OutOfReach(limits, "settings.max", max) ?? OutOfReach(limits, "settings.step", step)) is { } flaw)
            return flaw;
        if (min >= max)
            return new Flaw("settings.max", "The highest value must be larger than the lowest.");
        if (step <= 0)
            return new Flaw("settings.step", "The step must be larger than 0.");
        if (step < Scale.SmallestStep || max - min > step * Scale.MostSteps)
            return new Flaw("settings.step", "The step is too small for this range; take a larger one.");
        if (step is { } s && min is { } from && max is { } to && !Scale.IsWhole((to - from) / s))
            return new Flaw("settings.step", "A whole number of steps must lead from min to max.");
        return null;
    }

    /// <summary>-0 and 0 are one value with two representations; only 0 is stored.</summary>
    public static double? Plain(double? value) => value == 0 ? 0 : value;

    public static Flaw BallotFlaw(PollDefinition definition)
    {
        var lowest = definition.Min ?? -PollLimits.Default.Magnitude;
        var highest = definition.Max ?? PollLimits.Default.Magnitude;
        return new Flaw("ballot.value", definition.Step is { } step
            ? FormattableString.Invariant($"Give a number from {lowest} to {highest} in steps of {step}.")
            : FormattableString.Invariant($"Give a number from {lowest} to {highest}."));
    }

    /// <summary>Ballots by the value, or the bin of values, that they are in.</summary>
    /// <param name="histogram">A longer one than can be compared is put together.</param>
    public static BallotLeanings Leanings(ImmutableArray<ValueCount> histogram, Func<ulong, double?> valueOf)
    {
        var width = (histogram.Length + BallotLeanings.Most - 1) / BallotLeanings.Most;
        double[] edges = [.. histogram.Where((_, i) => i % Math.Max(1, width) == 0).Select(v => v.Value)];
        return new BallotLeanings([.. edges.Select(edge => FormattableString.Invariant($"{edge}"))], bits =>
        {
            if (edges.Length == 0 || valueOf(bits) is not { } value)
                return 0;
            var place = Array.BinarySearch(edges, value);
            return 1UL << Math.Max(0, place >= 0 ? place : ~place - 1);
        });
    }

    private static Flaw? OutOfReach(PollLimits limits, string field, double? value)
        => value is null || (double.IsFinite(value.Value) && Math.Abs(value.Value) <= limits.Magnitude)
            ? null
            : new Flaw(field, FormattableString.Invariant($"Give a number between -{limits.Magnitude} and {limits.Magnitude}."));
}
