using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using LiveTownHall.Core.Halls;
using LiveTownHall.Text.Matching;
using LiveTownHall.Text.Rules;
using LiveTownHall.Text.Rules.Arrivals;
using LiveTownHall.Text.Rules.Lists;

namespace LiveTownHall.Server.Halls;

/// <summary>What rules say of a text before a person looks.</summary>
/// <param name="Rules">Ids of all that spoke; null for none.</param>
/// <param name="Hold">The first among them that wants it held; null where none does.</param>
internal readonly record struct ScreeningVerdict(ImmutableArray<string>? Rules, string? Hold)
{
    public static readonly ScreeningVerdict Clean = new(null, null);
}

/// <summary>
/// A hall's rules: lists, links, capitals, repetition, rates. Every text that people write goes by them: questions, words, open answers, names. They hold or mark, never decide.
/// Any thread.
/// </summary>
internal sealed class Screening(Func<HallState> state, TimeProvider time)
{
    private readonly ArrivalRules _arrivals = new(RuleSettings.Default, time);
    private readonly ConcurrentDictionary<string, string?> _words = new(StringComparer.Ordinal);
    private RuleBook? _book;

    /// <summary>Verdicts on short texts that are remembered at a time.</summary>
    private const int MostKept = 10_000;

    /// <param name="itemId">A question that is there already is an edit or a retry: its text is looked at, its coming is not counted again.</param>
    public ScreeningVerdict Check(string itemId, string text, string? language, string author, ulong? network)
    {
        var hall = state();
        var known = hall.Questions.Find(itemId) is not null;
        var hits = Read(Book(hall), text, language).Concat(known ? [] : _arrivals.Observe(author, network?.ToString("x", CultureInfo.InvariantCulture), text)).ToList();
        if (hits.Count == 0)
            return ScreeningVerdict.Clean;
        var hold = hits.Where(h => h.Action == RuleAction.Hold).Select(h => h.Rule).FirstOrDefault();
        return new ScreeningVerdict([.. hits.Select(h => h.Rule).Distinct(StringComparer.Ordinal)], hold);
    }

    /// <summary>
    /// The rule by which a word is not shown before the desk has looked at it, or null. Stricter than for questions: whatever is coarse, and every address, since a wall
    /// shows words by itself.
    /// </summary>
    public string? HoldsWord(string word)
    {
        var book = Book(state());
        if (_words.TryGetValue(word, out var known))
            return known;
        if (_words.Count >= MostKept)
            _words.Clear();
        return _words[word] = Read(book, word, null).Where(h => h.Action == RuleAction.Hold || IsCoarse(h.Rule)).Select(h => h.Rule).FirstOrDefault();
    }

    /// <summary>Whether nobody may go by a name: it is a slur, or a term that the hall does not want.</summary>
    public bool RefusesName(string name) => Read(Book(state()), name, null).Any(h => h.Action == RuleAction.Hold);

    /// <summary>Rules that speak of a text that only the desk reads; null for none.</summary>
    public IReadOnlyList<string>? Mark(string text)
        => Read(Book(state()), text, null).Select(h => h.Rule).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } rules ? rules : null;

    private static bool IsCoarse(string rule) => rule == RuleIds.Links || rule.StartsWith(RuleIds.MarkList, StringComparison.Ordinal);

    /// <summary>By the rules of the hall's languages whatever language the author names: naming another one is no way around them.</summary>
    private static IEnumerable<RuleHit> Read(RuleBook book, string text, string? language)
    {
        var hits = book.Check(text, null);
        return LanguageRules.Known.Contains(LanguageAnalyzers.Key(language)) ? hits.Concat(book.Check(text, language)) : hits;
    }

    /// <summary>Made anew where the hall changed its languages or its list.</summary>
    private RuleBook Book(HallState hall)
    {
        var book = Volatile.Read(ref _book);
        if (book is not null && book.Settings.Languages.SequenceEqual(hall.Languages) && book.Settings.HallTerms.SequenceEqual(hall.HoldTerms))
            return book;
        book = new RuleBook(new RuleSettings { Languages = hall.Languages, HallTerms = hall.HoldTerms });
        Volatile.Write(ref _book, book);
        _words.Clear();
        return book;
    }
}
