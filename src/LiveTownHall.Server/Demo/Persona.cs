using LiveTownHall.Contracts.Polls;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Server.Demo;

/// <summary>A synthetic attendee: what they would answer, how long they take, and whether they think again.</summary>
internal sealed class Persona(int seed)
{
    private static readonly string[] Hopes =
        ["green", "affordable", "walkable", "quiet streets", "safe", "fair", "trees", "clean river", "lively", "housing", "solar roofs", "young", "cycling", "together", "proud"];

    private static readonly string[] Complaints =
    [
        "Repainting the same crossing every spring",
        "Sending three letters for one bill",
        "Closing the library on Saturdays",
        "Announcing road works the day before",
        "Printing reports nobody reads",
        "Cutting the trees along the quay",
        "Moving the bus stop again and again",
        "Watering lawns in August",
    ];

    private readonly Random _random = new(seed);

    /// <summary>People come in a wave: few early, most around the start, some late.</summary>
    public TimeSpan Arrival => TimeSpan.FromSeconds(25 * Math.Pow(_random.NextDouble(), 1.7));

    /// <summary>Some never answer.</summary>
    public bool Answers => _random.NextDouble() < 0.9;

    public bool ThinksAgain => _random.NextDouble() < 0.12;

    /// <summary>Log-normal, as reading times are: half within about seven seconds, a long tail.</summary>
    public TimeSpan Hesitation(TimeSpan most)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
        return TimeSpan.FromSeconds(Math.Min(Math.Exp(1.9 + (0.6 * normal)), most.TotalSeconds));
    }

    public Ballot Ballot(PollDefinition poll) => poll.Kind switch
    {
        PollKind.Single => new Ballot { Choices = [Leaning(poll)[0]] },
        PollKind.Multiple => new Ballot { Choices = [.. Leaning(poll).Take(_random.Next(1, poll.MaxChoices!.Value + 1))] },
        PollKind.Ranking => new Ballot { Ranking = [.. Leaning(poll).Take(_random.Next(2, poll.Options.Length + 1))] },
        PollKind.Rating => new Ballot { Value = Math.Clamp(Math.Round(2.6 + Spread(1.1)), poll.Min!.Value, poll.Max!.Value) },
        PollKind.Numeric => new Ballot { Value = Math.Clamp(Math.Round((29 + Spread(11)) / 5) * 5, poll.Min ?? 0, poll.Max ?? 200) },
        PollKind.Words => new Ballot { Words = [.. Enumerable.Range(0, _random.Next(1, poll.MaxWords!.Value + 1)).Select(_ => Hopes[Popular(Hopes.Length)]).Distinct()] },
        _ => new Ballot { Text = Complaints[Popular(Complaints.Length)] },
    };

    /// <summary>The options in an order in which popular ones tend to come first, and not the first listed.</summary>
    private List<string> Leaning(PollDefinition poll)
        => [.. poll.Options.Select((o, i) => (o.Id, Weight: Math.Log(1 - _random.NextDouble()) / Appeal(i, poll.Options.Length))).OrderByDescending(o => o.Weight).Select(o => o.Id)];

    private static double Appeal(int option, int options) => 1 + (((option * 7) + 3) % options);

    private double Spread(double deviation) => deviation * (_random.NextDouble() + _random.NextDouble() + _random.NextDouble() - 1.5) * 2;

    private int Popular(int count) => (int)(count * Math.Pow(_random.NextDouble(), 2));
}
