using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace LiveTownHall.Core.Polls;

/// <summary>Every kind of poll there is. A new one is a value of <see cref="PollKind"/>, a class in this folder and a line here.</summary>
public static class KindRegistry
{
    /// <summary>In the order of <see cref="PollKind"/>.</summary>
    public static ImmutableArray<KindOfPoll> All { get; } = InOrder(
        new SingleKind(),
        new MultipleKind(),
        new RatingKind(),
        new RankingKind(),
        new NumericKind(),
        new WordsKind(),
        new TextKind(),
        new PointsKind(),
        new MotionKind(),
        new StatementKind(),
        new GridKind());

    /// <summary>Names of all kinds as a sentence lists them: "a, b or c".</summary>
    public static string Listed { get; } = string.Join(", ", All[..^1].Select(kind => kind.Name)) + " or " + All[^1].Name;

    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public static KindOfPoll Of(PollKind kind)
        => (uint)kind < (uint)All.Length ? All[(int)kind] : throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of poll.");

    /// <summary>False for a number that is no kind: a journal may hold any.</summary>
    public static bool TryFind(PollKind kind, [NotNullWhen(true)] out KindOfPoll? found)
    {
        found = (uint)kind < (uint)All.Length ? All[(int)kind] : null;
        return found is not null;
    }

    private static ImmutableArray<KindOfPoll> InOrder(params KindOfPoll[] kinds)
    {
        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i].Kind != (PollKind)i)
                throw new InvalidOperationException($"The kind at place {i} of the registry should be {(PollKind)i}.");
        }

        return [.. kinds];
    }
}
