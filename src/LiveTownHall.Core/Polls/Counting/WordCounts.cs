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

        var sorted = new TermCount[counts.Count];
        var at = 0;
        foreach (var (word, count) in counts)
            sorted[at++] = new TermCount(Encoding.UTF8.GetString(word.AsSpan()), count);
        Array.Sort(sorted, static (a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : string.CompareOrdinal(a.Term, b.Term));
        return ImmutableCollectionsMarshal.AsImmutableArray(sorted);
    }
}
