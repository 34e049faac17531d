using LiveTownHall.Text.Rules.Lists;

namespace LiveTownHall.Text.Rules.Folding;

/// <summary>Undoes what people do to the spaces and the order of letters, by accident or not. Only towards words that are sought, never away from common ones.</summary>
public static class Typing
{
    private const int LeastSwapped = 4;
    private const int LeastDropped = 5;
    private const int LeastRunTogether = 6;
    private const int MostRunTogether = 60;

    /// <summary>A word with its undone spellings and, where it is no common word, what it may be a typing error of; or the words that were run together in it.</summary>
    public static IEnumerable<FoldedWord> Corrected(string word, IEnumerable<string> undone, Sought sought)
    {
        if (Disguises.IsNumbered(word))
            return [new FoldedWord(word, [word], [.. undone])];

        string[] spellings = [word, .. undone.Where(spelling => spelling != word)];
        if (!sought.Vocabulary.IsKnown || spellings.Any(spelling => sought.Has(spelling) || sought.Vocabulary.IsCommon(spelling)))
            return [new FoldedWord(word, spellings, [])];

        if (word.Length is >= LeastRunTogether and <= MostRunTogether
            && spellings.Select(spelling => RunTogether(spelling, sought)).FirstOrDefault(parts => parts is not null) is { } words)
        {
            return words.Select(part => new FoldedWord(part, [], [part]));
        }

        List<string> guesses = [.. spellings.SelectMany(spelling => Near(spelling, sought.Has)).Distinct(StringComparer.Ordinal)];
        if (guesses.Count == 0)
            return [new FoldedWord(word, spellings, [])];
        var ambiguous = spellings.Any(spelling => Near(spelling, sought.Vocabulary.IsCommon).Any(near => !sought.Has(near)));
        return [ambiguous ? new FoldedWord(word, spellings, guesses) : new FoldedWord(word, [.. spellings, .. guesses], [])];
    }

    /// <summary>Letters with a space after each: one word, or several.</summary>
    public static IEnumerable<FoldedWord> Spaced(string[] letters, Sought sought)
    {
        var joined = string.Concat(letters);
        var spellings = Disguises.Undo(joined, latinText: true).Prepend(string.Concat(joined.Where(char.IsLetterOrDigit))).Distinct(StringComparer.Ordinal).ToList();
        if (spellings.FirstOrDefault(sought.Has) is not null)
            return [new FoldedWord(spellings[0], spellings, [])];
        var parts = spellings.Select(spelling => RunTogether(spelling, sought)).FirstOrDefault(found => found is not null);
        return parts is null ? [new FoldedWord(spellings[0], spellings, [])] : parts.Select(part => new FoldedWord(part));
    }

    /// <summary>Two neighbours that are one sought word when a space between them is taken out, unless both are words on their own.</summary>
    public static List<FoldedWord> Rejoined(List<FoldedWord> words, Sought sought)
    {
        if (!sought.Vocabulary.IsKnown)
            return words;
        var result = new List<FoldedWord>(words.Count);
        for (var i = 0; i < words.Count; i++)
        {
            if (i + 1 < words.Count && words[i].Plain + words[i + 1].Plain is { Length: >= 5 } joined && sought.Has(joined)
                && !(sought.Vocabulary.IsCommon(words[i].Plain) && sought.Vocabulary.IsCommon(words[i + 1].Plain))
                && !sought.Has(words[i].Plain) && !sought.Has(words[i + 1].Plain))
            {
                result.Add(new FoldedWord(joined));
                i++;
                continue;
            }

            result.Add(words[i]);
        }

        return result;
    }

    /// <summary>Sought words that become the word when two neighbouring letters are swapped, or one that is not the first is dropped.</summary>
    private static IEnumerable<string> Near(string word, Func<string, bool> has)
    {
        if (word.Length < LeastSwapped - 1 || word.Length > 20 || !word.All(char.IsLetter))
            yield break;
        var letters = word.ToCharArray();
        for (var i = 0; word.Length >= LeastSwapped && i + 1 < letters.Length; i++)
        {
            if (letters[i] == letters[i + 1])
                continue;
            (letters[i], letters[i + 1]) = (letters[i + 1], letters[i]);
            var swapped = new string(letters);
            (letters[i], letters[i + 1]) = (letters[i + 1], letters[i]);
            if (has(swapped))
                yield return swapped;
        }

        if (word.Length + 1 < LeastDropped)
            yield break;
        for (var i = 1; i <= word.Length; i++)
        {
            for (var c = 'a'; c <= 'z'; c++)
            {
                var whole = word.Insert(i, c.ToString());
                if (has(whole))
                    yield return whole;
            }
        }
    }

    /// <summary>The fewest words that the letters are made of, at least one of them sought; null where there is no such reading.</summary>
    private static List<string>? RunTogether(string letters, Sought sought)
    {
        if (!sought.Vocabulary.IsKnown || letters.Length > MostRunTogether || !letters.All(char.IsLetter))
            return null;
        var best = new (int Words, int From)[letters.Length + 1];
        for (var end = 1; end <= letters.Length; end++)
        {
            best[end] = (int.MaxValue, -1);
            for (var start = Math.Max(0, end - 20); start < end; start++)
            {
                if (start > 0 && best[start].From < 0)
                    continue;
                var part = letters[start..end];
                var cost = part.Length switch { 1 when part is not ("i" or "a") => 9, 2 => 3, _ => 2 };
                if (best[start].Words + cost < best[end].Words && (sought.Has(part) || sought.Vocabulary.IsFrequent(part)))
                    best[end] = (best[start].Words + cost, start);
            }
        }

        if (best[^1].From < 0)
            return null;
        var parts = new List<string>();
        for (var end = letters.Length; end > 0; end = best[end].From)
            parts.Insert(0, letters[best[end].From..end]);
        return parts.Count > 1 && parts.Exists(part => part.Length >= 3 && sought.Has(part)) ? parts : null;
    }
}
