using System.Collections.Immutable;
using LiveTownHall.Core.Access;

namespace LiveTownHall.Core.Polls;

/// <summary>
/// Ballots of a round that a second result is counted without, because they look as if nobody stood behind them. They stay in the first result: nothing is taken away.
/// </summary>
/// <param name="WarningId">The warning that named them.</param>
/// <param name="Voters">Whose ballots they are, by the pseudonyms of that round, ascending. Whatever such a voter casts later is left out, too.</param>
/// <param name="On">Whether they are left out now.</param>
public sealed record Discount(string WarningId, ImmutableArray<ulong> Voters, bool On)
{
    /// <summary>The opposite of <see cref="On"/>, proposed and waiting for a second person; null where nothing is.</summary>
    public DiscountProposal? Proposed { get; init; }
}

/// <param name="Via">How whoever proposed it came in, see <see cref="Facts.Actor.Via"/>.</param>
public sealed record DiscountProposal(string By, string Role, string? Via)
{
    internal bool IsOfAnother(Halls.HallState state, Facts.Actor second) => Persons.AreTwo(state, By, Via, second);
}

/// <summary>The ballots of a round that are left out of the second result.</summary>
/// <param name="Ballots">How many of them are in the box.</param>
/// <param name="Profile">All others, see <see cref="Tally.TallySnapshot.Profile"/>.</param>
public sealed record Remainder(long Ballots, ImmutableArray<Tally.DistinctBallot> Profile);
