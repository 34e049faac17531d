using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;

namespace LiveTownHall.Server.Fanout;

/// <summary>What a hall's screens show after a tick: for each view the whole, and the delta that led there.</summary>
/// <param name="look">Counts the looks at a hall from 1: whoever has a keyframe or a delta of one has all that was before it.</param>
internal sealed class FrameSet(long look)
{
    /// <summary>Deltas of a view that are kept for whoever missed a few: a tick that comes during a short write costs a delta, not the whole.</summary>
    private const int Kept = 4;

    private readonly Frame?[] _keyframes = new Frame?[Views.Count];
    private readonly Frame[][] _recent = [[], [], []];
    private readonly long[] _forgotten = new long[Views.Count];

    public long Look => look;

    /// <summary>By view. A view that nothing changed for keeps the object and so the position it had.</summary>
    public HallView[] Wholes { get; } = new HallView[Views.Count];

    /// <summary>By view; null where nothing changed for it.</summary>
    public Frame?[] Deltas { get; } = new Frame?[Views.Count];

    public bool HasNews => Array.Exists(Deltas, d => d is not null);

    public bool HasClosedSince(FrameSet before)
        => Wholes[0].Hall.State == HallStates.Closed && before.Wholes[0].Hall.State != HallStates.Closed;

    /// <summary>What a screen that has all up to a look needs next: the delta after it, the whole where that is no longer kept, or null where nothing is new.</summary>
    public Frame? After(View view, long look)
    {
        if (look < _forgotten[(int)view])
            return Keyframe(view);
        foreach (var delta in _recent[(int)view])
        {
            if (delta.Look > look)
                return delta;
        }

        return null;
    }

    /// <summary>Takes over what the look before kept, with the deltas of this one.</summary>
    public void Follow(FrameSet? previous)
    {
        for (var view = 0; view < Views.Count; view++)
        {
            var former = previous?._recent[view] ?? [];
            var recent = Deltas[view] is { } delta ? (Frame[])[.. former, delta] : former;
            _forgotten[view] = previous?._forgotten[view] ?? look;
            if (recent.Length > Kept)
                (_forgotten[view], recent) = (recent[0].Look, recent[1..]);
            _recent[view] = recent;
        }
    }

    /// <summary>The same bytes for everybody who needs the whole before the next tick.</summary>
    public Frame Keyframe(View view)
    {
        if (Volatile.Read(ref _keyframes[(int)view]) is { } known)
            return known;
        var frame = new Frame(HubNames.Keyframe, Wholes[(int)view], look);
        return Interlocked.CompareExchange(ref _keyframes[(int)view], frame, null) ?? frame;
    }
}
