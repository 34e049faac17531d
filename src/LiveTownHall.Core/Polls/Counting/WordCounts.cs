using System.Collections.Immutable;
using System.Runtime.InteropServices;
using LiveTownHall.Tally;

namespace LiveTownHall.Core.Polls;

/// <summary>How many voters wrote each word. A ballot is a set of words, so each counts once for a voter.</summary>
public static class WordCounts
{
    /// <summary>Most frequent first, equals in ordinal order.</summary>
    public static ImmutableArray<TermCount> Of(ReadOnlySpan<DistinctBallot> profile, TermSnapshot terms)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var line in profile)
        {
            if (!terms.TryGet(line.Ballot, out var words))
                continue;
            foreach (var word in words)
                CollectionsMarshal.GetValueRefOrAddDefault(counts, word, out _) += line.Count;
        }

        var sorted = new TermCount[counts.Count];
        var at = 0;
        foreach (var (word, count) in counts)
            sorted[at++] = new TermCount(word, count);
        Array.Sort(sorted, static (a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : string.CompareOrdinal(a.Term, b.Term));
        return ImmutableCollectionsMarshal.AsImmutableArray(sorted);
    }
}
