using System.Diagnostics;
using System.Globalization;
using LiveTownHall.Journal;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Metrics;
using LiveTownHall.Server.Settings;
using Microsoft.Extensions.Options;

namespace LiveTownHall.Server.Hosting;

/// <summary>Whether a load balancer should send people here.</summary>
internal sealed class Readiness(IStore store, HallRegistry halls, StoreTime clock, StorageRoom room, IOptions<TownhallSettings> settings)
{
    private readonly TaskCompletionSource _storeCame = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _goingDown;
    private volatile StoreCheck? _check;

    /// <summary>Ends when the store has been there for the first time.</summary>
    public Task StoreCame => _storeCame.Task;

    /// <summary>Everything that speaks against it; empty when ready. The messages are for people and name no address, hall or person.</summary>
    public IReadOnlyList<NotReadyReason> Reasons()
    {
        var reasons = new List<NotReadyReason>();
        var check = _check;
        if (_goingDown)
            reasons.Add(new("going_down", "The server is going down."));
        if (check is null)
            reasons.Add(new("starting", "The server is starting."));
        else if (check.IsAway)
            reasons.Add(new("store_unavailable", check.Errors[0]));
        else
            reasons.AddRange(check.Errors.Select(error => new NotReadyReason("store_unfit", error)));
        if (check is not { IsAway: true } && store.Journal.Health != JournalHealth.Healthy)
            reasons.Add(new("store_unavailable", "The store does not answer at the moment."));
        if (room.IsLow)
            reasons.Add(new("storage_low", "The store has hardly any room left; only reading and closing go on."));
        if (halls.AnyTooNew)
            reasons.Add(new("hall_too_new", "A newer version of the server wrote a hall that this one was asked for; update this server."));
        if (halls.AnyRestoring)
            reasons.Add(new("store_changed", "The store no longer holds what it held; halls are being opened anew."));
        if (clock.Skew is { } skew && skew.Duration() > TimeSpan.FromSeconds(settings.Value.ClockSkewSeconds))
        {
            var seconds = skew.Duration().TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
            var side = skew > TimeSpan.Zero ? "ahead of" : "behind";
            reasons.Add(new("clock_skew", $"This machine's clock is {seconds} s {side} the store's. Halls go by the store's; set this one right."));
        }

        return reasons;
    }

    /// <summary>What the store could do better.</summary>
    public IReadOnlyList<string> Warnings => _check?.Warnings ?? [];

    public void GoDown() => _goingDown = true;

    /// <summary>What was found when the store was last looked at.</summary>
    public void StoreIs(StoreCheck check)
    {
        _check = check;
        if (!check.IsAway)
            _storeCame.TrySetResult();
    }
}

/// <param name="Code">
/// Stable: <c>going_down</c>, <c>starting</c>, <c>store_unavailable</c>, <c>store_unfit</c>, <c>storage_low</c>, <c>hall_too_new</c>, <c>store_changed</c>, <c>clock_skew</c>.
/// </param>
internal sealed record NotReadyReason(string Code, string Message);

internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/version", () => Results.Ok(BuildInfo.Current));
        routes.MapGet("/health/detail", Detail).ExcludeFromDescription();
        routes.MapGet("/health/live", () => Results.Ok(new { status = "live" }));
        routes.MapGet("/health/ready", (Readiness readiness) => readiness.Reasons() switch
        {
            [] => Results.Ok(new { status = "ready", reasons = Array.Empty<NotReadyReason>() }),

            // The single reason is what there was before there could be several.
            var reasons => Results.Json(new { status = "not_ready", reason = reasons[0].Code, reasons }, statusCode: StatusCodes.Status503ServiceUnavailable),
        });
    }

    /// <summary>For whoever runs the server, by the internal port alone: no hall, person or address.</summary>
    private static IResult Detail(Readiness readiness, HallRegistry halls, IStore store, StoreTime clock, TimeProvider time)
    {
        var reasons = readiness.Reasons();
        var loaded = halls.Loaded.ToList();
        return Results.Ok(new
        {
            status = reasons.Count == 0 ? "ready" : "not_ready",
            reasons,
            warnings = readiness.Warnings,
            store = store.Journal.Health.ToString().ToLowerInvariant(),
            clockSkewSeconds = clock.Skew?.TotalSeconds,
            halls = loaded.Count,
            connections = loaded.Sum(hall => hall.Screens.Count),
            build = BuildInfo.Current,
            upSeconds = (long)(time.GetUtcNow() - Process.GetCurrentProcess().StartTime.ToUniversalTime()).TotalSeconds,
        });
    }
}
