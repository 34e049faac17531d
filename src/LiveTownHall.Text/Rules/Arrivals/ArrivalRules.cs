using LiveTownHall.Text.Duplicates;

namespace LiveTownHall.Text.Rules.Arrivals;

/// <summary>
/// The rules that look at who sends how much: repetition and rates, for one hall. Keeps hashes and counts in memory, bounded, and forgets them by the
/// clock. May be called from any thread.
/// </summary>
public sealed class ArrivalRules(RuleSettings settings, TimeProvider time)
{
    private const int MostKept = 50_000;

    private readonly RecentCounts _said = new(time, settings.RepetitionWindow, MostKept);
    private readonly RecentCounts _authors = new(time, settings.RateWindow, MostKept);
    private readonly RecentCounts _networks = new(time, settings.RateWindow, MostKept);

    /// <summary>Notes a question and says which rules it breaks. Call it once for each question that arrives.</summary>
    /// <param name="author">The author's pseudonym in the hall.</param>
    /// <param name="network">The hall's key of the network; null where unknown.</param>
    public IReadOnlyList<RuleHit> Observe(string author, string? network, string? text)
    {
        var hits = new List<RuleHit>(3);
        if (TextBursts.KeyOf(text) is { } key && _said.Add(author + " " + key) > 1)
            Add(RuleIds.Repetition);
        if (settings.AuthorRate > 0 && _authors.Add(author) > settings.AuthorRate)
            Add(RuleIds.AuthorRate);
        if (network is not null && settings.NetworkRate > 0 && _networks.Add(network) > settings.NetworkRate)
            Add(RuleIds.NetworkRate);
        return hits;

        void Add(string rule)
        {
            if (settings.ActionOf(rule) is var action and not RuleAction.Off)
                hits.Add(new RuleHit(rule, action));
        }
    }
}
