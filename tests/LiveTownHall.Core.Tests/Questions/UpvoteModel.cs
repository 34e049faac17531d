using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Questions;

namespace LiveTownHall.Core.Tests.Questions;

/// <summary>A set of voters for each question. Who belongs to a group is read from the questions, by looking at every one of them.</summary>
internal sealed class UpvoteModel(int questions)
{
    private readonly HashSet<ulong>[] _own = [.. Enumerable.Range(0, questions).Select(_ => new HashSet<ulong>())];

    private readonly Dictionary<(int Question, ulong Voter), ulong> _fences = [];

    public IReadOnlyCollection<ulong> Own(int number) => _own[number];

    public HashSet<ulong> United(QuestionsState state, int number)
        => [.. Group(state, number).SelectMany(member => _own[member])];

    /// <param name="fence">Older than the person's newest word on any member of the group: nothing.</param>
    public Ruling Vote(QuestionsState state, int number, ulong voter, bool on, ulong fence)
    {
        var root = Root(state, number);
        var standing = state.All[root].State;
        if (standing is QuestionState.Pending or QuestionState.Held or QuestionState.Rejected or QuestionState.Withdrawn or QuestionState.Redacted)
            return Ruling.NotFound;
        var group = Group(state, root).ToList();
        if (group.Any(member => _fences.GetValueOrDefault((member, voter)) > fence))
            return Ruling.Superseded;
        if (United(state, root).Contains(voter) == on)
        {
            _fences[(root, voter)] = fence;
            return Ruling.Unchanged;
        }

        if (on)
        {
            _own[root].Add(voter);
            _fences[(root, voter)] = fence;
        }
        else
        {
            foreach (var member in group)
            {
                _own[member].Remove(voter);
                _fences[(member, voter)] = fence;
            }
        }

        return Ruling.Accepted;
    }

    private static IEnumerable<int> Group(QuestionsState state, int number)
        => Enumerable.Range(0, state.All.Count).Where(other => Root(state, other) == Root(state, number));

    private static int Root(QuestionsState state, int number)
        => state.All[number].MergedInto is { } into ? Root(state, into) : number;
}
