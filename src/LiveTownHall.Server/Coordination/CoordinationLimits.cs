namespace LiveTownHall.Server.Coordination;

/// <summary>Where suspicion begins. Times are milliseconds. Chosen by measuring; the simulator beside the tests prints what they give.</summary>
internal static class CoordinationLimits
{
    /// <summary>Fewer than this from one network are a family or a desk.</summary>
    public const int SmallestCluster = 10;

    /// <summary>Fewer other voters than this are nothing to compare with.</summary>
    public const int SmallestRest = 5;

    /// <summary>Least share of a cluster on one option.</summary>
    public const double Share = 0.9;

    /// <summary>Greatest chance, corrected for the number of comparisons, that the rest's habits explain a cluster.</summary>
    public const double Significance = 0.001;

    /// <summary>Gaps between arrivals that vary less than this (standard deviation over mean) are a clock's.</summary>
    public const double RegularVariation = 0.5;

    /// <summary>Greatest chance that random arrivals have gaps so even; ten of them fall below the variation by luck in one case of thirty.</summary>
    public const double RegularSignificance = 0.0005;

    /// <summary>Greatest chance that random arrivals have so many gaps near the median.</summary>
    public const double EvenSignificance = 0.00001;

    /// <summary>Nine in ten joined and voted within this: nobody loads a page, reads and taps so fast.</summary>
    public const double InstantAfterJoin = 2000;

    /// <summary>Nine in ten voted within this after the poll opened: the time between a frame and a reaction of the fastest people.</summary>
    public const double InstantAfterOpen = 700;

    /// <summary>The middle four fifths of the times between join and vote lie in a stretch this short.</summary>
    public const double ConstantDelay = 500;

    /// <summary>The middle four fifths of a cluster joined within this, and <see cref="JoinBurstEach"/> more for each member.</summary>
    public const double JoinBurst = 500;

    public const double JoinBurstEach = 5;

    /// <summary>How far before and after a burst others of the network are counted, in lengths of the burst.</summary>
    public const double JoinBurstSurroundings = 1.5;

    /// <summary>How many times as dense as its surroundings a burst is.</summary>
    public const double JoinBurstContrast = 4;

    /// <summary>A gap this many times the median splits a stretch: people who happen to stand beside a script in the order.</summary>
    public const double Rift = 8;

    /// <summary>A script that votes for one after the other lets the next join when the last has voted, no later than this.</summary>
    public const double SerialPause = 500;

    /// <summary>Least share of members who joined so.</summary>
    public const double SerialShare = 0.7;

    /// <summary>
    /// Those who voted sooner than this after they joined are looked at by themselves too. Well above <see cref="InstantAfterJoin"/>, so that picking them does not make them
    /// instant.
    /// </summary>
    public const double Quick = 5000;
}
