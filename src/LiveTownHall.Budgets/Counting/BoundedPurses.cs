using System.Numerics;
using Fractions;

namespace LiveTownHall.Budgets.Counting;

/// <summary>
/// What each group's people hold, as a whole number of tiny units that it is at least and one that it is at most. The bounds are rounded outwards at every step, so what they
/// say about
/// affordability and prices is certain; where they leave it open, <see cref="ExactPurses"/> decide.
/// </summary>
/// <remarks>
/// The price p of a project solves sum of min(purse, p * worth) = cost. The sum grows with every purse, so the price for purses that are at least the true ones is at most the
/// true price, and the other way round. A unit is 2^-shift of the election's smallest, chosen so that all the money there is stays below 2^61; products take 128 bits.
/// </remarks>
internal sealed class BoundedPurses
{
    private const int Bits = 61;
    private readonly Electorate _electorate;
    private readonly long[] _least;
    private readonly long[] _most;
    private readonly (long Least, long Most)[] _costs;

    // Where the last price of a project stood, for each bound: purses only shrink, so the price can only have risen since.
    private readonly (long Unpaid, long Weight)[] _fromLeast;
    private readonly (long Unpaid, long Weight)[] _fromMost;
    private readonly UInt128[] _members;
    private int _shift;

    public BoundedPurses(Electorate electorate)
    {
        _electorate = electorate;
        _least = new long[electorate.GroupPeople.Length];
        _most = new long[electorate.GroupPeople.Length];
        _costs = new (long, long)[electorate.Projects.Length];
        _fromLeast = new (long, long)[electorate.Projects.Length];
        _fromMost = new (long, long)[electorate.Projects.Length];
        _members = [.. Enumerable.Range(0, electorate.GroupPeople.Length).Select(Shape.Of)];
    }

    /// <summary>Everybody holds the same.</summary>
    public void Fill(Fraction start)
    {
        var most = BigInteger.Max(start.Numerator * _electorate.People / start.Denominator, _electorate.Projects.Max(project => project.Cost)) + 1;
        _shift = Bits - (int)most.GetBitLength();
        var (least, atMost) = Bound(start);
        Array.Fill(_least, least);
        Array.Fill(_most, atMost);
        for (var project = 0; project < _costs.Length; project++)
        {
            var supporters = _electorate.Projects[project];
            _costs[project] = Bound(supporters.Cost);
            _fromMost[project] = (_costs[project].Least, supporters.Weight);
            _fromLeast[project] = (_costs[project].Most, supporters.Weight);
        }
    }

    /// <summary>Null where the bounds leave it open.</summary>
    public bool? CanAfford(int project)
    {
        var supporters = _electorate.Projects[project];
        var (groups, people) = (supporters.Groups, supporters.People);
        var (least, most) = (0L, 0L);
        for (var i = 0; i < groups.Length; i++)
        {
            least += _least[groups[i]] * people[i];
            most += _most[groups[i]] * people[i];
        }

        return least >= _costs[project].Most ? true : most < _costs[project].Least ? false : null;
    }

    /// <summary>Bounds of the price of a worth of 1; the supporters must be sure to afford the project.</summary>
    /// <param name="allInFull">Whether everybody is sure to be able to pay it in full: then it is the cost divided by all weights.</param>
    public (long Least, long Most) Price(int project, out bool allInFull)
    {
        var supporters = _electorate.Projects[project];
        var low = _fromMost[project] = Solve(supporters, _most, _costs[project].Least, _fromMost[project]);
        var high = _fromLeast[project] = Solve(supporters, _least, _costs[project].Most, _fromLeast[project]);
        allInFull = high.Weight == supporters.Weight;
        return (low.Unpaid / low.Weight, ((high.Unpaid - 1) / high.Weight) + 1);
    }

    /// <summary>The supporters who were surely too poor at the last price, and whether nobody else can have been.</summary>
    public UInt128 Poor(int project, out bool isCertain)
    {
        var supporters = _electorate.Projects[project];
        var (groups, worth) = (supporters.Groups, supporters.Worth);
        var (unpaid, weight) = _fromMost[project];
        isCertain = weight == _fromLeast[project].Weight;
        var poor = UInt128.Zero;
        if (weight == supporters.Weight)
            return poor;
        var poorest = (unpaid - 1) / weight;
        for (var i = 0; i < groups.Length; i++)
        {
            var purse = _most[groups[i]];
            if (worth is null ? purse <= poorest : (Int128)purse * weight < (Int128)unpaid * worth[i])
                poor += _members[groups[i]];
        }

        return poor;
    }

    public void Pay(int project, (long Least, long Most) price)
    {
        var supporters = _electorate.Projects[project];
        for (var i = 0; i < supporters.Groups.Length; i++)
        {
            var group = supporters.Groups[i];
            var worth = supporters.Worth?[i] ?? 1;
            _least[group] = (long)Int128.Max(0, _least[group] - ((Int128)price.Most * worth));
            _most[group] = (long)Int128.Max(0, _most[group] - ((Int128)price.Least * worth));
        }
    }

    /// <summary>An exact amount in this one's units.</summary>
    public (long Least, long Most) Bound(Fraction amount)
    {
        var (numerator, denominator) = _shift >= 0 ? (amount.Numerator << _shift, amount.Denominator) : (amount.Numerator, amount.Denominator << -_shift);
        var least = BigInteger.DivRem(numerator, denominator, out var rest);
        return ((long)least, (long)least + (rest.IsZero ? 0 : 1));
    }

    private static (long Unpaid, long Weight) Solve(Supporters supporters, long[] purses, long cost, (long Unpaid, long Weight) from)
    {
        var (groups, people, weights, worth) = (supporters.Groups, supporters.People, supporters.Weights, supporters.Worth);
        var (rest, weight) = from;
        var isFirst = true;
        while (true)
        {
            var (nextRest, nextWeight) = (cost, supporters.Weight);
            if (worth is null)
            {
                // purse * weight < rest, without the product.
                var poorest = (rest - 1) / weight;
                for (var i = 0; i < groups.Length; i++)
                {
                    var purse = purses[groups[i]];
                    if (purse > poorest)
                        continue;
                    nextRest -= purse * people[i];
                    nextWeight -= people[i];
                }
            }
            else
            {
                for (var i = 0; i < groups.Length; i++)
                {
                    var purse = purses[groups[i]];
                    if ((Int128)purse * weight >= (Int128)rest * worth[i])
                        continue;
                    nextRest -= purse * people[i];
                    nextWeight -= weights[i];
                }
            }

            if (!isFirst && nextWeight == weight)
                return (nextRest, nextWeight);
            isFirst = false;
            (rest, weight) = (nextRest, nextWeight);
        }
    }
}
