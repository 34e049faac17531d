namespace LiveTownHall.Evaluations.Filters;

/// <summary>Ways people write a word so that a list misses it.</summary>
public static class Obfuscations
{
    public static IReadOnlyDictionary<string, Func<string, string>> All { get; } = new Dictionary<string, Func<string, string>>
    {
        ["as listed"] = term => term,
        ["capitals"] = term => term.ToUpperInvariant(),
        ["full width"] = term => Each(term, c => c is > ' ' and < '\x7f' ? (char)(c + 0xFEE0) : c),
        ["accents"] = term => string.Concat(term.Select(c => "aeiou".Contains(c, StringComparison.Ordinal) ? c + "\u0301" : c.ToString())),
        ["zero width"] = term => string.Join("\u200b", term.AsEnumerable()),
        ["full stops"] = term => string.Join('.', term.AsEnumerable()),
        ["spaces"] = term => string.Join(' ', term.Where(c => c != ' ')),
        ["drawn out"] = term => string.Concat(term.Select(c => "aeiou".Contains(c, StringComparison.Ordinal) ? new string(c, 4) : c.ToString())),
        ["digits"] = term => Each(term, c => c switch { 'o' => '0', 'i' => '1', 'e' => '3', 'a' => '4', 's' => '5', 't' => '7', _ => c }),
        ["symbols"] = term => Each(term, c => c switch { 'a' => '@', 's' => '$', _ => c }),
        ["Cyrillic"] = term => Each(term, c => c switch { 'a' => 'а', 'e' => 'е', 'o' => 'о', 'p' => 'р', 'c' => 'с', 'x' => 'х', 'y' => 'у', _ => c }),
        ["Greek"] = term => Each(term, c => c switch { 'a' => 'α', 'o' => 'ο', 'v' => 'ν', 'p' => 'ρ', _ => c }),
        ["one vowel masked"] = Masked,
    };

    private static string Masked(string term)
    {
        var at = term.AsSpan(1..).IndexOfAny("aeiou") + 1;
        return term.Length < 4 || at < 1 ? term : term[..at] + "*" + term[(at + 1)..];
    }

    private static string Each(string term, Func<char, char> change) => string.Concat(term.Select(change));
}
