using LiveTownHall.Journal;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Hosting;

/// <summary>Whether a load balancer should send people here.</summary>
internal sealed class Readiness(IStore store, HallRegistry halls)
{
    private volatile bool _goingDown;
    private volatile string? _storeFault;

    /// <summary>Null when ready.</summary>
    public string? WhyNot => true switch
    {
        _ when _goingDown => "going_down",
        _ when _storeFault is not null => "store_unfit",
        _ when store.Journal.Health != JournalHealth.Healthy => "store_unavailable",
        _ when halls.AnyTooNew => "hall_too_new",
        _ => null,
    };

    public void GoDown() => _goingDown = true;

    /// <summary>The store breaks the journal's promises as it is configured; null when it does not.</summary>
    public void StoreIsUnfit(string? why) => _storeFault = why;
}

internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Ok(new { status = "live" }));
        routes.MapGet("/health/ready", (Readiness readiness) => readiness.WhyNot is { } reason
            ? Results.Json(new { status = "not_ready", reason }, statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Ok(new { status = "ready" }));
    }
}
