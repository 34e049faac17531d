using System.Collections.Immutable;

namespace LiveTownHall.Core.Polls;

/// <summary>Settings that several kinds have and that mean the same in all of them.</summary>
internal static class SharedSettings
{
    public const int DescriptionLength = 500;
    public const int LabelLength = 60;

    /// <summary>Whether a voter may take part and choose nothing.</summary>
    public static readonly KindSetting Abstain = new("abstain", proposal => proposal.Abstain is not null);

    /// <summary>Whether each person is shown the options in another order.</summary>
    public static readonly KindSetting Shuffle = new("shuffle", proposal => proposal.Shuffle is not null);

    /// <summary>Whether there is an option that speaks against all others.</summary>
    public static readonly KindSetting NoneOfThese = new("noneOfThese", proposal => proposal.NoneOfThese is not null);

    /// <summary>What the lowest value means, and the highest.</summary>
    public static readonly ImmutableArray<KindSetting> EndLabels =
        [new("minLabel", proposal => proposal.MinLabel is not null), new("maxLabel", proposal => proposal.MaxLabel is not null)];

    /// <summary>What settles a tie of an instant-runoff.</summary>
    public static readonly KindSetting Ties = new("ties", proposal => proposal.Ties is not null);
}
