using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;

namespace LiveTownHall.Core.Polls;

internal sealed class PollsPart : Part
{
    public override ImmutableArray<JsonDerivedType> Facts => PollFactJson.Facts;

    public override IJsonTypeInfoResolver Json => PollFactJson.Default;

    public override HallState CloseHall(HallState state, HallClosed fact, long time) => PollRules.CloseAll(state, fact.Present);

    public override string? Standing(HallState state, Fact fact) => fact.Target is not { } id ? null : state.FindPoll(id)?.Phase switch
    {
        PollPhase.Draft => "draft",
        PollPhase.Open => "open",
        PollPhase.Closed => "closed",
        _ => null,
    };

    public override IEnumerable<Due> Due(HallState state)
        => state.Polls
            .Where(poll => poll is { Phase: PollPhase.Open, ClosesAt: not null })
            .Select(poll => new Due(poll.ClosesAt!.Value, new PollTimedOut(poll.Id, poll.Round, poll.ClosesAt.Value)));
}
