using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Server.Fanout;

namespace LiveTownHall.Server.Polls;

/// <summary>The polls that frames carry.</summary>
/// <param name="screen">What rules say of an open answer, for the desk.</param>
internal sealed class PollFrames(Func<string, IReadOnlyList<string>?>? screen) : IPartFrames
{
    private readonly PollCache _cache = new(screen);

    public HallView Show(HallView whole, in Look look)
    {
        _cache.Follow(look.Cut);
        var polls = new List<PollView>(look.State.Polls.Length);
        foreach (var poll in look.State.Polls)
        {
            if (PollViews.IsSeen(poll, look.View))
                polls.Add(_cache.Show(poll, look.View));
        }

        return whole with { Polls = polls };
    }

    public HallDelta Compare(HallDelta delta, HallView before, HallView now)
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

        return delta with
        {
            Polls = changed,
            RemovedPolls = former.Count == 0 ? null : [.. former.Keys],
            Tallies = tallies,
            PollOrder = KeepsOrder(before, now, order, added) ? null : [.. now.Polls.Select(p => p.Id)],
        };
    }

    /// <summary>Whether upserting alone, new polls last, puts the polls in their order.</summary>
    private static bool KeepsOrder(HallView before, HallView now, List<string> stayed, List<string> added)
    {
        var formerOrder = before.Polls.Select(p => p.Id).Where(stayed.Contains);
        return formerOrder.Concat(added).SequenceEqual(now.Polls.Select(p => p.Id), StringComparer.Ordinal);
    }
}
