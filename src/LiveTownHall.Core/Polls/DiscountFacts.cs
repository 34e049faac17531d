using System.Collections.Immutable;
using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;

namespace LiveTownHall.Core.Polls;

/// <summary>Proposes that ballots are left out of a second result, or are in it again; from a second person, does it.</summary>
/// <param name="Voters">Whose ballots, ascending; absent where the hall knows the warning already.</param>
public sealed record BallotsDiscounted(string PollId, int Round, string WarningId, bool On, ImmutableArray<ulong>? Voters = null) : PollFact
{
    internal override string? Target => PollId;

    internal override bool IsWhole => Voters is not { IsDefault: true };

    internal override Step ApplyTo(HallState state, Moment moment) => DiscountRules.Apply(state, this, moment.Time);

    internal override bool IsDoneAlone(HallState before, HallState after)
        => IsDone(before, after) && (DiscountRules.Find(before, PollId, WarningId)?.Proposed is not { } proposed || !proposed.IsOfAnother(before, By!));

    internal override string AuditAction(in Happening happening)
    {
        if (IsDone(happening.Before!, happening.After))
            return On ? "discountBallots" : "restoreBallots";
        if (DiscountRules.Find(happening.After, PollId, WarningId) is { Proposed: null })
            return "withdrawProposal";
        return On ? "proposeDiscount" : "proposeRestore";
    }

    private bool IsDone(HallState before, HallState after)
        => DiscountRules.Find(after, PollId, WarningId)?.On == On && (DiscountRules.Find(before, PollId, WarningId)?.On ?? false) != On;
}
