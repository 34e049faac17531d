namespace LiveTownHall.Server.Tests.Coordination.Simulation;

/// <summary>
/// People, as they come to halls. Hesitation is log-normal, as reaction and answer times are (Ulrich and Miller, "Information processing models generating
/// lognormally distributed reaction times", 1993). Whoever agrees here agrees more than an attack needs to be suspected: the timing alone must clear them.
/// </summary>
internal static class HonestCrowds
{
    public static readonly (string Name, Action<Crowd> Fill)[] All =
    [
        ("venue Wi-Fi, opinions split", c => Venue(c, null)),
        ("venue Wi-Fi that agrees, remote rest differs", c => Venue(c, c.Between(0.9, 1))),
        ("carrier NAT mix", Carriers),
        ("one classroom that agrees", c => Classrooms(c, 1)),
        ("one classroom that agrees, told to join now", c => Classrooms(c, 1, hurried: true)),
        ("four classrooms, each agrees with itself", c => Classrooms(c, 4)),
        ("families", Households),
        ("quick and unanimous", Quick),
        ("late joiners", Late),
        ("QR code shows an open poll, all agree", Scanners),
        ("votes stuck in a stalled uplink", Stalled),
        ("upvoting what is read aloud", Upvoters),
    ];

    /// <summary>Everybody else: at home, on phones, a few to an address; joined over a quarter of an hour.</summary>
    public static void AtHome(Crowd crowd, int people)
    {
        while (people > 0)
        {
            var network = crowd.NewNetwork();
            for (var i = Math.Min(people, crowd.Whole(1, 4)); i > 0; i--, people--)
                crowd.Vote(network, -crowd.Between(0, 900_000), crowd.Hesitation(9000, 0.8), crowd.AnyOption());
        }
    }

    /// <summary>A room whose people scanned a code within a minute or two, some time before.</summary>
    public static void Room(Crowd crowd, ulong network, int people, double hesitation, double sigma, Func<int> option)
    {
        var (scanned, spread) = (-crowd.Between(120_000, 1_800_000), crowd.Between(10_000, 60_000));
        for (var i = 0; i < people; i++)
            crowd.Vote(network, scanned + crowd.Hesitation(spread, 0.6), crowd.Hesitation(hesitation, sigma), option());
    }

    private static void Venue(Crowd crowd, double? agreement)
    {
        crowd.Divide(2, 6);
        var favourite = crowd.Chance.Next(crowd.Options);
        Room(crowd, crowd.NewNetwork(), crowd.Magnitude(150, 600), crowd.Between(5000, 12_000), crowd.Between(0.5, 0.9), () => crowd.Mostly(favourite, agreement ?? 0));
        AtHome(crowd, crowd.Whole(10, 150));
    }

    private static void Carriers(Crowd crowd)
    {
        crowd.Divide(2, 6);
        for (var i = crowd.Whole(4, 12); i > 0; i--)
        {
            var network = crowd.NewNetwork();
            for (var people = crowd.Magnitude(5, 120); people > 0; people--)
                crowd.Vote(network, -crowd.Between(0, 900_000), crowd.Hesitation(9000, 0.8), crowd.AnyOption());
        }

        AtHome(crowd, crowd.Whole(20, 100));
    }

    private static void Classrooms(Crowd crowd, int rooms, bool hurried = false)
    {
        crowd.Divide(2, 5);
        for (; rooms > 0; rooms--)
        {
            var favourite = crowd.Chance.Next(crowd.Options);
            var (network, agreement, joined) = (crowd.NewNetwork(), crowd.Between(0.9, 1), -crowd.Between(30_000, 600_000));
            var (hesitation, sigma, hurry) = (crowd.Between(2000, 6000), crowd.Between(0.35, 0.7), hurried ? crowd.Between(2500, 5000) : crowd.Between(5000, 15_000));
            for (var i = crowd.Whole(12, 60); i > 0; i--)
                crowd.Vote(network, joined + crowd.Hesitation(hurry, 0.4), crowd.Hesitation(hesitation, sigma), crowd.Mostly(favourite, agreement));
        }

        AtHome(crowd, crowd.Whole(10, 150));
    }

