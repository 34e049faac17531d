using LiveTownHall.Core.Polls;
using LiveTownHall.Tally;

namespace LiveTownHall.Core.Tests.Polls.Counting;

/// <summary>
/// The definition of an instant-runoff, word for word and slow: every ballot written out, every round counted from nothing.
/// Prints as <see cref="InstantRunoffTests.Print"/> does.
/// </summary>
internal static class ReferenceRunoff
{
    public static string Count(PollDefinition poll, DistinctBallot[] profile)
    {
        var ballots = profile
            .SelectMany(line => Enumerable.Repeat(Marking.Unpack(poll, line.Ballot, null).Ranking!, (int)line.Count))
            .ToList();
        var continuing = poll.Options.Select(option => (string?)option.Id).ToList();
        var history = new List<Dictionary<string, int>>();
        var lines = new List<string>();
        while (true)
        {
            var votes = continuing.ToDictionary(id => id!, id => ballots.Count(ballot => ballot.FirstOrDefault(continuing.Contains) == id));
            var exhausted = ballots.Count(ballot => !ballot.Any(continuing.Contains));
            var winners = Winners(votes, ballots.Count - exhausted, history);
            var loser = winners.Count > 0 || votes.Values.Sum() == 0 ? null : Loser(votes, history);
            lines.Add($"{string.Join(' ', votes.Select(vote => $"{vote.Key}={vote.Value}"))} out {loser} exhausted {exhausted}");
            if (loser is null)
                return string.Join('\n', lines) + "\nwins " + string.Join(' ', winners);
            history.Add(votes);
            continuing.Remove(loser);
        }
    }

    private static List<string> Winners(Dictionary<string, int> votes, int active, List<Dictionary<string, int>> history)
    {
        if (active == 0)
            return [];
        var majority = votes.Where(vote => 2 * vote.Value > active).Select(vote => vote.Key).ToList();
        if (majority.Count == 1 || votes.Count > 2)
            return majority;
        var (a, b) = (votes.Keys.First(), votes.Keys.Last());
        var telling = history.LastOrDefault(round => round[a] != round[b]);
        return telling is null ? [a, b] : [telling[a] > telling[b] ? a : b];
    }

    private static string Loser(Dictionary<string, int> votes, List<Dictionary<string, int>> history)
    {
        var tied = votes.Where(vote => vote.Value == votes.Values.Min()).Select(vote => vote.Key).ToList();
        foreach (var round in Enumerable.Reverse(history))
            tied = [.. tied.Where(id => round[id] == tied.Min(other => round[other]))];
        return tied[^1];
    }
}
