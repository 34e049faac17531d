namespace LiveTownHall.Core.Polls;

/// <summary>How many people are here and how many may vote, as a facilitator counted them.</summary>
/// <param name="Present">Null where nobody has said.</param>
/// <param name="Entitled">Null where nobody has said; else at least <paramref name="Present"/>.</param>
public sealed record Roll(int? Present, int? Entitled)
{
    /// <summary>What is left out stays as it was.</summary>
    internal static Roll After(Roll? before, RollSet fact) => new(fact.Present ?? before?.Present, fact.Entitled ?? before?.Entitled);

    internal bool IsPossible => !(Present < 0) && !(Entitled < 0) && !(Present > Entitled);
}
