using LiveTownHall.Contracts.People;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Plain.Words;
using LiveTownHall.Server.Reports;

namespace LiveTownHall.Server.Plain.Reports;

/// <summary>The report of a hall as a page: without joining, without a script, to be read, printed and shared.</summary>
/// <remarks>A draft is 404 like a code that leads nowhere. The desk sees it by sending its key in a form, so that the key is in no address.</remarks>
internal sealed class ReportPages(CodeAnswers codes, HallRegistry halls, AddressLimits limits, ReportArchive archive, TimeProvider time)
{
    private const int LargestForm = 1024;

    /// <exception cref="TooFastException">Too many requests from one address.</exception>
    public Task<IResult> ReadAsync(HttpContext context, string code, string site) => ShowAsync(context, code, site, _ => false);

    /// <exception cref="TooFastException">Too many requests from one address.</exception>
    public async Task<IResult> PreviewAsync(HttpContext context, string code, string site)
    {
        if (context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) is not true
            || context.Request.ContentLength is null or > LargestForm)
        {
            return PlainResponses.Message(context, StatusCodes.Status400BadRequest, PlainResponses.WordsOf(context).T("plain.stale"));
        }

        var key = (await context.Request.ReadFormAsync(context.RequestAborted))["key"].ToString();
        return await ShowAsync(context, code, site, hall => HallPass.IsDesk(hall.Session.State, key, time));
    }

    private async Task<IResult> ShowAsync(HttpContext context, string code, string site, Func<LiveHall, bool> isDesk)
    {
        var address = context.Connection.RemoteIpAddress;
        if (!limits.TryLookUp(address))
            throw new TooFastException();
        var (hallId, tooFast) = await codes.AnswerAsync(context, code);
        if (tooFast)
            throw new TooFastException();
        using var lease = hallId is null ? null : await halls.FindAsync(hallId, context.RequestAborted);
        if (lease is null || (lease.Hall.Session.State.Report is not { Published: true } && !isDesk(lease.Hall)))
            return PlainResponses.Message(context, StatusCodes.Status404NotFound, PlainResponses.WordsOf(context).T("report.none"));
        var state = lease.Hall.Session.State;
        var (document, _) = await archive.DocumentAsync(lease.Hall);
        var model = new ReportModel(WordsIn(context, state.Languages), document, site)
        {
            Path = $"/r/{state.JoinCode}",
            Logo = HallViews.Info(state, null).Logo,
            Colours = HallColour.PathOf(state.Colour),
        };
        return new PlainPage<ReportPage>(StatusCodes.Status200OK, model);
    }

    /// <summary>A language that was asked for by the address; else the reader's, where the hall has it too; else the hall's own.</summary>
    private static Phrasebook WordsIn(HttpContext context, IReadOnlyList<string> languages)
    {
        var reader = PlainResponses.WordsOf(context);
        if (context.Request.Query.ContainsKey("lang"))
            return reader;
        return languages.Any(l => Phrasebook.In([l]) == reader) ? reader : Phrasebook.In(languages);
    }
}
