using System.Collections.Immutable;

namespace LiveTownHall.Core.Polls;

/// <summary>Figures by option, in the order of the agenda.</summary>
internal static class OptionCounts
{
    /// <param name="figures">By place.</param>
    public static ImmutableArray<OptionCount> Of(PollDefinition definition, ReadOnlySpan<long> figures)
    {
        var counts = ImmutableArray.CreateBuilder<OptionCount>(definition.Options.Length);
        for (var place = 0; place < definition.Options.Length; place++)
            counts.Add(new OptionCount(definition.Options[place].Id, figures[place]));
        return counts.MoveToImmutable();
    }
}
