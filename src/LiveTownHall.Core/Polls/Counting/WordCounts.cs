using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using LiveTownHall.Tally;

namespace LiveTownHall.Core.Polls;

/// <summary>How many voters wrote each word. A ballot is a set of words, so each counts once for a voter.</summary>
public static class WordCounts
{
    /// <summary>Most frequent first, equals in ordinal order.</summary>
    public static ImmutableArray<TermCount> Of(ReadOnlySpan<DistinctBallot> profile, BallotPoolSnapshot pool)
    {
        // By bytes: many ballots have few words between them, and each is made a string once.
        var counts = new Dictionary<ImmutableArray<byte>, long>(CanonicalBytes.Comparer);
        var bySpan = counts.GetAlternateLookup<ReadOnlySpan<byte>>();
        foreach (var line in profile)
        {
            if (!pool.TryGet(line.Ballot, out var bytes))
                continue;
            var rest = bytes.AsSpan();
            while (TermBytes.TryTake(ref rest, out var word))
                CollectionsMarshal.GetValueRefOrAddDefault(bySpan, word, out _) += line.Count;
        }

        return Sorted(counts.Select(c => new TermCount(Encoding.UTF8.GetString(c.Key.AsSpan()), c.Value)), counts.Count);
    }

    /// <summary>The same without the words that are hidden, and with those that count as another one counted as it: whoever wrote both counts once.</summary>
    /// <param name="hidden">In ordinal order of words.</param>
    public static ImmutableArray<TermCount> Of(ReadOnlySpan<DistinctBallot> profile, BallotPoolSnapshot pool, ImmutableArray<HiddenWord> hidden)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in profile)
        {
            if (!pool.TryGet(line.Ballot, out var bytes))
                continue;
            shown.Clear();
            foreach (var word in TermBytes.Read(bytes.AsSpan()))
            {
                if (WordRules.Shown(hidden, word) is { } seen && shown.Add(seen))
                    counts[seen] = counts.GetValueOrDefault(seen) + line.Count;
            }
        }

        return Sorted(counts.Select(c => new TermCount(c.Key, c.Value)), counts.Count);
    }

    private static ImmutableArray<TermCount> Sorted(IEnumerable<TermCount> counts, int number)
    {
        var sorted = new TermCount[number];
        var at = 0;
        foreach (var count in counts)
            sorted[at++] = count;
        Array.Sort(sorted, static (a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : string.CompareOrdinal(a.Term, b.Term));
        return ImmutableCollectionsMarshal.AsImmutableArray(sorted);
    }
}
