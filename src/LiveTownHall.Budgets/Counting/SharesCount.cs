using Fractions;
using LiveTownHall.Budgets.Elections;

namespace LiveTownHall.Budgets.Counting;

/// <summary>
/// Equal shares with given purses: as long as supporters can afford a project, the one with the highest effective vote count is funded, and they pay for it. The effective
/// vote count is
/// worth per money, 1 / rho in the paper: with <see cref="Utility.Cost"/> the cost divided by the highest payment, which is the number of votes where nobody is too poor.
/// </summary>
/// <remarks>
/// Purses only shrink, so an effective vote count only falls: a project whose last one is below this round's best is not looked at. Prices are compared by <see
/// cref="BoundedPurses"/>;
/// what they leave open is decided by <see cref="ExactPurses"/>, which follow only when asked.
/// </remarks>
internal sealed class SharesCount
{
    private readonly BudgetElection _election;
    private readonly Electorate _electorate;
    private readonly TieOrder _ties;
    private readonly bool[][] _incompatible;
    private readonly BoundedPurses _bounds;
    private readonly (long Least, long Most)[] _prices;
    private readonly bool[] _inFull;
    private readonly List<int> _open = [];
    private readonly List<int> _near = [];

    // How far the exact purses have followed, and from where.
    private ExactPurses? _exact;
    private int _followed;
    private Fraction _start;
    private List<int> _funded = [];
    private Shape _shape;
    private bool _isShapeKnown;
    private readonly bool[] _isPoorKnown;

    public SharesCount(BudgetElection election, Electorate electorate, TieOrder ties, bool[][] incompatible)
    {
        (_election, _electorate, _ties, _incompatible) = (election, electorate, ties, incompatible);
        _bounds = new BoundedPurses(electorate);
        _prices = new (long, long)[electorate.Projects.Length];
        _inFull = new bool[electorate.Projects.Length];
        _isPoorKnown = new bool[electorate.Projects.Length];
    }

    /// <param name="start">What each person holds.</param>
    /// <exception cref="BudgetCountException">A tie that nothing settles.</exception>
    public SharesOutcome Run(Fraction start, CancellationToken cancellation = default)
    {
        (_exact, _followed, _start, _funded) = (null, 0, start, []);
        (_shape, _isShapeKnown) = (default, true);
        _bounds.Fill(start);
        _open.Clear();
        for (var project = 0; project < _electorate.Projects.Length; project++)
        {
            if (!_electorate.Projects[project].CanWin)
                continue;
            _open.Add(project);
            _prices[project] = _bounds.Bound(new Fraction(_electorate.Projects[project].Cost, _electorate.Projects[project].Weight));
        }

        var ties = new List<(int Round, BrokenTie Tie)>();
        var spent = 0L;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            FindNearest();
            var best = DecideExactly();
            if (best.Count == 0)
                return new SharesOutcome(start, _funded, spent, ties, _isShapeKnown ? _shape.Value : null);
            var chosen = best[0];
            if (best.Count > 1)
            {
                ties.Add((_funded.Count, _ties.Settle(best)));
                chosen = ties[^1].Tie.Chosen;
            }

            _shape.Add((ulong)chosen);
            _isShapeKnown &= _isPoorKnown[chosen];
            _bounds.Pay(chosen, _prices[chosen]);
            _funded.Add(chosen);
            spent += _electorate.Projects[chosen].Cost;
            _open.RemoveAll(project => project == chosen || _incompatible[chosen][project]);
        }
    }

    /// <summary>Leaves in <see cref="_near"/> the projects one of which is surely the best, and takes out those that nobody can afford any more.</summary>
    private void FindNearest()
    {
        SortByPrice();
        _near.Clear();
        var best = -1;
        for (var i = 0; i < _open.Count; i++)
        {
            var project = _open[i];
            if (best >= 0 && IsAbove(_prices[project].Least, project, _prices[best].Most, best))
                break;
            if (!TryPrice(project))
            {
                _shape.Add(~(ulong)project);
                _open[i] = -1;
                continue;
            }

            if (best < 0 || IsAbove(_prices[best].Most, best, _prices[project].Most, project))
                best = project;
            _near.Add(project);
        }

        _open.RemoveAll(project => project < 0);
        _near.RemoveAll(project => IsAbove(_prices[project].Least, project, _prices[best].Most, best));
    }

    private bool TryPrice(int project)
    {
        switch (_bounds.CanAfford(project))
        {
            case true:
                _prices[project] = _bounds.Price(project, out _inFull[project]);
                _shape.Add((ulong)project);
                _shape.Add(_bounds.Poor(project, out _isPoorKnown[project]));
                return true;
            case null when Exact().CanAfford(project):
                _prices[project] = _bounds.Bound(Exact().Price(project));
                (_inFull[project], _isShapeKnown) = (false, false);
                return true;
            case null:
                _isShapeKnown = false;
                return false;
            default:
                return false;
        }
    }

    /// <summary>Of those near to the best, all that are the best.</summary>
    private List<int> DecideExactly()
    {
        if (_near.Count < 2)
            return [.. _near];
        var best = new List<int>();
        var lowest = Fraction.Zero;
        foreach (var project in _near)
        {
            var supporters = _electorate.Projects[project];
            _isShapeKnown &= _inFull[project];
            var price = _inFull[project] ? new Fraction(supporters.Cost, supporters.Weight) : Exact().Price(project);
            var perWorth = price / supporters.UnitWorth;
            var order = best.Count == 0 ? -1 : perWorth.CompareTo(lowest);
            if (order < 0)
                best.Clear();
            if (order <= 0)
            {
                lowest = perWorth;
                best.Add(project);
            }
        }

        return best;
    }

    private ExactPurses Exact()
    {
        _exact ??= new ExactPurses(_electorate, _start);
        for (; _followed < _funded.Count; _followed++)
            _exact.Pay(_funded[_followed]);
        return _exact;
    }

    /// <summary>Few projects move from one round to the next, so insertion is near to linear.</summary>
    private void SortByPrice()
    {
        for (var i = 1; i < _open.Count; i++)
        {
            var project = _open[i];
            var at = i;
            for (; at > 0 && IsAbove(_prices[_open[at - 1]].Least, _open[at - 1], _prices[project].Least, project); at--)
                _open[at] = _open[at - 1];
            _open[at] = project;
        }
    }

    /// <summary>Whether a price for what one project is worth is above a price for what another is worth.</summary>
    private bool IsAbove(long price, int project, long otherPrice, int other)
        => (Int128)price * _electorate.Projects[other].UnitWorth > (Int128)otherPrice * _electorate.Projects[project].UnitWorth;
}

/// <summary>What equal shares with these purses fund.</summary>
/// <param name="Start">What each person held at first.</param>
/// <param name="Funded">Places of projects, in the order in which they were funded.</param>
/// <param name="Ties">Each with the round it was in, from 0.</param>
/// <param name="Shape">See <see cref="Counting.Shape"/>; null where a decision needed exact purses.</param>
internal sealed record SharesOutcome(Fraction Start, List<int> Funded, long Spent, List<(int Round, BrokenTie Tie)> Ties, UInt128? Shape);