    private static void Households(Crowd crowd)
    {
        crowd.Divide(2, 6);
        AtHome(crowd, crowd.Whole(30, 200));
        for (var families = crowd.Whole(5, 30); families > 0; families--)
        {
            var (network, favourite, joined) = (crowd.NewNetwork(), crowd.AnyOption(), -crowd.Between(0, 60_000));
            for (var i = crowd.Whole(3, 8); i > 0; i--)
                crowd.Vote(network, joined, crowd.Hesitation(4000, 0.6), favourite);
        }
    }

    private static void Quick(Crowd crowd)
    {
        crowd.Divide(2, 3);
        var favourite = crowd.Chance.Next(crowd.Options);
        for (var rooms = crowd.Whole(1, 3); rooms > 0; rooms--)
            Room(crowd, crowd.NewNetwork(), crowd.Magnitude(12, 300), crowd.Between(1500, 2500), crowd.Between(0.25, 0.5), () => crowd.Mostly(favourite, 0.95));
        AtHome(crowd, crowd.Whole(10, 80));
    }

    private static void Late(Crowd crowd)
    {
        crowd.Divide(2, 5);
        var (network, favourite, agreement, every) = (crowd.NewNetwork(), crowd.Chance.Next(crowd.Options), crowd.Between(0.5, 1), crowd.Between(500, 8000));
        var now = 10_000.0;
        for (var i = crowd.Whole(12, 80); i > 0; i--)
        {
            now += crowd.Pause(every);
            crowd.Vote(network, now, now + crowd.Hesitation(1000, 0.4) + crowd.Hesitation(5000, 0.6), crowd.Mostly(favourite, agreement));
        }

        AtHome(crowd, crowd.Whole(10, 150));
    }

    /// <summary>They read the poll on the wall while the page loads, and tap what they know they want.</summary>
    private static void Scanners(Crowd crowd)
    {
        crowd.Divide(2, 5);
        var (network, favourite, agreement) = (crowd.NewNetwork(), crowd.Chance.Next(crowd.Options), crowd.Between(0.92, 1));
        var (spread, tap) = (crowd.Between(6000, 30_000), crowd.Between(1200, 4000));
        for (var i = crowd.Magnitude(12, 400); i > 0; i--)
        {
            var joined = crowd.Hesitation(spread, 0.5);
            crowd.Vote(network, joined, joined + crowd.Hesitation(600, 0.5) + crowd.Hesitation(tap, 0.45), crowd.Mostly(favourite, agreement));
        }

        AtHome(crowd, crowd.Whole(10, 150));
    }

    private static void Stalled(Crowd crowd)
    {
        crowd.Divide(2, 4);
        var (network, favourite, end) = (crowd.NewNetwork(), crowd.Chance.Next(crowd.Options), crowd.Between(4000, 10_000));
        for (var i = crowd.Whole(12, 60); i > 0; i--)
            crowd.Vote(network, -crowd.Between(60_000, 600_000), Math.Max(crowd.Hesitation(3000, 0.5), end + crowd.Pause(40)), crowd.Mostly(favourite, 0.96));
        AtHome(crowd, crowd.Whole(10, 150));
    }

    /// <summary>A moderator reads a question to the room and asks who wants it answered.</summary>
    private static void Upvoters(Crowd crowd)
    {
        crowd.Divide(5, 40);
        var (network, question) = (crowd.NewNetwork(), crowd.Chance.Next(crowd.Options));
        Room(crowd, network, crowd.Whole(15, 200), crowd.Between(2000, 8000), 0.5, () => crowd.Mostly(question, 0.97));
        AtHome(crowd, crowd.Whole(30, 200));
    }
}
