namespace LiveTownHall.Server.Tests.Coordination.Simulation;

/// <summary>How scripts stuff a poll: each casts a number of ballots for one option from one network.</summary>
internal static class ScriptedBallots
{
    public static readonly (string Name, Action<Crowd, ulong, int, int> Cast)[] Styles =
    [
        ("fixed interval", (c, n, b, o) => Interval(c, n, b, o, 0)),
        ("jittered interval", (c, n, b, o) => Interval(c, n, b, o, c.Between(0.1, 0.5))),
        ("exponential interval", (c, n, b, o) => Interval(c, n, b, o, null)),
        ("all at once", (c, n, b, o) => AtOnce(c, n, b, o)),
        ("prepared, ramped joins", Prepared),
        ("prepared, random joins, reacts to the opening", Reacting),
        ("human-like wait, one after the other", OneByOne),
        ("human-like wait, all join at once", JoinTogether),
        ("human-like wait, ramped joins", Ramped),
        ("constant wait", ConstantWait),
    ];

    /// <summary>What no rule can tell from a room of people.</summary>
    public static readonly (string Name, Action<Crowd, ulong, int, int> Cast)[] Inconspicuous =
    [
        ("people-like joins and waits", PeopleLike),
        ("several workers, human-like waits and pauses", Workers),
    ];

    /// <param name="jitter">Share of the interval by which it varies to both sides; null for exponential intervals.</param>
    private static void Interval(Crowd crowd, ulong network, int ballots, int option, double? jitter)
    {
        var (now, interval, wait) = (crowd.Between(500, 40_000), crowd.Between(30, 1500), crowd.Between(30, 400));
        for (; ballots > 0; ballots--)
        {
            now += jitter is { } share ? interval * crowd.Between(1 - share, 1 + share) : crowd.Pause(interval);
            crowd.Vote(network, now, now + wait + crowd.Pause(30), option);
        }
    }

    private static void AtOnce(Crowd crowd, ulong network, int ballots, int option)
    {
        var start = crowd.Between(500, 40_000);
        for (var i = 0; i < ballots; i++)
            crowd.Vote(network, start + (i * crowd.Between(1, 4)), start + (i * 4) + crowd.Pause(150), option);
    }

    private static void Prepared(Crowd crowd, ulong network, int ballots, int option)
    {
        var (joined, every, jitter, now) = (-crowd.Between(20_000, 900_000), crowd.Between(50, 1000), crowd.Between(0, 0.5), crowd.Between(500, 20_000));
        for (; ballots > 0; ballots--)
        {
            joined += every * crowd.Between(1 - jitter, 1 + jitter);
            now += crowd.Pause(300);
            crowd.Vote(network, Math.Min(joined, now - 50), now, option);
        }
    }

    private static void Reacting(Crowd crowd, ulong network, int ballots, int option)
    {
        for (; ballots > 0; ballots--)
            crowd.Vote(network, -crowd.Between(5000, 900_000), crowd.Between(20, 100) + crowd.Pause(60), option);
    }

    private static void OneByOne(Crowd crowd, ulong network, int ballots, int option)
    {
        var now = crowd.Between(500, 10_000);
        for (; ballots > 0; ballots--)
        {
            var joined = now + crowd.Between(20, 150);
            now = joined + crowd.Hesitation(3000, 0.6);
            crowd.Vote(network, joined, now, option);
        }
    }

    private static void JoinTogether(Crowd crowd, ulong network, int ballots, int option)
    {
        var (start, spread) = (crowd.Between(-120_000, 10_000), crowd.Between(30, 300));
        for (; ballots > 0; ballots--)
        {
            var joined = start + crowd.Pause(spread);
            crowd.Vote(network, joined, Math.Max(joined, 0) + crowd.Hesitation(8000, 0.7), option);
        }
    }

    private static void Ramped(Crowd crowd, ulong network, int ballots, int option)
    {
        var (joined, every, jitter) = (crowd.Between(-60_000, 10_000), crowd.Between(100, 1500), crowd.Between(0, 0.5));
        for (; ballots > 0; ballots--)
        {
            joined += every * crowd.Between(1 - jitter, 1 + jitter);
            crowd.Vote(network, joined, Math.Max(joined, 0) + crowd.Hesitation(8000, 0.7), option);
        }
    }

    private static void ConstantWait(Crowd crowd, ulong network, int ballots, int option)
    {
        var (now, wait) = (crowd.Between(500, 10_000), crowd.Between(3000, 10_000));
        for (; ballots > 0; ballots--)
        {
            now += crowd.Pause(600);
            crowd.Vote(network, now, now + wait + crowd.Pause(40), option);
        }
    }

    private static void PeopleLike(Crowd crowd, ulong network, int ballots, int option)
    {
        for (; ballots > 0; ballots--)
        {
            var joined = crowd.Between(-120_000, 20_000);
            crowd.Vote(network, joined, Math.Max(joined, 0) + crowd.Hesitation(8000, 0.7), option);
        }
    }

    private static void Workers(Crowd crowd, ulong network, int ballots, int option)
    {
        var free = new double[crowd.Whole(3, 8)];
        for (; ballots > 0; ballots--)
        {
            var worker = Array.IndexOf(free, free.Min());
            var joined = free[worker] + crowd.Hesitation(3000, 0.8);
            free[worker] = joined + crowd.Hesitation(6000, 0.7);
            crowd.Vote(network, joined, free[worker], option);
        }
    }
}
