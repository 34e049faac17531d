using System.Collections.Immutable;
using LiveTownHall.Core.Halls;

namespace LiveTownHall.Core.Polls;

/// <param name="Into">The word it counts as; null where it is only hidden.</param>
public sealed record HiddenWord(string Word, string? Into)
{
    /// <summary>The rule that held it before anybody looked; null where a person did.</summary>
    public string? Rule { get; init; }
}

/// <summary>Which words of a poll are shown, and as what. What was cast is not touched.</summary>
public static class WordRules
{
    /// <summary>Of those that rules held, and again of those that the desk hid: whoever floods the rules takes no place from the desk. Of both together by a fact from
    /// before, which does not say that they are apart.</summary>
    private const int Most = 1000;

    /// <summary>What a fact about a word more says of the bounds: nothing far from them, where that means nothing, so that nodes from before can read it.</summary>
    public static bool? AreApart(Poll? poll) => poll?.HiddenWords is { Length: >= Most / 2 } ? true : null;

    internal static Step Apply(HallState state, WordHidden fact)
    {
        if (state.FindPoll(fact.PollId) is not { } poll)
            return new(state, Ruling.NotFound);
        if (fact.Word.Length == 0 || fact.Into is { Length: 0 } || !KindRegistry.Of(poll.Definition.Kind).HasWords)
            return new(state, Ruling.InvalidRequest);
        if (poll.Phase == PollPhase.Draft)
            return new(state, Ruling.InvalidTransition);
        var hidden = poll.HiddenWords ?? [];
        var at = PlaceOf(hidden, fact.Word);
        var wanted = new HiddenWord(fact.Word, fact.Into) { Rule = at >= 0 ? hidden[at].Rule : null };
        if (at >= 0 && hidden[at] == wanted)
            return new(state, Ruling.Unchanged);
        if (at < 0 && (fact.Apart is true ? hidden.Count(each => each.Rule is null) : hidden.Length) >= Most)
            return new(state, Ruling.LimitReached);
        var changed = at >= 0 ? hidden.SetItem(at, wanted) : hidden.Insert(~at, wanted);

        // Words that count as one another would count as none.
        return fact.Into is not null && IsCircle(changed, fact.Word)
            ? new(state, Ruling.InvalidRequest)
            : new(state.With(poll with { HiddenWords = changed }), Ruling.Accepted);
    }

    /// <summary>What the desk has decided about already is not held again.</summary>
    internal static Step Apply(HallState state, WordHeld fact)
    {
        if (state.FindPoll(fact.PollId) is not { } poll)
            return new(state, Ruling.NotFound);
        if (fact.Word.Length == 0 || !IsRule(fact.Rule) || !KindRegistry.Of(poll.Definition.Kind).HasWords)
            return new(state, Ruling.InvalidRequest);
        if (poll.Phase == PollPhase.Draft)
            return new(state, Ruling.InvalidTransition);
        if (IsDecided(poll, fact.Word))
            return new(state, Ruling.Unchanged);
        var hidden = poll.HiddenWords ?? [];
        return (fact.Apart is true ? hidden.Count(each => each.Rule is not null) : hidden.Length) >= Most
            ? new(state, Ruling.LimitReached)
            : new(state.With(poll with { HiddenWords = hidden.Insert(~PlaceOf(hidden, fact.Word), new HiddenWord(fact.Word, null) { Rule = fact.Rule }) }), Ruling.Accepted);
    }

    /// <summary>Whether the word is hidden now, or the desk has shown one that a rule held.</summary>
    public static bool IsDecided(Poll poll, string word) => PlaceOf(poll.HiddenWords ?? [], word) >= 0 || poll.ShownWords?.Contains(word) is true;

    internal static Step Apply(HallState state, WordRestored fact)
    {
        if (state.FindPoll(fact.PollId) is not { } poll)
            return new(state, Ruling.NotFound);
        var hidden = poll.HiddenWords ?? [];
        var at = PlaceOf(hidden, fact.Word);
        if (at < 0)
            return new(state, Ruling.Unchanged);
        var left = hidden.RemoveAt(at);
        var restored = poll with { HiddenWords = left.IsEmpty ? null : left };
        if (hidden[at].Rule is not null)
            restored = restored with { ShownWords = (poll.ShownWords ?? ImmutableSortedSet.Create<string>(StringComparer.Ordinal)).Add(fact.Word) };
        return new(state.With(restored), Ruling.Accepted);
    }

    /// <summary>What a word counts as; null where it is hidden.</summary>
    internal static string? Shown(ImmutableArray<HiddenWord> hidden, string word)
    {
        // Not longer than there are words: whatever a journal holds, this ends.
        for (var steps = 0; steps <= hidden.Length; steps++)
        {
            var at = PlaceOf(hidden, word);
            if (at < 0)
                return word;
            if (hidden[at].Into is not { } into)
                return null;
            word = into;
        }

        return null;
    }

    /// <summary>Whether it is the name of a rule and nothing that anybody said.</summary>
    private static bool IsRule(string rule) => rule.Length is > 0 and <= 64 && rule.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '-');

    private static bool IsCircle(ImmutableArray<HiddenWord> hidden, string word)
    {
        var seen = word;
        for (var steps = 0; steps <= hidden.Length; steps++)
        {
            var at = PlaceOf(hidden, seen);
            if (at < 0 || hidden[at].Into is not { } into)
                return false;
            if (into == word)
                return true;
            seen = into;
        }

        return true;
    }

    /// <summary>In ordinal order.</summary>
    private static int PlaceOf(ImmutableArray<HiddenWord> hidden, string word)
    {
        var (low, high) = (0, hidden.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = string.CompareOrdinal(hidden[middle].Word, word);
            if (order == 0)
                return middle;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return ~low;
    }
}
