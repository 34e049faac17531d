using System.Collections.Immutable;

namespace LiveTownHall.Core.Polls;

/// <summary>The rounds of one instant-runoff: who is elected, who leaves, how ties are broken. The ballots are moved by <see cref="IBallotTransfers"/>.</summary>
internal sealed class RunoffCount(ImmutableArray<string> options, RunoffRules rules)
{
    private readonly List<RunoffStage> _rounds = [];
    private readonly List<long[]> _history = [];
    private ImmutableArray<int> _winner = [];
    private RunoffTie? _tie;

    public Runoff Run(IBallotTransfers ballots)
    {
        var continuing = new List<int>(options.Length);
        for (var place = 0; place < options.Length; place++)
            continuing.Add(place);

        while (true)
        {
            var votes = ballots.Votes.ToArray();
            var exhausted = ballots.Exhausted;
            _history.Add(votes);
            _tie = null;
            var leaving = Leaving(continuing, votes);
            _rounds.Add(new RunoffStage(Counts(continuing, votes), Names(leaving), exhausted) { Tie = _tie });
            if (IsOver(continuing, leaving))
                return new Runoff([.. _rounds], Names(_winner));

            var places = 0UL;
            foreach (var place in leaving)
                places |= 1UL << place;
            ballots.Eliminate(places);
            continuing.RemoveAll(place => (places >> place & 1) != 0);
        }
    }

    /// <summary>Also finds the winner. Nobody leaves in the round that does, nor in the last.</summary>
    private ImmutableArray<int> Leaving(List<int> continuing, long[] votes)
    {
        var active = 0L;
        foreach (var place in continuing)
            active += votes[place];
        if (active == 0)
            return [];
        if (_winner.IsEmpty)
        {
            foreach (var place in continuing)
            {
                if (votes[place] > active / 2)
                    _winner = [place];
            }

            if (_winner.IsEmpty && continuing.Count <= 2)
                _winner = WinnersOfTie(continuing);
            if (!_winner.IsEmpty)
                return [];
        }

        if (continuing.Count <= 2)
            return [];
        var batch = rules.BatchElimination ? Hopeless(continuing, votes) : [];
        return batch.Length > 1 ? batch : Last(continuing, votes);
    }

    private bool IsOver(List<int> continuing, ImmutableArray<int> leaving)
        => leaving.IsEmpty && (!rules.ContinueUntilTwo || continuing.Count <= 2 || _winner.IsEmpty);

    /// <summary>The largest set of trailing options that together have fewer votes than the next; at least two stay when the count goes on until two.</summary>
    private ImmutableArray<int> Hopeless(List<int> continuing, long[] votes)
    {
        var ascending = continuing.ToArray();
        Array.Sort(ascending, (a, b) => votes[a] != votes[b] ? votes[a].CompareTo(votes[b]) : a.CompareTo(b));
        var (hopeless, sum) = (0, 0L);
        var most = ascending.Length - (rules.ContinueUntilTwo ? 2 : 1);
        for (var i = 0; i < most; i++)
        {
            sum += votes[ascending[i]];
            if (sum < votes[ascending[i + 1]])
                hopeless = i + 1;
        }

        var leaving = ascending[..hopeless];
        Array.Sort(leaving);
        return [.. leaving];
    }

    private ImmutableArray<int> Last(List<int> continuing, long[] votes)
    {
        var fewest = long.MaxValue;
        foreach (var place in continuing)
            fewest = Math.Min(fewest, votes[place]);
        ImmutableArray<int> tied = [.. continuing.Where(place => votes[place] == fewest)];
        if (tied.Length == 1)
            return tied;
        if (Ask(tied, TieAction.Eliminate) is { } chosen)
            return [chosen];
        var inseparable = Separate(tied, fewer: true);
        if (inseparable.Length == 1)
            return Settled(TieSettling.Previous, tied, inseparable);
        if (rules.Ties == TieRule.Lots)
            return Settled(TieSettling.Lot, inseparable, [Drawn(inseparable)]);
        if (rules.Ties != TieRule.BothLeave)
            return Settled(TieSettling.AgendaOrder, inseparable, [inseparable[^1]]);
        if (inseparable.Length < continuing.Count)
            return Settled(TieSettling.BothLeave, inseparable, inseparable);
        _winner = inseparable;
        return Settled(TieSettling.None, inseparable, []);
    }

    private ImmutableArray<int> Settled(TieSettling by, ImmutableArray<int> between, ImmutableArray<int> outcome)
    {
        _tie = new RunoffTie(Names(between), by, by == TieSettling.Lot ? rules.LotSeed : null);
        return outcome;
    }

    private int Drawn(ImmutableArray<int> tied)
    {
        var drawn = Lots.Drawn(rules.LotSeed, tied.Select(place => options[place]));
        return tied.First(place => options[place] == drawn);
    }

    private ImmutableArray<int> WinnersOfTie(List<int> continuing)
    {
        ImmutableArray<int> tied = [.. continuing];
        if (tied.Length == 1)
            return tied;
        if (Ask(tied, TieAction.Elect) is { } chosen)
            return [chosen];
        if (rules.Ties == TieRule.AgendaOrder)
            return Settled(TieSettling.AgendaOrder, tied, [tied[0]]);
        var ahead = Separate(tied, fewer: false);
        return Settled(ahead.Length == 1 ? TieSettling.Previous : TieSettling.None, tied, ahead);
    }

    /// <summary>Those that had the fewest (or most) votes in the latest earlier round where the tied differ, and so on back to the first round.</summary>
    private ImmutableArray<int> Separate(ImmutableArray<int> tied, bool fewer)
    {
        if (rules.Ties == TieRule.AgendaOrder)
            return tied;
        for (var round = _history.Count - 2; round >= 0 && tied.Length > 1; round--)
        {
            var votes = _history[round];
            var extreme = fewer ? tied.Min(place => votes[place]) : tied.Max(place => votes[place]);
            tied = [.. tied.Where(place => votes[place] == extreme)];
        }

        return tied;
    }

    private int? Ask(ImmutableArray<int> tied, TieAction action) => rules.TieBreak?.Invoke(_history.Count, tied, action);

    private ImmutableArray<OptionCount> Counts(List<int> continuing, long[] votes)
    {
        var counts = ImmutableArray.CreateBuilder<OptionCount>(continuing.Count);
        foreach (var place in continuing)
            counts.Add(new OptionCount(options[place], votes[place]));
        return counts.MoveToImmutable();
    }

    private ImmutableArray<string> Names(ImmutableArray<int> places) => [.. places.Select(place => options[place])];
}
