using System.Collections.Immutable;
using LiveTownHall.Tally;

namespace LiveTownHall.Core.Polls;

/// <summary>The open answers of a text poll.</summary>
public static class OpenAnswers
{
    /// <summary>One entry for each distinct text, in the order of ids.</summary>
    public static ImmutableArray<OpenAnswer> Of(ReadOnlySpan<DistinctBallot> profile, BallotPoolSnapshot pool)
    {
        var votes = new SortedDictionary<ulong, long>();
        foreach (var line in profile)
            votes[line.Ballot] = votes.GetValueOrDefault(line.Ballot) + line.Count;

        var answers = ImmutableArray.CreateBuilder<OpenAnswer>(votes.Count);
        foreach (var (id, count) in votes)
        {
            if (pool.TryGet(id, out var text))
                answers.Add(new OpenAnswer(id, text, count));
        }

        return answers.ToImmutable();
    }
}
