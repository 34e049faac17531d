using System.Globalization;
using System.Text;
using CsvHelper;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.People;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Moderation;

namespace LiveTownHall.Server.Api;

/// <summary>The hall's record over HTTP: the public moderation log, and for facilitators and moderators the whole audit chain.</summary>
internal static class RecordEndpoints
{
    /// <summary>A cell that begins like a formula is not one; spreadsheets would run it (OWASP, CSV injection).</summary>
    private static readonly CsvWriterOptions Csv = new() { Injection = CsvInjection.Escape };

    private static readonly string[] LogColumns = ["at", "action", "reason", "from", "to", "automated"];

    private static readonly string[] AuditColumns =
        ["position", "index", "at", "actor", "role", "action", "target", "revision", "from", "to", "reason", "rule", "automated", "hash"];

    public static void MapRecord(this RouteGroupBuilder api)
    {
        api.MapGet("/halls/{hallId}/log", LogAsync).Produces<ModerationLog>().ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("/halls/{hallId}/log.json", LogFileAsync).ExcludeFromDescription();
        api.MapGet("/halls/{hallId}/log.csv", LogCsvAsync).ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("/halls/{hallId}/audit.json", AuditAsync).Produces<IReadOnlyList<AuditEntryView>>().ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("/halls/{hallId}/audit.csv", AuditCsvAsync).ProducesProblem(StatusCodes.Status403Forbidden);
    }

    private static Task<IResult> LogAsync(string hallId, HttpContext context, HallRegistry halls, TimeProvider time)
        => WithLogAsync(hallId, context, halls, time, log => Results.Ok(log));

    private static Task<IResult> LogFileAsync(string hallId, HttpContext context, HallRegistry halls, TimeProvider time)
        => WithLogAsync(hallId, context, halls, time, log => Download(context, $"moderation-log-{log.HallId}.json", Results.Ok(log)));

    private static Task<IResult> LogCsvAsync(string hallId, HttpContext context, HallRegistry halls, TimeProvider time)
        => WithLogAsync(hallId, context, halls, time, log => File($"moderation-log-{log.HallId}.csv", LogColumns, log.Entries.Select(e => (string?[])
            [Time(e.At), e.Action, e.Reason, e.From, e.To, Word(e.Automated)])));

    private static Task<IResult> AuditAsync(string hallId, HttpContext context, HallRegistry halls, TimeProvider time)
        => WithAuditAsync(hallId, context, halls, time, entries => Download(context, $"audit-{hallId}.json", Results.Ok(entries)));

    private static Task<IResult> AuditCsvAsync(string hallId, HttpContext context, HallRegistry halls, TimeProvider time)
        => WithAuditAsync(hallId, context, halls, time, entries => File($"audit-{hallId}.csv", AuditColumns, entries.Select(e => (string?[])
        [
            Number(e.Position), Number(e.Index), Time(e.At), e.Actor, e.Role, e.Action, e.Target, e.Revision is { } revision ? Number(revision) : null,
            e.From, e.To, e.Reason, e.Rule, Word(e.Automated), e.Hash,
        ])));

    /// <summary>The log is public unless the facilitator said otherwise; then it takes a key of the hall.</summary>
    private static async Task<IResult> WithLogAsync(string hallId, HttpContext context, HallRegistry halls, TimeProvider time, Func<ModerationLog, IResult> answer)
    {
        using var lease = await halls.FindAsync(hallId, context.RequestAborted);
        if (lease is null)
            return Problems.NoHall();
        var session = lease.Hall.Session;
        if (!session.State.PublicLog && !IsDesk(context.Request, session, time))
            return Entitlement.Forbidden(context.Request, session, time, "The moderation log of this town hall is not public.");
        return answer(AuditViews.Log(session.Replica));
    }

    private static async Task<IResult> WithAuditAsync(string hallId, HttpContext context, HallRegistry halls, TimeProvider time,
        Func<IReadOnlyList<AuditEntryView>, IResult> answer)
    {
        using var lease = await halls.FindAsync(hallId, context.RequestAborted);
        if (lease is null)
            return Problems.NoHall();
        if (!IsDesk(context.Request, lease.Hall.Session, time))
            return Entitlement.Forbidden(context.Request, lease.Hall.Session, time, "The whole record takes the facilitator's or a moderator's key.");
        return answer([.. AuditViews.All(lease.Hall.Session.Replica)]);
    }

    private static bool IsDesk(HttpRequest request, HallSession session, TimeProvider time)
        => Entitlement.Of(request, session, time).Pass is { Role: Roles.Facilitator or Roles.Moderator };

    private static IResult Download(HttpContext context, string name, IResult result)
    {
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        return result;
    }

    private static IResult File(string name, string[] columns, IEnumerable<string?[]> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, Csv, leaveOpen: true))
        {
            csv.WriteHeader(columns);
            foreach (var row in rows)
                csv.WriteRecord(row.Select(cell => cell ?? "").ToArray());
        }

        return Results.File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", name);
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Word(bool value) => value ? "true" : "false";
}
