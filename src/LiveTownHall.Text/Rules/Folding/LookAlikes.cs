using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace LiveTownHall.Text.Rules.Folding;

/// <summary>
/// Letters of other scripts that look like Latin ones: the part of Unicode's confusables (UTS #39, as packaged by unhomoglyph) whose prototype is
/// a Latin letter or two. Lower case only; a letter without an entry of its own takes its capital's.
/// </summary>
public static class LookAlikes
{
    private static readonly FrozenDictionary<int, string> Latin = Load();

    /// <summary>True for letters that some Latin letter can be mistaken for.</summary>
    public static bool Has(Rune rune) => Latin.ContainsKey(rune.Value);

    /// <summary>The word with each look-alike replaced; other characters stay.</summary>
    public static string ToLatin(string word)
    {
        var latin = new StringBuilder(word.Length);
        foreach (var rune in word.EnumerateRunes())
            latin.Append(Latin.TryGetValue(rune.Value, out var letters) ? letters : rune.ToString());
        return latin.ToString();
    }

    private static FrozenDictionary<int, string> Load()
    {
        using var stream = Embedded.Open("unhomoglyph/data.json") ?? throw new InvalidOperationException("The look-alike table is not embedded.");
        var table = new Dictionary<int, string>();
        foreach (var (from, to) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
        {
            var letters = to.Normalize(NormalizationForm.FormKD).ToLowerInvariant();
            if (Rune.DecodeFromUtf16(from, out var rune, out var length) != System.Buffers.OperationStatus.Done || length != from.Length || rune.IsAscii)
                continue;
            if (letters.Length is 1 or 2 && letters.All(char.IsAsciiLetter))
                table[rune.Value] = letters;
        }

        foreach (var (capital, letters) in table.ToArray())
        {
            if (Rune.IsValid(capital))
                table.TryAdd(Rune.ToLowerInvariant(new Rune(capital)).Value, letters);
        }

        return table.ToFrozenDictionary();
    }
}
