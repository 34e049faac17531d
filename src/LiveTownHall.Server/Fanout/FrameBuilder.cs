using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Stage;
using LiveTownHall.Core.Halls;

namespace LiveTownHall.Server.Fanout;

/// <summary>Builds what each view sees of a cut, and the deltas from what it saw before. Used by one thread at a time.</summary>
internal sealed class FrameBuilder
{
    private readonly PollCache _polls = new();

    public Shown Build(HallCut cut, int audience, int hz, IReadOnlyDictionary<string, int>? reactions, Shown? previous)
    {
        _polls.Follow(cut);
        var shown = new Shown();
        for (var view = 0; view < Views.Count; view++)
        {
            var before = previous?.Wholes[view];
            var now = Whole(cut, (View)view, audience, hz, before);
            var delta = before is null ? null : HallDeltas.Between(before, now, reactions);
            shown.Wholes[view] = before is null || delta is not null ? now : before;
            if (delta is not null) shown.Deltas[view] = new Frame(HubNames.Delta, delta);
        }

        return shown;
    }

    /// <summary>All that a view may see; parts that did not change are the same objects as before.</summary>
    public HallView Whole(HallCut cut, View view, int audience, int hz, HallView? before)
    {
        _polls.Follow(cut);
        var state = cut.State;
        var polls = new List<PollView>(state.Polls.Length);
        foreach (var poll in state.Polls)
            if (PollViews.IsSeen(poll, view)) polls.Add(_polls.Show(poll, view));
        return new HallView
        {
            Position = cut.Position,
            Hall = HallViews.Info(state, before?.Hall),
            Stage = HallViews.Stage(state, view, polls),
            Polls = polls,
            Questions = [],
            Audience = audience,
            Announcements = HallViews.Announcements(state, before?.Announcements),
            TickHz = hz,
        };
    }
}
