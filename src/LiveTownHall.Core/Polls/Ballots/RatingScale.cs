namespace LiveTownHall.Core.Polls;

/// <summary>The values of a rating poll, from its lowest.</summary>
internal static class RatingScale
{
    /// <summary>Index of the highest value.</summary>
    public static int Steps(PollDefinition definition)
        => (int)Math.Round((definition.Max!.Value - definition.Min!.Value) / definition.Step!.Value);
}
