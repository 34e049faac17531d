using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;

namespace LiveTownHall.Core.Polls;

public sealed record ResultsShown(string PollId, bool Visible) : PollFact
{
    internal override string? Target => PollId;

    internal override Step ApplyTo(HallState state, Moment moment) => PollRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "showResults";
}

/// <param name="Answer">The pool id of the open answer; ids are never used for another text, see <see cref="BallotPool"/>.</param>
public sealed record AnswerPicked(string PollId, int Round, ulong Answer, bool Picked) : PollFact
{
    internal override string? Target => FormattableString.Invariant($"{PollId}-{Answer:x}");

    internal override Step ApplyTo(HallState state, Moment moment) => AnswerRules.Apply(state, this, moment.Replica);

    internal override string AuditAction(in Happening happening) => "pickAnswer";
}
