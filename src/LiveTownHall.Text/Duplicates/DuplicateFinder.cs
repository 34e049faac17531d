using System.Collections.Immutable;
using LiveTownHall.Text.Matching;

namespace LiveTownHall.Text.Duplicates;

/// <summary>
/// Near-duplicates among one hall's questions: same language, character n-grams. A projection that is fed with every change and can be rebuilt.
/// Reading takes no lock and sees one consistent moment; writers wait for each other only. At 10,000 questions a question in sixteen per hundred
/// makes the writer rebuild for some 100 ms, so feed it from a background writer.
/// </summary>
public sealed class DuplicateFinder
{
    /// <summary>Ask the author "is it one of these?" from here. Low on purpose: a look costs the author a second, a duplicate costs the room more.</summary>
    public const double AskFrom = 0.35;

    /// <summary>Suggest a merge to the desk from here: the two share most of their rare wording.</summary>
    public const double MergeFrom = 0.6;

    private readonly Lock _writing = new();
    private readonly Dictionary<string, string> _languageOf = new(StringComparer.Ordinal);
    private ImmutableSortedDictionary<string, LanguageQuestions> _languages = ImmutableSortedDictionary.Create<string, LanguageQuestions>(StringComparer.Ordinal);

    public int Count => Volatile.Read(ref _languages).Values.Sum(language => language.Count);

    /// <summary>Adds a question, or takes its new text.</summary>
    /// <param name="language">BCP 47 tag; null where unknown. Questions of unknown language are compared with each other.</param>
    public void Upsert(string id, string text, string? language)
    {
        var (vector, key) = (GramVector.Of(text), LanguageAnalyzers.Indexed(language));
        lock (_writing)
        {
            var languages = _languages;
            if (_languageOf.TryGetValue(id, out var before) && before != key)
                languages = languages.SetItem(before, languages[before].Without(id));
            _languageOf[id] = key;
            Volatile.Write(ref _languages, languages.SetItem(key, languages.GetValueOrDefault(key, LanguageQuestions.Empty).With(id, vector)));
        }
    }

    /// <summary>Takes many changes as they come after each other, and looks at all questions once instead of again and again; a text of null takes its question out.</summary>
    public void Apply(IReadOnlyCollection<(string Id, string? Text, string? Language)> changes)
    {
        var read = changes.Select(change => (change.Id, Vector: change.Text is null ? null : GramVector.Of(change.Text), Key: LanguageAnalyzers.Indexed(change.Language))).ToList();
        lock (_writing)
        {
            var byLanguage = new Dictionary<string, List<(string Id, GramVector? Vector)>>(StringComparer.Ordinal);
            foreach (var (id, vector, key) in read)
            {
                if (_languageOf.Remove(id, out var before) && (vector is null || before != key))
                    Of(before).Add((id, null));
                if (vector is null)
                    continue;
                _languageOf[id] = key;
                Of(key).Add((id, vector));
            }

            var languages = _languages;
            foreach (var (key, changed) in byLanguage)
                languages = languages.SetItem(key, languages.GetValueOrDefault(key, LanguageQuestions.Empty).With(changed));
            Volatile.Write(ref _languages, languages);

            List<(string Id, GramVector? Vector)> Of(string key)
            {
                if (!byLanguage.TryGetValue(key, out var changed))
                    byLanguage[key] = changed = [];
                return changed;
            }
        }
    }

    /// <summary>Takes a question out; one that is not there is no error.</summary>
    public void Remove(string id)
    {
        lock (_writing)
        {
            if (_languageOf.Remove(id, out var key))
                Volatile.Write(ref _languages, _languages.SetItem(key, _languages[key].Without(id)));
        }
    }

    /// <summary>Forgets everything and takes these, at once.</summary>
    public void Rebuild(IEnumerable<(string Id, string Text, string? Language)> questions)
    {
        var all = questions.GroupBy(question => question.Id, StringComparer.Ordinal).Select(same => same.Last()).ToLookup(question => LanguageAnalyzers.Indexed(question.Language));
        var languages = all.ToImmutableSortedDictionary(
            language => language.Key,
            language => LanguageQuestions.Of(language.Select(question => KeyValuePair.Create(question.Id, GramVector.Of(question.Text)))),
            StringComparer.Ordinal);
        lock (_writing)
        {
            _languageOf.Clear();
            foreach (var language in all)
            {
                foreach (var question in language)
                    _languageOf[question.Id] = language.Key;
            }

            Volatile.Write(ref _languages, languages);
        }
    }

    /// <param name="text">What somebody types; anything is accepted.</param>
    /// <param name="language">BCP 47 tag; null looks into every language.</param>
    /// <param name="atLeast">Least score.</param>
    /// <returns>Best first, ties by id; those with a score of 0 are left out.</returns>
    public IReadOnlyList<SimilarQuestion> Similar(string? text, string? language, int most, double atLeast = 0)
    {
        var languages = Volatile.Read(ref _languages);
        var vector = GramVector.Of(text);
        if (vector.Grams.Length == 0 || most <= 0)
            return [];
        var looked = language is null ? languages.Values : languages.TryGetValue(LanguageAnalyzers.Indexed(language), out var one) ? [one] : [];
        return [.. looked.SelectMany(questions => questions.Similar(vector, atLeast))
            .OrderByDescending(similar => similar.Score)
            .ThenBy(similar => similar.Id, StringComparer.Ordinal)
            .Take(most)];
    }
}
