using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Questions;

namespace LiveTownHall.Core.Moderation;

/// <summary>Somebody has taken an item on.</summary>
/// <param name="Until">Unix milliseconds; over at that moment.</param>
public sealed record Lease(string By, string Role, long Until)
{
    /// <summary>Milliseconds.</summary>
    public const long Length = 90_000;

    /// <summary>A renewal that comes earlier than this after the last changes nothing, so that the journal does not fill with them.</summary>
    internal const long RenewAfter = 30_000;

    public bool Holds(long time) => time < Until;
}

/// <summary>Claims on items: leases that end by themselves.</summary>
internal static class LeaseRules
{
    public static Step Apply(HallState state, ItemClaimed fact, long time)
    {
        if (!Staff.IsDesk(fact.By))
            return new(state, Ruling.Forbidden);
        if (state.Questions.Find(fact.ItemId) is not { } question)
            return new(state, Ruling.NotFound);
        var by = fact.By!;
        var held = question.Claim is { } claim && claim.Holds(time) ? claim : null;
        if (held is not null && held.By == by.Id && held.Until - time > Lease.Length - Lease.RenewAfter)
            return new(state, Ruling.Unchanged);
        if (held is not null && held.By != by.Id && !Staff.IsFacilitator(by))
            return new(state, Ruling.AlreadyClaimed);
        return QuestionRules.Changed(state, question with { Claim = new Lease(by.Id, by.Role, time + Lease.Length) });
    }

    public static Step Apply(HallState state, ItemReleased fact)
    {
        if (state.Questions.Find(fact.ItemId) is not { } question)
            return new(state, Ruling.NotFound);
        return question.Claim?.By == fact.By?.Id && question.Claim is not null
            ? QuestionRules.Changed(state, question with { Claim = null })
            : new(state, Ruling.Unchanged);
    }
}
