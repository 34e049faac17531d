using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace LiveTownHall.Text.Rules.Folding;

/// <summary>
/// The 10,000 most common words of a language, for telling a disguise from a word. A language without a list has no typing errors and no missing
/// spaces for us: without knowing its words, undoing them would find offence in names.
/// </summary>
public sealed class Vocabulary
{
    private static readonly ConcurrentDictionary<string, Vocabulary> Kept = new(StringComparer.Ordinal);

    // The packaged list is ordered by frequency, and its end has names and abbreviations.
    private const int Frequent = 5_000;

    private readonly FrozenSet<string> _common;
    private readonly FrozenSet<string> _frequent;

    private Vocabulary(string language)
    {
        string[] words = [.. Embedded.Lines($"common-words/{language}.txt")
            .Select(line => Simplified.Of(line.Trim()).Replace("'", string.Empty, StringComparison.Ordinal))
            .Where(word => word.Length > 0)];
        _common = words.ToFrozenSet(StringComparer.Ordinal);
        _frequent = words.Take(Frequent).Where(word => word.Length >= 3).Concat(words.Take(60)).ToFrozenSet(StringComparer.Ordinal);
    }

    public static Vocabulary Of(string language) => Kept.GetOrAdd(language, static key => new Vocabulary(key));

    public bool IsKnown => _common.Count > 0;

    /// <summary>A word so frequent that it may be read into letters that are run together; of the short ones only the most frequent.</summary>
    public bool IsFrequent(string word) => _frequent.Contains(word);

    public bool IsCommon(string word) => _common.Contains(word) || (word.EndsWith('s') && _common.Contains(word[..^1]));
}
