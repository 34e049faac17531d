using System.Numerics;
using Fractions;

namespace LiveTownHall.Budgets.Counting;

/// <summary>
/// What each group's people hold, exactly: whole numbers over one denominator that all share. A payment divides by the weight of those who pay in full, so the denominator
/// grows by that
/// factor (less what cancels) and every purse with it; nothing is rounded.
/// </summary>
internal sealed class ExactPurses
{
    private readonly Electorate _electorate;
    private readonly BigInteger[] _purses;
    private BigInteger _denominator;

    public ExactPurses(Electorate electorate, Fraction start)
    {
        _electorate = electorate;
        _denominator = start.Denominator;
        _purses = new BigInteger[electorate.GroupPeople.Length];
        Array.Fill(_purses, start.Numerator);
    }

    /// <summary>What the project's supporters hold together.</summary>
    public Fraction MoneyBehind(int project) => new(Sum(_electorate.Projects[project]), _denominator);

    public bool CanAfford(int project)
    {
        var supporters = _electorate.Projects[project];
        return Sum(supporters) >= supporters.Cost * _denominator;
    }

    /// <summary>The price of a worth of 1 at which the supporters pay the cost together, each at most what they hold. They must be able to.</summary>
    public Fraction Price(int project)
    {
        var (rest, weight) = Solve(_electorate.Projects[project]);
        return new Fraction(rest, weight * _denominator);
    }

    /// <summary>The highest cost at which the project's price for its worth would be no more than <paramref name="rate"/>, if nothing else were different.</summary>
    /// <param name="isWorthItsCost">Whether the project's worth changes with its cost.</param>
    /// <param name="rate">Money for a worth of 1.</param>
    public (Fraction Cost, PriceUpTo Price) CostAt(int project, Fraction rate, bool isWorthItsCost)
    {
        var supporters = _electorate.Projects[project];
        if (!isWorthItsCost)
        {
            var (poor, weightInFull) = Split(supporters, rate);
            return (new Fraction(poor, _denominator) + (weightInFull * rate), weightInFull.IsZero ? PriceUpTo.Less : PriceUpTo.LessBelow);
        }

        // sum of min(purse, rate * cost) - cost is concave in the cost and 0 at 0: Newton's steps come down from what the supporters hold together to the other zero and stop
        // there.
        for (var cost = MoneyBehind(project); ;)
        {
            var (poor, weightInFull) = Split(supporters, rate * cost);
            if (weightInFull * rate >= 1)
                return (weightInFull * rate == 1 ? cost : Fraction.Zero, PriceUpTo.Equal);
            var next = new Fraction(poor, _denominator) / (1 - (weightInFull * rate));
            if (next == cost)
                return (cost, weightInFull.IsZero ? PriceUpTo.Less : PriceUpTo.LessBelow);
            cost = next;
        }
    }

    /// <summary>The supporters pay for the project.</summary>
    /// <returns>The price of a worth of 1, and how many paid it in full.</returns>
    public (Fraction Price, long InFull) Pay(int project)
    {
        var supporters = _electorate.Projects[project];
        var (rest, weight) = Solve(supporters);
        var paid = new Fraction(rest, weight * _denominator);
        var common = BigInteger.GreatestCommonDivisor(rest, weight);
        var (price, factor) = (rest / common, weight / common);
        if (!factor.IsOne)
        {
            _denominator *= factor;
            for (var group = 0; group < _purses.Length; group++)
                _purses[group] *= factor;
        }

        var inFull = 0L;
        for (var i = 0; i < supporters.Groups.Length; i++)
        {
            ref var purse = ref _purses[supporters.Groups[i]];
            var share = supporters.Worth is null ? price : price * supporters.Worth[i];
            if (purse >= share)
                inFull += supporters.People[i];
            purse = purse > share ? purse - share : BigInteger.Zero;
        }

        return (paid, inFull);
    }

    /// <summary>What they hold who can't pay a price, and the weight of those who can.</summary>
    private (BigInteger Poor, BigInteger WeightInFull) Split(Supporters supporters, Fraction price)
    {
        // purse / denominator < price, as whole numbers: purse < ceiling(price * denominator).
        var scaled = price.Numerator * _denominator;
        var atLeast = BigInteger.DivRem(scaled, price.Denominator, out var rest) + (rest.IsZero ? 0 : 1);
        var (poor, weight) = (BigInteger.Zero, (BigInteger)supporters.Weight);
        for (var i = 0; i < supporters.Groups.Length; i++)
        {
            var purse = _purses[supporters.Groups[i]];
            if (supporters.Worth is null ? purse >= atLeast : purse * price.Denominator >= scaled * supporters.Worth[i])
                continue;
            poor += purse * supporters.People[i];
            weight -= supporters.Weights[i];
        }

        return (poor, weight);
    }

    private BigInteger Sum(Supporters supporters)
    {
        var sum = BigInteger.Zero;
        for (var i = 0; i < supporters.Groups.Length; i++)
            sum += _purses[supporters.Groups[i]] * supporters.People[i];
        return sum;
    }

    /// <summary>Who can't pay the price gives everything, which raises the price for the others, until nobody else is too poor.</summary>
    private (BigInteger Unpaid, BigInteger Weight) Solve(Supporters supporters)
    {
        var cost = supporters.Cost * _denominator;
        var (rest, weight) = (cost, supporters.Weight);
        while (true)
        {
            var (nextRest, nextWeight) = (cost, supporters.Weight);
            for (var i = 0; i < supporters.Groups.Length; i++)
            {
                var purse = _purses[supporters.Groups[i]];
                if (purse * weight >= (supporters.Worth is null ? rest : rest * supporters.Worth[i]))
                    continue;
                nextRest -= purse * supporters.People[i];
                nextWeight -= supporters.Weights[i];
            }

            if (nextWeight == weight)
                return (rest, weight);
            (rest, weight) = (nextRest, nextWeight);
        }
    }
}

/// <summary>How the price compares with a rate at every cost up to the highest at which it is no more.</summary>
internal enum PriceUpTo
{
    /// <summary>It is less for every lower cost and the same at the highest.</summary>
    LessBelow,

    /// <summary>It is less also at the highest: the supporters give all they have and none of them as much as the rate.</summary>
    Less,

    /// <summary>It is the same for every cost, as with equal votes where nobody is too poor.</summary>
    Equal,
}
