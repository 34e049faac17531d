using System.Collections.Immutable;

namespace LiveTownHall.Server.Moderation;

/// <summary>What rules say of a text before a person looks.</summary>
/// <param name="Rules">Ids of all that spoke.</param>
/// <param name="Hold">The first among them that wants it held; null where none does.</param>
internal readonly record struct ScreeningVerdict(ImmutableArray<string>? Rules, string? Hold)
{
    public static readonly ScreeningVerdict Clean = new(null, null);
}

/// <summary>A hall's rules: lists, links, capitals, repetition, rates. They hold or mark, never decide.</summary>
internal sealed class Screening
{
    /// <param name="itemId">So that a retry of the same question is not taken for a repetition.</param>
    public ScreeningVerdict Check(string itemId, string text, string? language, string author, ulong? network) => ScreeningVerdict.Clean;
}
