namespace LiveTownHall.Server.Coordination;

/// <summary>
/// Finds every stretch of a sequence in which nearly all votes are for one option: the maximal scoring subsequences of Ruzzo and Tompa ("A linear time
/// algorithm for finding all maximal scoring subsequences", ISMB 1999), where a vote for the option scores 1 and another as much less that a stretch with the
/// least share (<see cref="CoordinationLimits.Share"/>) scores nothing. Of stretches with the same score the longest is taken. Linear in the votes; stretches don't overlap.
/// </summary>
internal sealed class Stretches
{
    private const long Against = -9;

    private readonly List<Candidate> _open = [];
    private readonly List<Range> _found = [];
    private readonly int _least;

    private Stretches(int least) => _least = least;

    /// <param name="order">Indexes into <paramref name="votes"/>, in the order that is searched.</param>
    /// <param name="option">A single bit.</param>
    /// <returns>Places in the order, each stretch with at least <paramref name="least"/> votes.</returns>
    public static List<Range> Find(ReadOnlySpan<ObservedVote> votes, ReadOnlySpan<int> order, ulong option, int least)
    {
        var stretches = new Stretches(least);
        var sum = 0L;
        for (var i = 0; i < order.Length;)
        {
            if ((votes[order[i]].Options & option) == 0)
            {
                sum += Against;
                i++;
                continue;
            }

            // A run of votes for the option comes in as one.
            var (start, before) = (i, sum);
            for (; i < order.Length && (votes[order[i]].Options & option) != 0; i++)
                sum++;
            stretches.Add(new Candidate(start, i, before, sum, -1));
        }

        stretches.Settle();
        return stretches._found;
    }

    private void Add(Candidate next)
    {
        while (true)
        {
            var left = _open.Count - 1;
            while (left >= 0 && _open[left].Before > next.Before)
                left = _open[left].Left;
            if (left < 0)
                Settle();
            if (left < 0 || _open[left].Through > next.Through)
            {
                _open.Add(next with { Left = left });
                return;
            }

            next = new Candidate(_open[left].Start, next.End, _open[left].Before, next.Through, -1);
            _open.RemoveRange(left, _open.Count - left);
        }
    }

    /// <summary>Nothing that comes can extend the open ones any more.</summary>
    private void Settle()
    {
        foreach (var candidate in _open)
        {
            if (candidate.End - candidate.Start >= _least)
                _found.Add(candidate.Start..candidate.End);
        }

        _open.Clear();
    }

    /// <param name="Before">Sum of all scores before it.</param>
    /// <param name="Through">Sum of all scores up to its end.</param>
    /// <param name="Left">The nearest open candidate to its left with no greater sum before it.</param>
    private readonly record struct Candidate(int Start, int End, long Before, long Through, int Left);
}
