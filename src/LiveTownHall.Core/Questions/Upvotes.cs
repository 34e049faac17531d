using System.Collections.Immutable;
using System.Runtime.InteropServices;
using LiveTownHall.Core.Halls;

namespace LiveTownHall.Core.Questions;

/// <param name="People">Each counted once, those of merged questions included.</param>
/// <param name="Before">Upvotes cast in the hall before the question could be seen; -1 while it never was.</param>
public readonly record struct UpvoteCount(int People, long Before);

/// <summary>
/// The upvotes of a hall: one box a question. Merged questions keep the box they came with, and their group counts every voter once;
/// that is why a merge can be taken back without losing anybody. One writer; <see cref="Has"/> from any thread.
/// </summary>
public sealed class Upvotes
{
    private UpvoteBox[] _boxes = [];
    private int _count;
    private ImmutableArray<UpvoteCount>? _cut;

    /// <summary>Upvotes ever cast, a voter's first on each question; what a question's share is measured against. Taking one back and casting it again adds nothing.</summary>
    public long Cast { get; private set; }

    /// <summary>Whether this voter upvoted the question or one that was merged into it. Any thread.</summary>
    public bool Has(QuestionsState questions, Question question, ulong voter)
    {
        var root = questions.RootOf(question);
        if (root.Merged.IsEmpty)
            return BoxOf(root.Number)?.Has(voter) is true;
        foreach (var member in questions.GroupOf(root))
        {
            if (BoxOf(member.Number)?.Has(voter) is true)
                return true;
        }

        return false;
    }

    /// <summary>People who upvoted the question or one that was merged into it, as of now. Any thread.</summary>
    public int CountOf(int number) => BoxOf(number)?.United ?? 0;

    /// <summary>The greatest fence of this voter's words on the question and those it is merged with. Any thread.</summary>
    public ulong FenceOf(QuestionsState questions, Question question, ulong voter)
    {
        var root = questions.RootOf(question);
        var greatest = BoxOf(root.Number)?.FenceOf(voter) ?? 0;
        if (root.Merged.IsEmpty)
            return greatest;
        foreach (var member in questions.GroupOf(root))
            greatest = Math.Max(greatest, BoxOf(member.Number)?.FenceOf(voter) ?? 0);
        return greatest;
    }

    internal Ruling Vote(QuestionsState questions, int number, ulong voter, bool on, ulong fence)
    {
        if ((uint)number >= (uint)questions.All.Count)
            return Ruling.NotFound;
        var root = questions.RootOf(questions.All[number]);
        if (!root.State.IsPublic())
            return Ruling.NotFound;
        if (!root.State.CanBeUpvoted())
            return Ruling.InvalidTransition;
        if (FenceOf(questions, root, voter) > fence)
            return Ruling.Superseded;
        var box = _boxes[root.Number];
        if (box.Counts(voter) == on)
        {
            box.Raise(voter, fence);
            return Ruling.Unchanged;
        }

        if (on)
        {
            if (box.Cast(voter, true, fence))
                Cast++;
            box.Count(voter, 1);
        }
        else
        {
            foreach (var member in questions.GroupOf(root))
            {
                // Those without it, too: taken apart again, none of them takes it from an older word.
                if (!_boxes[member.Number].Has(voter))
                {
                    _boxes[member.Number].Raise(voter, fence);
                    continue;
                }

                _boxes[member.Number].Cast(voter, false, fence);
                for (int? at = member.Number; at is { } counted; at = questions.All[counted].MergedInto)
                    _boxes[counted].Count(voter, -1);
            }
        }

        _cut = null;
        return Ruling.Accepted;
    }

    /// <summary>Boxes follow the questions: a new one for a new question, voters united where groups changed.</summary>
    internal void Follow(QuestionsState before, QuestionsState after, string id)
    {
        if (after.Find(id) is not { } question)
            return;
        _cut = null;
        if (question.Number >= _count)
            Add(question.Number);
        var box = _boxes[question.Number];
        if (box.Before < 0 && question.State.IsPublic())
            box.Before = Cast;
        if (before.Find(id) is not { } former)
            return;
        foreach (var number in former.Merged == question.Merged ? [] : former.Merged)
        {
            var released = after.All[number];
            if (released.MergedInto is not null)
                continue;
            if (released.State.IsPublic() && _boxes[number].Before < 0)
                _boxes[number].Before = Cast;
            Count(before, former.Number, _boxes[number], -1);
        }

        if (former.MergedInto == question.MergedInto)
            return;
        Count(before, former.MergedInto, box, -1);
        Count(after, question.MergedInto, box, 1);
    }

    internal ImmutableArray<UpvoteCount> Cut()
    {
        if (_cut is { } known)
            return known;
        var counts = new UpvoteCount[_count];
        for (var i = 0; i < counts.Length; i++)
            counts[i] = new UpvoteCount(_boxes[i].United, _boxes[i].Before);
        _cut = ImmutableCollectionsMarshal.AsImmutableArray(counts);
        return _cut.Value;
    }

    /// <summary>Every voter whose upvote counts in a question's own box, for comparing replicas.</summary>
    internal IEnumerable<ulong> VotersOf(int number) => _boxes[number].Voters();

    /// <summary>Every voter with a word on the question itself, its fence with it, for comparing replicas.</summary>
    internal Tally.VoterBallot[] SortedMarksOf(int number) => _boxes[number].Sorted();

    private UpvoteBox? BoxOf(int number)
    {
        var boxes = Volatile.Read(ref _boxes);
        return number < boxes.Length ? Volatile.Read(ref boxes[number]) : null;
    }

    private void Add(int number)
    {
        if (number >= _boxes.Length)
        {
            var larger = new UpvoteBox[Math.Max(16, _boxes.Length * 2)];
            _boxes.CopyTo(larger, 0);
            Volatile.Write(ref _boxes, larger);
        }

        Volatile.Write(ref _boxes[number], new UpvoteBox());
        _count = number + 1;
    }

    /// <summary>A group joins a question, or leaves it, and all that it was merged into in turn.</summary>
    private void Count(QuestionsState questions, int? at, UpvoteBox group, int change)
    {
        for (; at is { } number; at = questions.All[number].MergedInto)
            _boxes[number].Count(group, change);
    }
}
