using OpenTelemetry.Metrics;

namespace LiveTownHall.Server.Metrics;

/// <summary>Metrics for Prometheus at <c>/metrics</c>.</summary>
internal static class Telemetry
{
    public static void Add(IServiceCollection services) => services.AddOpenTelemetry().WithMetrics(metrics => metrics
        .AddMeter(TownhallMetrics.MeterName, "LiveTownHall.Journal", "System.Runtime", "Microsoft.AspNetCore.Server.Kestrel")
        .AddView(instrument => instrument.Unit == "s"
            ? new ExplicitBucketHistogramConfiguration { Boundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] }
            : null)
        .AddPrometheusExporter());
}
