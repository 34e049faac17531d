using LiveTownHall.Contracts.Halls;
using LiveTownHall.Core.Halls;

namespace LiveTownHall.Server.Fanout;

/// <summary>
/// What one part of a hall puts into frames. Each fills its own members of <see cref="HallView"/> and <see cref="HallDelta"/> and leaves the others alone. Used by one thread
/// at a time.
/// </summary>
internal interface IPartFrames
{
    /// <summary>Whether a later look will find something that this one passed over.</summary>
    bool HasPending => false;

    /// <summary>Grows with every change of what this part shows and the journal does not have. Any thread.</summary>
    long Version => 0;

    /// <summary>Called once per look, before the views are asked for.</summary>
    void Begin()
    {
    }

    /// <summary>The view with what this part has in it; what did not change is the same object as in <see cref="Look.Before"/>.</summary>
    HallView Show(HallView whole, in Look look);

    /// <summary>The delta with what changed in this part; untouched where nothing did.</summary>
    HallDelta Compare(HallDelta delta, HallView before, HallView now);
}

/// <param name="Audience">People connected.</param>
/// <param name="Now">Unix milliseconds.</param>
/// <param name="Before">What the view showed last.</param>
internal readonly record struct Look(HallCut Cut, View View, int Audience, long Now, HallView? Before)
{
    public HallState State => Cut.State;
}
