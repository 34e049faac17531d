namespace LiveTownHall.Server.Reports;

/// <summary>Registers the report and its files.</summary>
internal static class ReportServices
{
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddSingleton<ReportArchive>()
        .AddSingleton<Publishing>();
}
