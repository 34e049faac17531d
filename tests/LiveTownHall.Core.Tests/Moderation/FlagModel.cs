using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Questions;

namespace LiveTownHall.Core.Tests.Moderation;

/// <summary>One published question, its flags in a list, and the rule as the design words it.</summary>
internal sealed class FlagModel
{
    private readonly List<Given> _flags = [];
    private readonly HashSet<(string Category, int Revision)> _settled = [];
    private int _approved;
    private string? _newest;

    public QuestionState State { get; private set; } = QuestionState.Published;

    public int Revision { get; private set; } = 1;

    public bool Flag(Actor by, string category, ulong? network, int audience)
    {
        if (State != QuestionState.Published && by.Role != "moderator")
            return false;
        if (_flags.Any(f => f.By == by.Id && f.Category == category && f.Revision == Revision))
            return true;
        _flags.Add(new Given(by.Id, by.Role == "moderator" ? 6 : by.Role == "speaker" ? 2 : 1, category, network, Revision));
        var open = _flags.Where(f => f.Revision == Revision && !_settled.Contains((f.Category, f.Revision))).ToList();
        var people = open.GroupBy(f => f.By).ToList();
        var enough = people.Sum(p => p.Max(f => f.Weight)) >= Math.Max(5, 0.02m * audience)
            && people.Count >= 3
            && open.Select(f => f.Network).OfType<ulong>().Distinct().Count() >= 2;
        if (State == QuestionState.Published && _approved != Revision && enough)
            (State, _newest) = (QuestionState.Held, "system");
        return true;
    }

    /// <summary>Whether there was an open case, or it was ignored before.</summary>
    public bool Ignore(string category)
    {
        if (_flags.LastOrDefault(f => f.Category == category) is not { } newest)
            return false;
        _settled.Add((category, newest.Revision));
        return true;
    }

    public bool Approve()
    {
        if (State != QuestionState.Held)
            return _newest == "approve" + Revision;
        (State, _approved, _newest) = (QuestionState.Published, Revision, "approve" + Revision);
        return true;
    }

    public bool Hold()
    {
        if (State != QuestionState.Published)
            return _newest == "hold" + Revision;
        (State, _newest) = (QuestionState.Held, "hold" + Revision);
        return true;
    }

    public bool Edit()
    {
        Revision++;
        return true;
    }

    private sealed record Given(string By, int Weight, string Category, ulong? Network, int Revision);
}
