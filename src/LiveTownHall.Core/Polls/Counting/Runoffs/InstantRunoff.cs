using System.Buffers;
using System.Collections.Immutable;
using LiveTownHall.Tally;

namespace LiveTownHall.Core.Polls;

/// <summary>
/// Instant-runoff voting (the alternative vote): as long as no option has more than half of the ballots that still rank a continuing option, the option with the
/// fewest votes leaves and its ballots go to their next continuing preference. Ballots may be partial; one that ranks no continuing option is exhausted.
/// <para>
/// Ties. Who leaves: of the options with the fewest votes the one that had fewer in the latest earlier round where they differ, walking back to the first;
/// if they never differed, what was chosen beforehand: by lot, all of them at once, or the one that stands later in the agenda.
/// When two options are left with equal votes, the one that had more in the latest
/// earlier round where they differ wins; if they never differed, both do: neither lots nor the agenda decide who wins. Every round says which tie it had and what settled it.
/// </para>
/// </summary>
public static class InstantRunoff
{
    public static Runoff Count(PollDefinition definition, ReadOnlySpan<DistinctBallot> profile, RunoffRules? rules = null)
    {
        var ranks = ArrayPool<ulong>.Shared.Rent(profile.Length);
        var counts = ArrayPool<long>.Shared.Rent(profile.Length);
        for (var i = 0; i < profile.Length; i++)
            (ranks[i], counts[i]) = (profile[i].Ballot, profile[i].Count);
        var names = ImmutableArray.CreateBuilder<string>(definition.Options.Length);
        foreach (var option in definition.Options)
            names.Add(option.Id);

        using var transfers = new BallotTransfers<ulong>(ranks.AsMemory(0, profile.Length), counts.AsMemory(0, profile.Length), names.Count, RankingKind.RankBits);
        var runoff = new RunoffCount(names.MoveToImmutable(), rules ?? RunoffRules.Default).Run(transfers);
        ArrayPool<ulong>.Shared.Return(ranks);
        ArrayPool<long>.Shared.Return(counts);
        return runoff;
    }
}
