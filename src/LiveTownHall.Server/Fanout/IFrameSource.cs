namespace LiveTownHall.Server.Fanout;

/// <summary>What there is to show to the screens of one view. Any thread.</summary>
internal interface IFrameSource
{
    /// <summary>The newest whole.</summary>
    Frame Keyframe { get; }

    /// <summary>What follows for a screen that has all up to <paramref name="look"/>; null where nothing does.</summary>
    Frame? After(long look);
}
