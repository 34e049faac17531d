using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using LiveTownHall.Text.Matching;
using LiveTownHall.Text.Rules.Folding;
using LiveTownHall.Text.Rules.Lists;
using LiveTownHall.Text.Rules.Phrases;

namespace LiveTownHall.Text.Rules;

/// <summary>
/// The rules that look at a question's text before a human does. Immutable and without state, so any number of threads may check at once; lists are
/// loaded when a language is first met. Which text a rule matched is never said.
/// </summary>
public sealed partial class RuleBook
{
    private readonly RuleSettings _settings;
    private readonly WordList _hall;
    private readonly string[] _hallWords;
    private readonly string[] _languages;
    private readonly ConcurrentDictionary<string, Sought> _sought = new(StringComparer.Ordinal);

    public RuleBook(RuleSettings settings)
    {
        _settings = settings;
        _hall = new WordList(settings.HallTerms.Take(2_000).Select(term => WellFormed.Bounded(term, 200)));
        _hallWords = [.. _hall.Words];
        _languages = [.. settings.Languages.DefaultIfEmpty("en").Select(LanguageAnalyzers.Key).Distinct(StringComparer.Ordinal)];
    }

    public RuleSettings Settings => _settings;

    /// <param name="text">Anything; what is past 4,000 UTF-16 units is not looked at.</param>
    /// <param name="language">BCP 47 tag; null tries each of the hall's languages.</param>
    /// <returns>Each rule at most once, by id; none that is off.</returns>
    public IReadOnlyList<RuleHit> Check(string? text, string? language)
    {
        var hits = new SortedDictionary<string, RuleAction>(StringComparer.Ordinal);
        var simplified = Simplified.Of(text);
        foreach (var key in LanguagesOf(language))
        {
            var rules = LanguageRules.Of(key);
            var sought = _sought.GetOrAdd(key, static (_, both) => both.rules.Sought.And(both.hall), (rules, hall: _hallWords));
            var words = FoldedText.Words(text, sought);
            if (rules.Coarse.IsIn(simplified, words))
                Add(RuleIds.MarkList + key, RuleAction.Hold);
            if (_hall.IsIn(simplified, words))
                Add(RuleIds.HallList, RuleAction.Hold);
            foreach (var hit in TargetedHate.Find(text, rules, sought))
                Add(hit.Rule, hit.Action);
        }

        if (Link().IsMatch(simplified))
            Add(RuleIds.Links, RuleAction.Hold);
        if (IsShouted(text))
            Add(RuleIds.Capitals, RuleAction.Hold);
        return [.. hits.Select(hit => new RuleHit(hit.Key, hit.Value))];

        // A rule does what its setting says, or less where it is not certain.
        void Add(string rule, RuleAction most)
        {
            var action = (RuleAction)Math.Min((int)most, (int)_settings.ActionOf(rule));
            if (action != RuleAction.Off)
                hits[rule] = (RuleAction)Math.Max((int)action, (int)hits.GetValueOrDefault(rule));
        }
    }

    private IEnumerable<string> LanguagesOf(string? language)
    {
        if (language is null || LanguageAnalyzers.Key(language) is LanguageAnalyzers.Undetermined)
            return _languages;
        return [LanguageAnalyzers.Key(language)];
    }

    private bool IsShouted(string? text)
    {
        var (letters, capitals) = (0, 0);
        foreach (var rune in WellFormed.Bounded(text, Simplified.Most).EnumerateRunes())
        {
            if (System.Text.Rune.IsUpper(rune))
                capitals++;
            if (System.Text.Rune.IsUpper(rune) || System.Text.Rune.IsLower(rune))
                letters++;
        }

        return letters >= _settings.CapitalLetters && capitals >= _settings.CapitalShare * letters;
    }

    [GeneratedRegex(
        @"\b(https?|ftp)\s?:\s?/\s?/|\bwww\.\w|"
        + @"\b[a-z0-9-]{2,63}\.(com|org|net|info|biz|io|me|co|ly|gg|tv|xyz|top|site|online|shop|link|click|app|dev|eu|uk|de|fr|es|it|nl|pl|ru|ch|at|be|us|ca)(/\S|\b(?!\.?\w))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Link();
}
