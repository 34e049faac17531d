using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Questions;

namespace LiveTownHall.Core.Tests.Questions;

/// <summary>A set of voters for each question. Who belongs to a group is read from the questions, by looking at every one of them.</summary>
internal sealed class UpvoteModel(int questions)
{
    private readonly HashSet<ulong>[] _own = [.. Enumerable.Range(0, questions).Select(_ => new HashSet<ulong>())];

    public IReadOnlyCollection<ulong> Own(int number) => _own[number];

    public HashSet<ulong> United(QuestionsState state, int number)
        => [.. Group(state, number).SelectMany(member => _own[member])];

    public Ruling Vote(QuestionsState state, int number, ulong voter, bool on)
    {
        var root = Root(state, number);
        var standing = state.All[root].State;
        if (standing is QuestionState.Pending or QuestionState.Held or QuestionState.Rejected or QuestionState.Withdrawn or QuestionState.Redacted)
            return Ruling.NotFound;
        if (United(state, root).Contains(voter) == on)
            return Ruling.Unchanged;
        if (on)
        {
            _own[root].Add(voter);
        }
        else
        {
            foreach (var member in Group(state, root))
                _own[member].Remove(voter);
        }

        return Ruling.Accepted;
    }

    private static IEnumerable<int> Group(QuestionsState state, int number)
        => Enumerable.Range(0, state.All.Count).Where(other => Root(state, other) == Root(state, number));

    private static int Root(QuestionsState state, int number)
        => state.All[number].MergedInto is { } into ? Root(state, into) : number;
}
