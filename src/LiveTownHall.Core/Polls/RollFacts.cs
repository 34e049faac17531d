using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;

namespace LiveTownHall.Core.Polls;

/// <summary>People were counted. Open polls that look at the roll look at this one from here on; those that are closed keep what they had.</summary>
/// <param name="Present">Null where it stays as it was.</param>
/// <param name="Entitled">Null where it stays as it was.</param>
public sealed record RollSet(int? Present = null, int? Entitled = null) : PollFact
{
    internal override Step ApplyTo(HallState state, Moment moment) => RollRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "setPresent";
}
