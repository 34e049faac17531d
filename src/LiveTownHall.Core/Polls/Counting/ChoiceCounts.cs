using System.Collections.Immutable;
using System.Numerics;
using LiveTownHall.Tally;

namespace LiveTownHall.Core.Polls;

/// <summary>Votes by option, in the order of the agenda.</summary>
public static class ChoiceCounts
{
    /// <summary>single, multiple.</summary>
    public static ImmutableArray<OptionCount> Of(PollDefinition definition, ReadOnlySpan<DistinctBallot> profile)
    {
        Span<long> votes = stackalloc long[64];
        if (definition.Kind == PollKind.Single)
        {
            foreach (var line in profile)
                votes[(int)(line.Ballot & 63)] += line.Count;
        }
        else
        {
            foreach (var line in profile)
            {
                for (var mask = line.Ballot; mask != 0; mask &= mask - 1)
                    votes[BitOperations.TrailingZeroCount(mask)] += line.Count;
            }
        }

        return ByOption(definition, votes);
    }

    /// <summary>ranking: how many voters put each option first.</summary>
    public static ImmutableArray<OptionCount> FirstPreferences(PollDefinition definition, ReadOnlySpan<DistinctBallot> profile)
    {
        Span<long> votes = stackalloc long[16];
        foreach (var line in profile)
            votes[(int)(line.Ballot & 0xF)] += line.Count;
        return ByOption(definition, votes[1..]);
    }

    internal static ImmutableArray<OptionCount> ByOption(PollDefinition definition, ReadOnlySpan<long> votes)
    {
        var counts = ImmutableArray.CreateBuilder<OptionCount>(definition.Options.Length);
        for (var place = 0; place < definition.Options.Length; place++)
            counts.Add(new OptionCount(definition.Options[place].Id, votes[place]));
        return counts.MoveToImmutable();
    }
}
