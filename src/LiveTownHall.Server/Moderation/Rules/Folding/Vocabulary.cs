using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace LiveTownHall.Server.Moderation.Rules.Folding;

/// <summary>
/// The 10,000 most common words of a language, for telling a disguise from a word. A language without a list has no typing errors and no missing
/// spaces for us: without knowing its words, undoing them would find offence in names.
/// </summary>
internal sealed class Vocabulary
{
    private static readonly ConcurrentDictionary<string, Vocabulary> Kept = new(StringComparer.Ordinal);

    private readonly FrozenSet<string> _common;

    private Vocabulary(string language) =>
        _common = Embedded.Lines($"common-words/{language}.txt").Select(line => Simplified.Of(line.Trim())).Where(word => word.Length > 0).ToFrozenSet(StringComparer.Ordinal);

    public static Vocabulary Of(string language) => Kept.GetOrAdd(language, static key => new Vocabulary(key));

    public bool IsKnown => _common.Count > 0;

    public bool IsCommon(string word) => _common.Contains(word) || (word.EndsWith('s') && _common.Contains(word[..^1]));
}
