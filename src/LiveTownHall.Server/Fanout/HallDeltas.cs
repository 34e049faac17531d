using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Contracts.Stage;

namespace LiveTownHall.Server.Fanout;

/// <summary>The difference of two views of one hall. What did not change is the same object in both, so comparing is cheap.</summary>
internal static class HallDeltas
{
    /// <summary>Null where nothing changed.</summary>
    public static HallDelta? Between(HallView before, HallView now, IReadOnlyDictionary<string, int>? reactions)
    {
        List<PollView>? changed = null;
        List<TallyView>? tallies = null;
        var former = before.Polls.ToDictionary(p => p.Id, StringComparer.Ordinal);
        var order = new List<string>(now.Polls.Count);
        var added = new List<string>();
        foreach (var poll in now.Polls)
        {
            if (!former.Remove(poll.Id, out var was))
            {
                (changed ??= []).Add(poll);
                added.Add(poll.Id);
                continue;
            }

            order.Add(poll.Id);
            if (ReferenceEquals(was, poll))
                continue;
            if (poll.Tally is { } tally && was.Tally is not null && was with { Tally = tally } == poll)
                (tallies ??= []).Add(tally);
            else
                (changed ??= []).Add(poll);
        }

        var removed = former.Count == 0 ? null : former.Keys.ToList();
        var (questions, goneQuestions) = Questions(before.Questions, now.Questions);
        var announcements = now.Announcements.Except(before.Announcements).ToList();
        var delta = new HallDelta
        {
            From = before.Position,
            Position = now.Position,
            Stage = before.Stage == now.Stage ? null : now.Stage,
            Polls = changed,
            RemovedPolls = removed,
            Tallies = tallies,
            Questions = questions,
            RemovedQuestions = goneQuestions,
            Audience = before.Audience == now.Audience ? null : now.Audience,
            Announcements = announcements.Count == 0 ? null : announcements,
            TickHz = before.TickHz == now.TickHz ? null : now.TickHz,
            Hall = before.Hall == now.Hall ? null : now.Hall,
            Reactions = reactions,
            Board = before.Board == now.Board ? null : now.Board,
            Desk = ReferenceEquals(before.Desk, now.Desk) ? null : now.Desk,
            PollOrder = KeepsOrder(before, now, order, added) ? null : [.. now.Polls.Select(p => p.Id)],
        };
        var empty = new HallDelta { From = before.Position, Position = now.Position };
        return delta == empty ? null : delta;
    }

    private static (List<QuestionView>? Changed, List<string>? Gone) Questions(IReadOnlyList<QuestionView> before, IReadOnlyList<QuestionView> now)
    {
        if (ReferenceEquals(before, now))
            return (null, null);
        List<QuestionView>? changed = null;
        var former = before.ToDictionary(q => q.Id, StringComparer.Ordinal);
        foreach (var question in now)
        {
            if (!former.Remove(question.Id, out var was) || !ReferenceEquals(was, question))
                (changed ??= []).Add(question);
        }

        return (changed, former.Count == 0 ? null : [.. former.Keys]);
    }

    /// <summary>Whether upserting alone, new polls last, puts the polls in their order.</summary>
    private static bool KeepsOrder(HallView before, HallView now, List<string> stayed, List<string> added)
    {
        var formerOrder = before.Polls.Select(p => p.Id).Where(stayed.Contains);
        return formerOrder.Concat(added).SequenceEqual(now.Polls.Select(p => p.Id), StringComparer.Ordinal);
    }
}
