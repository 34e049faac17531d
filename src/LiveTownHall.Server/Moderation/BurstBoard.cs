using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Core.Questions;
using LiveTownHall.Server.Questions.Duplicates;

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
        if (_bursts.Observe(question.AuthorId, question.Id, question.Text) is not { } burst) return null;
        var at = DateTimeOffset.FromUnixTimeMilliseconds(question.AskedAt);
        var known = _cards.GetValueOrDefault(burst.Key);
        _cards[burst.Key] = new BurstCard(
            burst.Key,
            question.Text,
            burst.People,
            known is null ? burst.Items : [.. known.Items.Union(burst.Items, StringComparer.Ordinal).TakeLast(200)],
            known?.FirstAt ?? at,
            at);
        if (_cards.Count > MostCards) _cards.Remove(_cards.MinBy(c => c.Value.LastAt).Key);
        return [.. _cards.Values.OrderByDescending(c => c.LastAt)];
    }
}
