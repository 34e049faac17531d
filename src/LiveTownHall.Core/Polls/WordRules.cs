using System.Collections.Immutable;
using LiveTownHall.Core.Halls;

namespace LiveTownHall.Core.Polls;

/// <param name="Into">The word it counts as; null where it is only hidden.</param>
public sealed record HiddenWord(string Word, string? Into);

/// <summary>Which words of a poll are shown, and as what. What was cast is not touched.</summary>
internal static class WordRules
{
    private const int Most = 1000;

    public static Step Apply(HallState state, WordHidden fact)
    {
        if (state.FindPoll(fact.PollId) is not { } poll)
            return new(state, Ruling.NotFound);
        if (fact.Word.Length == 0 || fact.Into is { Length: 0 } || !KindRegistry.Of(poll.Definition.Kind).HasWords)
            return new(state, Ruling.InvalidRequest);
        if (poll.Phase == PollPhase.Draft)
            return new(state, Ruling.InvalidTransition);
        var hidden = poll.HiddenWords ?? [];
        var wanted = new HiddenWord(fact.Word, fact.Into);
        var at = PlaceOf(hidden, fact.Word);
        if (at >= 0 && hidden[at] == wanted)
            return new(state, Ruling.Unchanged);
        if (at < 0 && hidden.Length >= Most)
            return new(state, Ruling.LimitReached);
        var changed = at >= 0 ? hidden.SetItem(at, wanted) : hidden.Insert(~at, wanted);

        // Words that count as one another would count as none.
        return fact.Into is not null && IsCircle(changed, fact.Word)
            ? new(state, Ruling.InvalidRequest)
            : new(state.With(poll with { HiddenWords = changed }), Ruling.Accepted);
    }

    public static Step Apply(HallState state, WordRestored fact)
    {
        if (state.FindPoll(fact.PollId) is not { } poll)
            return new(state, Ruling.NotFound);
        var hidden = poll.HiddenWords ?? [];
        var at = PlaceOf(hidden, fact.Word);
        if (at < 0)
            return new(state, Ruling.Unchanged);
        var left = hidden.RemoveAt(at);
        return new(state.With(poll with { HiddenWords = left.IsEmpty ? null : left }), Ruling.Accepted);
    }

    /// <summary>What a word counts as; null where it is hidden.</summary>
    public static string? Shown(ImmutableArray<HiddenWord> hidden, string word)
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
