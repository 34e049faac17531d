using System.Buffers;
using System.Numerics;

namespace LiveTownHall.Core.Polls;

/// <summary>Moves ballots between piles. Each continuing option has a pile; a round touches only the ballots of the piles that are broken up.</summary>
internal interface IBallotTransfers
{
    /// <summary>Votes on the pile of each place.</summary>
    ReadOnlySpan<long> Votes { get; }

    long Exhausted { get; }

    /// <summary>Breaks up the piles of all these places (bit i is place i) at once.</summary>
    void Eliminate(ulong places);
}

/// <summary>
/// Rankings packed into one integer each: a fixed number of bits a rank, place + 1, first preference lowest, 0 where the ranking ends.
/// The integer is shifted as preferences are used up, so its lowest bits always name the pile that the ballot lies on. Piles are lists
/// through <c>_below</c>, so a transfer allocates nothing.
/// </summary>
/// <remarks>At most 63 options. The ranks are used up by the count.</remarks>
internal sealed class BallotTransfers<TRanks> : IBallotTransfers, IDisposable
    where TRanks : unmanaged, IBinaryInteger<TRanks>, IUnsignedNumber<TRanks>
{
    private const int Nobody = -1;

    private readonly Memory<TRanks> _ranks;
    private readonly Memory<long> _counts;
    private readonly int _rankBits;
    private readonly TRanks _rankMask;
    private readonly int[] _below;
    private readonly int[] _top;
    private readonly long[] _votes;
    private ulong _continuing;

    public BallotTransfers(Memory<TRanks> ranks, Memory<long> counts, int options, int rankBits)
    {
        (_ranks, _counts, _rankBits) = (ranks, counts, rankBits);
        _rankMask = (TRanks.One << rankBits) - TRanks.One;
        _below = ArrayPool<int>.Shared.Rent(ranks.Length);
        _top = new int[options];
        _votes = new long[options];
        _continuing = (1UL << options) - 1;
        Array.Fill(_top, Nobody);
        for (var ballot = 0; ballot < ranks.Length; ballot++)
            Lay(ballot, ranks.Span, counts.Span);
    }

    public ReadOnlySpan<long> Votes => _votes;

    public long Exhausted { get; private set; }

    public void Eliminate(ulong places)
    {
        _continuing &= ~places;
        var ranks = _ranks.Span;
        var counts = _counts.Span;
        for (var place = 0; place < _top.Length; place++)
        {
            if ((places >> place & 1) == 0)
                continue;
            var ballot = _top[place];
            (_top[place], _votes[place]) = (Nobody, 0);
            while (ballot != Nobody)
            {
                var next = _below[ballot];
                Lay(ballot, ranks, counts);
                ballot = next;
            }
        }
    }

    public void Dispose() => ArrayPool<int>.Shared.Return(_below);

    private void Lay(int ballot, Span<TRanks> ranks, Span<long> counts)
    {
        var left = ranks[ballot];
        while (left != TRanks.Zero)
        {
            var place = int.CreateTruncating(left & _rankMask) - 1;
            if ((uint)place < (uint)_top.Length && (_continuing >> place & 1) != 0)
            {
                ranks[ballot] = left;
                _below[ballot] = _top[place];
                _top[place] = ballot;
                _votes[place] += counts[ballot];
                return;
            }

            left >>= _rankBits;
        }

        Exhausted += counts[ballot];
    }
}
