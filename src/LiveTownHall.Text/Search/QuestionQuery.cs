using LiveTownHall.Text.Matching;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace LiveTownHall.Text.Search;

/// <summary>
/// Builds a query from typed words without a parser: every word must be there, as written or as a stem; stop words only help the order. The loose form,
/// for when nothing matched, asks for half of the words.
/// </summary>
public static class QuestionQuery
{
    private const int MostCharacters = 400;
    private const int MostWords = 24;

    /// <returns>Null where the text has no word.</returns>
    public static Query? Of(string? typed, IReadOnlyList<string> languages, bool strict)
    {
        var text = PostText.Words(WellFormed.Bounded(typed, MostCharacters));
        var words = LetterStream.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var unfinished = text.Length > 0 && char.IsLetterOrDigit(text[^1]);
        if (words.Length == 0)
            return null;

        var query = new BooleanQuery(disableCoord: true);
        var spelt = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var needed = 0;
        for (var i = 0; i < Math.Min(words.Length, MostWords); i++)
        {
            // Stemmers want the accents that the folded form has lost; where the two forms split alike, they get them.
            var accented = spelt.Length == words.Length ? spelt[i] : words[i];
            var isLast = unfinished && i == words.Length - 1;
            var clause = Word(words[i], accented, languages, isLast, out var isStopWord);
            var must = strict && (!isStopWord || isLast);
            query.Add(clause, must ? Occur.MUST : Occur.SHOULD);
            if (!must && !isStopWord)
                needed++;
        }

        if (!strict)
            query.MinimumNumberShouldMatch = (Math.Max(needed, 1) + 1) / 2;
        else if (query.Clauses.All(clause => clause.Occur == Occur.SHOULD))
            query.MinimumNumberShouldMatch = query.Clauses.Count;
        return query;
    }

    private static DisjunctionMaxQuery Word(string word, string accented, IReadOnlyList<string> languages, bool isLast, out bool isStopWord)
    {
        var either = new DisjunctionMaxQuery(0.1f);
        if (AllOf(QuestionFields.Written, word) is { } written)
            either.Add(written);
        isStopWord = languages.Count > 0;
        foreach (var language in languages)
        {
            if (AllOf(QuestionFields.Stems(language), accented) is not { } stems)
                continue;
            isStopWord = false;
            either.Add(stems);
        }

        if (isLast)
            either.Add(new PrefixQuery(new Term(QuestionFields.Written, word)));
        return either;
    }

    /// <summary>An analyzer may make several terms of one word, of Chinese for example; all of them are meant.</summary>
    private static Query? AllOf(string field, string word)
    {
        var terms = Tokens.Of(QuestionFields.Analyzer, field, word);
        if (terms.Count == 0)
            return null;
        if (terms.Count == 1)
            return new TermQuery(new Term(field, terms[0]));
        var all = new BooleanQuery(disableCoord: true);
        foreach (var term in terms.Take(64))
            all.Add(new TermQuery(new Term(field, term)), Occur.MUST);
        return all;
    }
}
