using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;

namespace LiveTownHall.Server.Fanout;

/// <summary>What a hall's screens show after a tick: for each view the whole, and the delta that led there.</summary>
internal sealed class Shown
{
    private readonly Frame?[] _keyframes = new Frame?[Views.Count];

    /// <summary>By view. A view that nothing changed for keeps the object and so the position it had.</summary>
    public HallView[] Wholes { get; } = new HallView[Views.Count];

    /// <summary>By view; null where nothing changed for it.</summary>
    public Frame?[] Deltas { get; } = new Frame?[Views.Count];

    public bool HasNews => Array.Exists(Deltas, d => d is not null);

    public bool HasClosedSince(Shown before)
        => Wholes[0].Hall.State == HallStates.Closed && before.Wholes[0].Hall.State != HallStates.Closed;

    /// <summary>The same bytes for everybody who needs the whole before the next tick.</summary>
    public Frame Keyframe(View view)
    {
        if (Volatile.Read(ref _keyframes[(int)view]) is { } known)
            return known;
        var frame = new Frame(HubNames.Keyframe, Wholes[(int)view]);
        return Interlocked.CompareExchange(ref _keyframes[(int)view], frame, null) ?? frame;
    }
}
