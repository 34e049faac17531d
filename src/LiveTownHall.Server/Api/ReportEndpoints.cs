using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Reports;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Reports;

namespace LiveTownHall.Server.Api;

/// <summary>The hall's report over HTTP, and for facilitators and moderators the report as files.</summary>
internal static class ReportEndpoints
{
    public static void MapReports(this RouteGroupBuilder api)
    {
        api.MapGet("/halls/{hallId}/report", ReportAsync).Produces<ReportDocument>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/halls/{hallId}/report.json", ReportFileAsync).Produces<HallReport>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/halls/{hallId}/export", ExportAsync).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);
    }

    private static Task<IResult> ReportAsync(string hallId, HttpContext context, HallRegistry halls, ReportArchive archive)
        => WithReportAsync(hallId, context, halls, async hall => Results.Ok((await archive.DocumentAsync(hall)).Document));

    /// <summary>The bytes whose SHA-256 was published, as long as nothing has changed.</summary>
    private static Task<IResult> ReportFileAsync(string hallId, HttpContext context, HallRegistry halls, ReportArchive archive)
        => WithReportAsync(hallId, context, halls, async hall => Results.File((await archive.NowAsync(hall)).Json, "application/json", $"report-{hallId}.json"));

    private static async Task<IResult> ExportAsync(string hallId, string? format, HttpContext context, HallRegistry halls, ReportArchive archive, TimeProvider time)
    {
        using var lease = await halls.FindAsync(hallId, context.RequestAborted);
        if (lease is null)
            return Problems.NoHall();
        if (!IsDesk(context, lease.Hall.Session))
            return Entitlement.Forbidden(context.Request, lease.Hall.Session, time, "The export takes the facilitator's or a moderator's key.");
        if (format is not ("zip" or "csv" or "xlsx" or "json"))
            return Problems.Of(StatusCodes.Status400BadRequest, RefusalCodes.InvalidRequest, "format: must be zip, csv, xlsx or json.");
        var content = await archive.NowAsync(lease.Hall);
        context.Response.Headers.CacheControl = "no-store";
        return format switch
        {
            "json" => Results.File(content.Json, "application/json", $"report-{hallId}.json"),
            "csv" => Results.File(ReportFiles.Csv(ReportTable.All(content.Report).Single(t => t.Name == ReportTable.Results)), "text/csv; charset=utf-8", $"results-{hallId}.csv"),
            "xlsx" => Results.File(ReportFiles.Xlsx(ReportTable.All(content.Report)), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"report-{hallId}.xlsx"),
            _ => Results.File(ReportFiles.Zip(content, time.GetUtcNow()), "application/zip", $"report-{hallId}.zip"),
        };
    }

    /// <summary>Everybody's once it is published, the desk's before.</summary>
    private static async Task<IResult> WithReportAsync(string hallId, HttpContext context, HallRegistry halls, Func<LiveHall, Task<IResult>> answer)
    {
        using var lease = await halls.FindAsync(hallId, context.RequestAborted);
        if (lease is null)
            return Problems.NoHall();
        var session = lease.Hall.Session;
        if (session.State.Report is not { Published: true } && !IsDesk(context, session))
            return Problems.Of(StatusCodes.Status404NotFound, RefusalCodes.NotFound, "No report of this town hall is published.");
        context.Response.Headers.CacheControl = "no-store";
        return await answer(lease.Hall);
    }

    private static bool IsDesk(HttpContext context, HallSession session)
        => Bearer.Of(context.Request) is { } key && HallPass.IsDesk(session.State, key, context.RequestServices.GetRequiredService<TimeProvider>());
}
