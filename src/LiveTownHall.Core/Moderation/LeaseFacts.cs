using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;
using LiveTownHall.Core.Questions;

namespace LiveTownHall.Core.Moderation;

/// <summary>Somebody takes an item on, or goes on working on it.</summary>
public sealed record ItemClaimed(string ItemId) : QuestionFact
{
    internal override string? AboutQuestion => ItemId;

    internal override Step ApplyTo(HallState state, Moment moment) => LeaseRules.Apply(state, this, moment.Time);

    internal override string AuditAction(in Happening happening)
        => happening.Former()?.Claim is { } claim && claim.Holds(happening.Time) && claim.By != By!.Id ? "takeOver" : "claim";
}

public sealed record ItemReleased(string ItemId) : QuestionFact
{
    internal override string? AboutQuestion => ItemId;

    internal override Step ApplyTo(HallState state, Moment moment) => LeaseRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "release";
}
