using LiveTownHall.Contracts.Halls;

namespace LiveTownHall.Client.State;

/// <summary>The hall as the fold of the frames of one connection after the other.</summary>
/// <remarks>Given frames by one thread; the view may be read by any.</remarks>
public sealed class HallFold
{
    private volatile HallView? _view;

    /// <summary>Whether deltas are passed over until a keyframe comes: what comes before a connection's keyframe belongs to a view that is not here.</summary>
    public bool AwaitsKeyframe { get; private set; } = true;

    /// <summary>The newest view; null before the first keyframe.</summary>
    public HallView? View => _view;

    /// <summary>A new connection begins.</summary>
    public void Begin() => AwaitsKeyframe = true;

    public void Take(HallView keyframe)
    {
        AwaitsKeyframe = false;
        _view = keyframe;
    }

    /// <returns>What became of it; where there is a gap, what follows is passed over until a keyframe comes, which has to be asked for. Null for one that is passed over.</returns>
    public DeltaFit? Take(HallDelta delta)
    {
        if (AwaitsKeyframe || _view is not { } before)
            return null;
        var (view, fit) = HallReducer.Apply(before, delta);
        _view = view;
        AwaitsKeyframe = fit == DeltaFit.Gap;
        return fit;
    }
}
