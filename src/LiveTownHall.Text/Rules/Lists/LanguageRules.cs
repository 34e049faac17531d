using System.Collections.Concurrent;
using System.Text.Json;
using LiveTownHall.Text.Rules.Folding;
using LiveTownHall.Text.Rules.Phrases;

namespace LiveTownHall.Text.Rules.Lists;

/// <summary>
/// Everything that is looked for in one language: its coarse words (npm naughty-words), its slurs and hostile phrases. Loaded once per process.
/// </summary>
public sealed class LanguageRules
{
    private static readonly ConcurrentDictionary<string, LanguageRules> Kept = new(StringComparer.Ordinal);

    private LanguageRules(string language)
    {
        Language = language;
        Phrases = PhraseBook.Of(language);
        string[] slurs = [.. Phrases.Terms(PhraseClass.Slur), .. Phrases.Terms(PhraseClass.Homonym)];
        Coarse = new WordList(Terms(language).Except(slurs, StringComparer.Ordinal));
        Sought = new Sought(Vocabulary.Of(language), [.. Coarse.Words, .. Phrases.Words]);
    }

    /// <summary>Languages with a list.</summary>
    public static IReadOnlySet<string> Known { get; } = Embedded.Keys("naughty-words/").Concat(Embedded.Keys("phrases/")).ToHashSet(StringComparer.Ordinal);

    public string Language { get; }

    public WordList Coarse { get; }

    public PhraseBook Phrases { get; }

    public Sought Sought { get; }

    public static LanguageRules Of(string language) => Kept.GetOrAdd(language, static key => new LanguageRules(key));

    private static string[] Terms(string language)
    {
        using var stream = Embedded.Open($"naughty-words/{language}.json");
        return stream is null ? [] : JsonSerializer.Deserialize<string[]>(stream)!;
    }
}
