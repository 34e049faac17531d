using System.Globalization;
using System.Text;
using LiveTownHall.Server.Coordination;

namespace LiveTownHall.Server.Tests.Coordination.Simulation;

/// <summary>A kind of poll, how many were simulated, and in how many something was found.</summary>
/// <param name="IsAttack">Whether finding something is right.</param>
/// <param name="CountsForAim">Whether the aims are about it; false for what is known to pass.</param>
/// <param name="Literal">Alarms of <see cref="LiteralRule"/>.</param>
/// <param name="SmallRuns">Attacks with 10 to 20 ballots among them.</param>
internal sealed record EvaluationRow(string Name, bool IsAttack, bool CountsForAim, int Runs, int Alarms, int Literal, int SmallRuns, int SmallAlarms)
{
    public double Rate => (double)Alarms / Runs;
}

/// <summary>Measures false alarms and detection on simulated polls. The same seed gives the same figures.</summary>
internal static class CoordinationEvaluation
{
    private static readonly int[] LookSeconds = [2, 4, 6, 8, 10, 14, 20, 30, 60, 3600];

    /// <param name="honestRuns">Polls of each honest kind.</param>
    /// <param name="attackRuns">Polls of each kind of attack.</param>
    public static List<EvaluationRow> Run(int honestRuns, int attackRuns, int seed = 1)
    {
        var rows = new List<EvaluationRow>();
        foreach (var (name, fill) in HonestCrowds.All)
        {
            rows.Add(Measure(name, false, true, honestRuns, seed, crowd =>
            {
                fill(crowd);
                return 0;
            }));
        }

        foreach (var style in ScriptedBallots.Styles)
        {
            rows.Add(Measure(style.Name, true, true, attackRuns, seed, crowd => Attack(crowd, style.Cast, hidden: false, upvotes: false)));
            rows.Add(Measure(style.Name + ", behind a venue's address", true, true, attackRuns, seed, crowd => Attack(crowd, style.Cast, hidden: true, upvotes: false)));
            rows.Add(Measure(style.Name + ", upvoting", true, true, attackRuns, seed, crowd => Attack(crowd, style.Cast, hidden: false, upvotes: true)));
        }

        foreach (var style in ScriptedBallots.Inconspicuous)
            rows.Add(Measure(style.Name, true, false, attackRuns, seed, crowd => Attack(crowd, style.Cast, hidden: false, upvotes: false)));
        rows.Add(Measure("8 ballots each from many networks", true, false, attackRuns, seed, Spread));
        rows.Add(Measure("10 to 20 for what the majority wants", true, false, attackRuns, seed, Majority));
        return rows;
    }

    public static string Table(IEnumerable<EvaluationRow> rows)
    {
        var text = new StringBuilder();
        foreach (var group in rows.GroupBy(r => (r.IsAttack, r.CountsForAim)))
        {
            text.AppendLine(group.Key switch
            {
                (false, _) => "Honest polls alarmed",
                (true, true) => "Attacks found (10 to 500 scripted ballots)",
                _ => "Known to pass: found",
            });
            foreach (var row in group)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {row.Name,-74}{row.Alarms,6} of {row.Runs,5} {row.Rate,8:P1}   literal rule {(double)row.Literal / row.Runs,7:P1}");
                if (row is { IsAttack: true, SmallRuns: > 0 })
                    text.Append(CultureInfo.InvariantCulture, $"   10 to 20 ballots {(double)row.SmallAlarms / row.SmallRuns,7:P1}");
                text.AppendLine();
            }

            text.AppendLine(CultureInfo.InvariantCulture,
                $"  {"all",-74}{group.Sum(r => r.Alarms),6} of {group.Sum(r => r.Runs),5} {(double)group.Sum(r => r.Alarms) / group.Sum(r => r.Runs),8:P1}");
        }

        return text.ToString();
    }

    private static EvaluationRow Measure(string name, bool isAttack, bool countsForAim, int runs, int seed, Func<Crowd, int> fill)
    {
        var (alarms, literal, small, smallAlarms) = (0, 0, 0, 0);
        for (var run = 0; run < runs; run++)
        {
            var crowd = new Crowd(HashSeed(name, seed, run));
            var ballots = fill(crowd);
            var looks = isAttack ? [crowd.Round()] : Looks(crowd.Round());
            var found = looks.Any(look => CoordinationDetector.Find(look).Count > 0);
            if (looks.Any(LiteralRule.Alarms))
                literal++;
            if (found)
                alarms++;
            if (ballots is < 10 or > 20)
                continue;
            small++;
            if (found)
                smallAlarms++;
        }

        return new EvaluationRow(name, isAttack, countsForAim, runs, alarms, literal, small, smallAlarms);
    }

    /// <summary>A round is looked at again and again while votes come in, and an honest one must pass every time.</summary>
    private static List<ObservedRound> Looks(ObservedRound whole)
    {
        var looks = new List<ObservedRound>();
        var last = 0;
        foreach (var second in LookSeconds)
        {
            var votes = whole.Votes.TakeWhile(v => v.VotedAt < second * 1000).ToArray();
            if (votes.Length == last)
                continue;
            looks.Add(whole with { Votes = votes });
            last = votes.Length;
        }

        return looks;
    }

    /// <summary>An honest hall, and 10 to 500 ballots for an option that has no majority.</summary>
    private static int Attack(Crowd crowd, Action<Crowd, ulong, int, int> cast, bool hidden, bool upvotes)
    {
        if (upvotes)
            crowd.Divide(5, 40);
        else
            crowd.Divide(2, 6);
        var venue = crowd.NewNetwork();
        if (hidden || crowd.Chance.Next(2) == 0)
            HonestCrowds.Room(crowd, venue, crowd.Magnitude(30, 400), crowd.Between(4000, 12_000), crowd.Between(0.5, 0.9), crowd.AnyOption);
        HonestCrowds.AtHome(crowd, crowd.Magnitude(30, 300));
        var ballots = crowd.Magnitude(10, 500);
        cast(crowd, hidden ? venue : crowd.NewNetwork(), ballots, crowd.Underdog());
        return ballots;
    }

    private static int Spread(Crowd crowd)
    {
        crowd.Divide(2, 6);
        HonestCrowds.AtHome(crowd, crowd.Magnitude(30, 300));
        var option = crowd.Underdog();
        for (var networks = crowd.Whole(2, 20); networks > 0; networks--)
            ScriptedBallots.Styles[0].Cast(crowd, crowd.NewNetwork(), 8, option);
        return 0;
    }

    private static int Majority(Crowd crowd)
    {
        do
            crowd.Divide(2, 3);
        while (crowd.Opinion.Max() < 0.6);
        HonestCrowds.AtHome(crowd, crowd.Magnitude(30, 300));
        var ballots = crowd.Whole(10, 20);
        ScriptedBallots.Styles[0].Cast(crowd, crowd.NewNetwork(), ballots, Array.IndexOf(crowd.Opinion, crowd.Opinion.Max()));
        return ballots;
    }

    /// <summary>FNV-1a: string hashes differ between runs.</summary>
    private static int HashSeed(string name, int seed, int run)
    {
        var hash = 2166136261u;
        foreach (var c in name)
            hash = (hash ^ c) * 16777619;
        return (int)(((hash ^ (uint)seed) * 16777619) ^ (uint)run * 2654435761u);
    }
}
