using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Core.Questions;
using LiveTownHall.Text.Duplicates;

namespace LiveTownHall.Server.Moderation;

/// <summary>The cards of texts that several people sent within minutes. One thread at a time.</summary>
internal sealed class BurstBoard(TimeProvider time)
{
    private const int MostCards = 50;

    private readonly TextBursts _bursts = new(time);
    private readonly Dictionary<string, BurstCard> _cards = new(StringComparer.Ordinal);

    /// <returns>All cards, newest first, where this question changed them; else null.</returns>
    public IReadOnlyList<BurstCard>? Observe(Question question)
    {
        if (_bursts.Observe(question.AuthorId, question.Id, question.Text) is not { } burst)
            return null;
        var at = DateTimeOffset.FromUnixTimeMilliseconds(question.AskedAt);
        var known = _cards.GetValueOrDefault(burst.Key);
        _cards[burst.Key] = new BurstCard(
            burst.Key,
            question.Text,
            burst.People,
            known is null ? burst.Items : [.. known.Items.Union(burst.Items, StringComparer.Ordinal).TakeLast(200)],
            known?.FirstAt ?? at,
            at);
        if (_cards.Count > MostCards)
            _cards.Remove(_cards.MinBy(c => c.Value.LastAt).Key);
        return All();
    }

    /// <summary>The text of a card is that of each of its questions, so it goes with the first of them that must not be read any more.</summary>
    /// <returns>All cards, newest first, where one went; else null.</returns>
    public IReadOnlyList<BurstCard>? Forget(string questionId)
    {
        var gone = _cards.Values.Where(c => c.Items.Contains(questionId, StringComparer.Ordinal)).Select(c => c.Id).ToList();
        foreach (var id in gone)
            _cards.Remove(id);
        return gone.Count == 0 ? null : All();
    }

    private IReadOnlyList<BurstCard> All() => [.. _cards.Values.OrderByDescending(c => c.LastAt)];
}
