using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Core.Facts;

namespace LiveTownHall.Server.Halls;

/// <summary>A command that was checked: the fact it asks for, or why not.</summary>
internal readonly record struct Command(Fact? Fact, Outcome? Refusal)
{
    public static Command Of(Fact fact) => new(fact, null);

    public static Command Refused(string code, string message) => new(null, Outcome.Refused(code, message));

    public static Command Missing(string field) => Refused(RefusalCodes.NotFound, $"{field}: is missing.");

    /// <summary>Hands the fact to the hall in the name of <paramref name="by"/>.</summary>
    public async Task<Outcome> SubmitAsync(HallSession session, Actor by)
        => Refusal ?? (await session.SubmitAsync(Fact! with { By = by })).ToOutcome();
}
