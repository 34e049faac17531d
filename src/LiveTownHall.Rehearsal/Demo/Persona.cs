using LiveTownHall.Core.Polls;

namespace LiveTownHall.Rehearsal.Demo;

/// <summary>A synthetic attendee: what they would answer, how long they take, and whether they think again.</summary>
internal sealed class Persona(int seed) : ISyntheticVoter
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

    public BallotPaper Ballot(PollDefinition poll) => KindRegistry.Of(poll.Kind).AnswerOrAbstain(poll, this);

    public int Below(int bound) => _random.Next(bound);

    /// <summary>An order in which popular options tend to come first, and not the first listed.</summary>
    public IReadOnlyList<string> Preference(PollDefinition poll)
        => [.. poll.Options.Select((o, i) => (o.Id, Weight: Math.Log(1 - _random.NextDouble()) / Appeal(i, poll.Options.Length)))
            .OrderByDescending(o => o.Weight)
            .Select(o => o.Id)];

    /// <summary>Bell-shaped, somewhat below the middle.</summary>
    public double Share() => Math.Clamp(0.35 + (0.5 * (_random.NextDouble() + _random.NextDouble() + _random.NextDouble() - 1.5)), 0, 1);

    public string Word() => Hopes[Popular(Hopes.Length)];

    public string Text() => Complaints[Popular(Complaints.Length)];

    private static double Appeal(int option, int options) => 1 + (((option * 7) + 3) % options);

    private int Popular(int count) => (int)(count * Math.Pow(_random.NextDouble(), 2));
}
