using System.Collections.Frozen;
using LiveTownHall.Text.Rules.Folding;

namespace LiveTownHall.Text.Rules.Lists;

/// <summary>Every single word that some list or phrase of a language looks for.</summary>
public sealed class Sought(Vocabulary vocabulary, IReadOnlyCollection<string> words)
{
    private readonly IReadOnlyCollection<string> _all = words;
    private readonly FrozenSet<string> _words = words.Where(word => word.Length >= 3).ToFrozenSet(StringComparer.Ordinal);
    private readonly ILookup<(int Length, char First), string> _byShape = words.Where(word => word.Length >= 4)
        .Distinct(StringComparer.Ordinal)
        .ToLookup(word => (word.Length, word[0]));

    public Vocabulary Vocabulary { get; } = vocabulary;

    /// <summary>These words as well.</summary>
    public Sought And(IReadOnlyCollection<string> more) => more.Count == 0 ? this : new Sought(Vocabulary, [.. _all, .. more]);

    public bool Has(string word) => _words.Contains(word) || (word.Length > 4 && word.EndsWith('s') && _words.Contains(word[..^1]));

    /// <summary>A masked word (* for a letter) as each sought word that fits it; a word without masks as itself. Half of the letters must be there.</summary>
    public IEnumerable<string> Unmasked(string word)
    {
        var masks = word.Count(c => c == '*');
        if (masks == 0)
            return [word];
        if (word[0] == '*' || 2 * masks > word.Length)
            return [];
        return _byShape[(word.Length, word[0])].Where(sought => Fits(word, sought));
    }

    private static bool Fits(string masked, string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (masked[i] != '*' && masked[i] != word[i])
                return false;
        }

        return true;
    }
}
