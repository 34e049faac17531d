using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Journal;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Plain.Pages;
using LiveTownHall.Server.Plain.Reports;

namespace LiveTownHall.Server.Plain;

/// <summary>The plain page: a hall without JavaScript and without WebSockets.</summary>
/// <remarks>
/// After a POST that was done the answer is 303 to the hall's page; one that was refused shows the page again with the reason beside its field (422);
/// a form that is not one of ours is 400.
/// </remarks>
internal static class PlainEndpoints
{
    public static void MapPlainPage(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/plain.css", Stylesheet.Answer).ExcludeFromDescription();
        routes.MapGet("/colour.css", HallColour.Answer).ExcludeFromDescription();
        var reports = routes.MapGroup("/r").AddEndpointFilter(GuardAsync).ExcludeFromDescription();
        reports.MapGet("/{code}", (string code, HttpContext context, ReportPages pages, PublicAddress address) => pages.ReadAsync(context, code, address.Of(context.Request)));
        reports.MapPost("/{code}", (string code, HttpContext context, ReportPages pages, PublicAddress address) => pages.PreviewAsync(context, code, address.Of(context.Request)));
        var pages = routes.MapGroup("/p").AddEndpointFilter(GuardAsync).ExcludeFromDescription();
        pages.MapGet("/", (HttpContext context, PlainResponses answers) => answers.JoinAsync(context, StatusCodes.Status200OK, null, null, null));
        pages.MapPost("/", JoinAsync);
        pages.MapGet("/{code}", ShowAsync);
        pages.MapPost("/{code}/vote",
            (string code, HttpContext context, Visits visits, PlainResponses answers, PlainActs acts) => ActAsync(code, context, visits, answers, acts.VoteAsync));
        pages.MapPost("/{code}/budget",
            (string code, HttpContext context, Visits visits, PlainResponses answers, PlainActs acts) => ActAsync(code, context, visits, answers, acts.BudgetAsync));
        pages.MapPost("/{code}/ask",
            (string code, HttpContext context, Visits visits, PlainResponses answers, PlainActs acts) => ActAsync(code, context, visits, answers, acts.AskAsync));
        pages.MapPost("/{code}/code",
            (string code, HttpContext context, Visits visits, PlainResponses answers, PlainActs acts) => ActAsync(code, context, visits, answers, acts.CodeAsync));
        pages.MapPost("/{code}/upvote",
            (string code, HttpContext context, Visits visits, PlainResponses answers, PlainActs acts) => ActAsync(code, context, visits, answers, acts.UpvoteAsync));
    }

    private static async Task<IResult> JoinAsync(HttpContext context, Visits visits, PlainResponses answers)
    {
        var (typed, flaw) = await answers.ReadFormAsync(context);
        if (flaw is not null)
            return flaw;
        var code = typed!["code"].ToString();
        using var visit = await visits.OpenAsync(context, code, PlainResponses.WordsOf(context).Language);
        if (visit is null)
            return await answers.JoinAsync(context, StatusCodes.Status422UnprocessableEntity, code, null, typed);
        await visits.JoinAsync(context, visit);
        return PlainResponses.SeeOther(context, $"/p/{visit.Hall.Session.State.JoinCode}");
    }

    private static async Task<IResult> ShowAsync(string code, HttpContext context, Visits visits, PlainResponses answers)
    {
        var words = PlainResponses.WordsOf(context);
        using var visit = await visits.OpenAsync(context, code, words.Language);
        if (visit is null)
            return await answers.JoinAsync(context, StatusCodes.Status404NotFound, code, null, FormCollection.Empty);
        return visit.Attendee is null
            ? await answers.JoinAsync(context, StatusCodes.Status200OK, visit.Hall.Session.State.JoinCode, visit, null)
            : await answers.HallAsync(context, StatusCodes.Status200OK, visit, null);
    }

    private static async Task<IResult> ActAsync(string code, HttpContext context, Visits visits, PlainResponses answers, PlainAct act)
    {
        var (typed, flaw) = await answers.ReadFormAsync(context);
        if (flaw is not null)
            return flaw;
        var words = PlainResponses.WordsOf(context);
        using var visit = await visits.OpenAsync(context, code, words.Language);
        if (visit is null)
            return await answers.JoinAsync(context, StatusCodes.Status404NotFound, code, null, FormCollection.Empty);
        var address = $"/p/{visit.Hall.Session.State.JoinCode}";
        if (visit.Attendee is not { } attendee)
            return PlainResponses.SeeOther(context, address);
        var (form, refusal) = await act(attendee, typed!, words, context.RequestAborted);
        if (refusal is not null)
            return await answers.HallAsync(context, StatusCodes.Status422UnprocessableEntity, visit, new Refused(form, refusal, typed!));
        var said = visit.Heard.Count > 0 ? $"?said={visit.Heard[0].Kind}" : "";
        return PlainResponses.SeeOther(context, $"{address}{said}#{form}");
    }

    private static async ValueTask<object?> GuardAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        try
        {
            return await next(context);
        }
        catch (TooFastException)
        {
            return PlainResponses.Message(http, StatusCodes.Status429TooManyRequests, PlainResponses.WordsOf(http).T($"common.refusal_{RefusalCodes.RateLimited}"));
        }
        catch (Exception away) when (away is HallUnavailableException || away.GetBaseException() is JournalUnavailableException)
        {
            return PlainResponses.Message(http, StatusCodes.Status503ServiceUnavailable, PlainResponses.WordsOf(http).T("plain.unavailable"));
        }
    }
}
