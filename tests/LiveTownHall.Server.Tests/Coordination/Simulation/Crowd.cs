using LiveTownHall.Server.Coordination;
using MathNet.Numerics.Distributions;

namespace LiveTownHall.Server.Tests.Coordination.Simulation;

/// <summary>One simulated poll in the making. Times are milliseconds after the poll opened; joins before it are negative.</summary>
internal sealed class Crowd(int seed)
{
    private readonly List<ObservedVote> _votes = [];
    private ulong _networks;

    public Random Chance { get; } = new(seed);

    public double[] Opinion { get; private set; } = [1];

    public int Options => Opinion.Length;

    public int Voters => _votes.Count;

    public ulong NewNetwork() => ++_networks;

    /// <summary>Shares of the options drawn at random: a Dirichlet distribution, from split to lopsided.</summary>
    public void Divide(int least, int most)
    {
        var weights = new double[Whole(least, most)];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = Gamma.Sample(Chance, 1.5, 1);
        var sum = weights.Sum();
        Opinion = [.. weights.Select(w => w / sum)];
    }

    public int Whole(int least, int most) => Chance.Next(least, most + 1);

    /// <summary>As likely between 10 and 20 as between 200 and 400.</summary>
    public int Magnitude(int least, int most) => (int)Math.Round(Math.Exp(Between(Math.Log(least), Math.Log(most))));

    public double Between(double low, double high) => low + (Chance.NextDouble() * (high - low));

    public double Hesitation(double median, double sigma) => LogNormal.Sample(Chance, Math.Log(median), sigma);

    public double Pause(double mean) => Exponential.Sample(Chance, 1 / mean);

    public int AnyOption() => Chance.NextDouble() is var at ? Pick(at) : 0;

    /// <summary>The option with this probability, else one of the crowd's.</summary>
    public int Mostly(int option, double agreement) => Chance.NextDouble() < agreement ? option : AnyOption();

    /// <summary>An option that somebody may want to push: any but one that already has the majority.</summary>
    public int Underdog()
    {
        while (true)
        {
            var option = Chance.Next(Options);
            if (Opinion[option] <= 0.5)
                return option;
        }
    }

    public void Vote(ulong network, double joined, double voted, int option)
        => _votes.Add(new ObservedVote(network, (long)Math.Round(joined), (long)Math.Round(Math.Max(voted, joined + 1)), 1UL << option));

    public ObservedRound Round() => new([.. _votes.OrderBy(v => v.VotedAt)], 0, Options);

    private int Pick(double at)
    {
        for (var i = 0; i < Opinion.Length; i++)
        {
            if ((at -= Opinion[i]) < 0)
                return i;
        }

        return Opinion.Length - 1;
    }
}
