using System.Collections.Immutable;
using LiveTownHall.Core.Facts;

namespace LiveTownHall.Core.Polls;

/// <summary>A result by how sure it is that each voter voted once.</summary>
/// <param name="Name">See <see cref="Assurances"/>.</param>
/// <param name="Counts">As in <see cref="PollResult"/>; null where the kind has none, and where they would tell too much.</param>
/// <param name="Histogram">The same for ratings; bins of numbers depend on all ballots, so numbers have none.</param>
public sealed record ResultClass(string Name, long Voters, ImmutableArray<OptionCount>? Counts, ImmutableArray<ValueCount>? Histogram)
{
    /// <summary>In a secret poll, of how many voters a class must be for its counts to be told.</summary>
    public const int FewestInSecret = 5;

    /// <summary>
    /// By name. A secret poll tells counts by class only once it is closed, and only where every class that anybody is in has at least <see cref="FewestInSecret"/> voters:
    /// what one class lacks of the whole is the other one's.
    /// </summary>
    public static ImmutableArray<ResultClass> Of(Poll poll, PollCut cut, PollResult whole)
    {
        var classes = new SortedDictionary<string, ResultClass>(StringComparer.Ordinal);
        var rest = new ResultClass(Assurances.DeviceToken, whole.Voters, whole.Counts, poll.Definition.Kind == PollKind.Rating ? whole.Histogram : null);
        foreach (var of in cut.Classes)
        {
            var counted = PollCounting.Count(poll.Definition, cut, of);
            var one = new ResultClass(of.Assurance.Name, of.Voters, counted.Counts, rest.Histogram is null ? null : counted.Histogram);
            classes[one.Name] = classes.TryGetValue(one.Name, out var same) ? same.Plus(one, 1) : one;
            rest = rest.Plus(one, -1);
        }

        if (rest.Voters > 0 || classes.Count == 0)
            classes[rest.Name] = rest;
        var tells = !poll.Definition.Secret || classes.Count == 1 || (poll.Phase == PollPhase.Closed && classes.Values.All(one => one.Voters >= FewestInSecret));
        return [.. classes.Values.Select(one => tells ? one : one with { Counts = null, Histogram = null })];
    }

    private ResultClass Plus(ResultClass other, int times) => this with
    {
        Voters = Voters + (times * other.Voters),
        Counts = Counts is { } counts && other.Counts is { } theirs ? [.. counts.Zip(theirs, (a, b) => a with { Count = a.Count + (times * b.Count) })] : null,
        Histogram = Histogram is { } values && other.Histogram is { } those ? [.. values.Zip(those, (a, b) => a with { Count = a.Count + (times * b.Count) })] : null,
    };
}
