using System.Collections.Immutable;

namespace LiveTownHall.Core.Moderation;

/// <summary>
/// What the open cases on one revision weigh together: each person once, with the heaviest of their flags. Kept with the item, so that
/// the ten thousandth flag costs no more than the first; it follows from the cases and is no state of its own.
/// </summary>
internal sealed record FlagSum
{
    public static readonly FlagSum None = new();

    public int Revision { get; private init; }

    public int Weight { get; private init; }

    public ImmutableSortedDictionary<string, int> People { get; private init; } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    public ImmutableSortedSet<ulong> Networks { get; private init; } = [];

    public static FlagSum Of(ImmutableArray<FlagCase> cases, int revision)
    {
        var sum = None with { Revision = revision };
        foreach (var flags in cases)
        {
            if (!flags.IsOpen || flags.Revision != revision)
                continue;
            foreach (var flag in flags.Flags)
                sum = sum.With(flag);
        }

        return sum;
    }

    public FlagSum With(ItemFlag flag)
    {
        if (flag.Weight == 0)
            return this;
        var known = People.GetValueOrDefault(flag.By);
        return this with
        {
            Weight = Weight + Math.Max(0, flag.Weight - known),
            People = flag.Weight > known ? People.SetItem(flag.By, flag.Weight) : People,
            Networks = flag.Network is { } network ? Networks.Add(network) : Networks,
        };
    }

    /// <param name="audience">People connected.</param>
    public bool IsDue(int audience)
        => Weight >= FlagRules.HoldWeight
        && Weight * 1000L >= (long)FlagRules.HoldPerMille * audience
        && People.Count >= FlagRules.HoldPeople
        && Networks.Count >= FlagRules.HoldNetworks;
}
