using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Stage;
using LiveTownHall.Core.Halls;

namespace LiveTownHall.Server.Fanout;

/// <summary>Builds what each view sees of a cut, and the deltas from what it saw before. Used by one thread at a time.</summary>
/// <param name="parts">Nobody else's: they remember what they have shown.</param>
internal sealed class FrameBuilder(TimeProvider time, IReadOnlyList<IPartFrames> parts)
{
    /// <summary>Whether the last look left something for the next one.</summary>
    public bool HasPending => parts.Any(part => part.HasPending);

    /// <summary>Grows with every change of what parts show and the journal does not have. Any thread.</summary>
    public long Version => parts.Sum(part => part.Version);

    public FrameSet Build(HallCut cut, int audience, int hz, IReadOnlyDictionary<string, int>? reactions, FrameSet? previous)
    {
        foreach (var part in parts)
            part.Begin();
        var shown = new FrameSet((previous?.Look ?? 0) + 1);
        for (var view = 0; view < Views.Count; view++)
        {
            var before = previous?.Wholes[view];
            var now = Whole(cut, (View)view, audience, hz, before);
            var delta = before is null ? null : Between(before, now, reactions);
            shown.Wholes[view] = before is null || delta is not null ? now : before;
            if (delta is not null)
                shown.Deltas[view] = new Frame(HubNames.Delta, delta, shown.Look);
        }

        shown.Follow(previous);
        return shown;
    }

    /// <summary>All that a view may see; parts that did not change are the same objects as before.</summary>
    public HallView Whole(HallCut cut, View view, int audience, int hz, HallView? before)
    {
        var look = new Look(cut, view, audience, time.GetUtcNow().ToUnixTimeMilliseconds(), before);
        var whole = new HallView
        {
            Position = cut.Position,
            Hall = HallViews.Info(cut.State, before?.Hall),
            Audience = audience,
            TickHz = hz,
            Stage = new StageView(StageKinds.Idle),
            Polls = [],
            Questions = [],
            Announcements = [],
        };
        foreach (var part in parts)
            whole = part.Show(whole, look);
        return whole;
    }

    /// <summary>Null where nothing changed.</summary>
    private HallDelta? Between(HallView before, HallView now, IReadOnlyDictionary<string, int>? reactions)
    {
        var empty = new HallDelta { From = before.Position, Position = now.Position };
        var delta = empty with
        {
            Audience = before.Audience == now.Audience ? null : now.Audience,
            TickHz = before.TickHz == now.TickHz ? null : now.TickHz,
            Hall = before.Hall == now.Hall ? null : now.Hall,
            Reactions = reactions,
        };
        foreach (var part in parts)
            delta = part.Compare(delta, before, now);
        return delta == empty ? null : delta;
    }
}
