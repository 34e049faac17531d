using System.Globalization;
using System.Runtime.CompilerServices;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Plain.Pages;
using LiveTownHall.Server.Plain.Words;
using LiveTownHall.Server.Questions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace LiveTownHall.Server.Plain;

/// <summary>Reads the forms of the plain page and answers with its pages.</summary>
internal sealed class PlainResponses(IAntiforgery antiforgery, Finding finding, PartFrames frames, TimeProvider time)
{
    /// <summary>The field that proves that a form is one of ours.</summary>
    public const string FormField = "form";

    private const int LargestForm = 16 * 1024;
    private const int QuestionsShown = 20;
    private const string LanguageCookie = "townhall-language";

    private readonly ConditionalWeakTable<LiveHall, HallView> _views = [];

    /// <summary>By the address, the choice made before, the browser.</summary>
    public static Phrasebook WordsOf(HttpContext context)
    {
        var accepted = context.Request.GetTypedHeaders().AcceptLanguage.Where(a => a.Quality is not 0).OrderByDescending(a => a.Quality ?? 1).Take(10).Select(a => a.Value.Value);
        return Phrasebook.In([context.Request.Query["lang"], context.Request.Cookies[LanguageCookie], .. accepted]);
    }

    public static IResult SeeOther(HttpContext context, string address)
    {
        context.Response.Headers.Location = address;
        context.Response.Headers.CacheControl = "no-store";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    public static IResult Message(HttpContext context, int status, string message)
        => new PlainPage<MessagePage>(status, new MessageModel(WordsOf(context), message) { Path = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path : "/p" });

    /// <summary>What was typed, or the answer to something that is not a form of ours.</summary>
    public async Task<(IFormCollection? Typed, IResult? Flaw)> ReadFormAsync(HttpContext context)
    {
        var words = WordsOf(context);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = LargestForm;
        if (context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) is not true)
            return (null, Message(context, StatusCodes.Status400BadRequest, words.T("plain.stale")));
        try
        {
            var typed = await context.Request.ReadFormAsync(context.RequestAborted);
            return await antiforgery.IsRequestValidAsync(context) ? (typed, null) : (null, Message(context, StatusCodes.Status400BadRequest, words.T("plain.stale")));
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, Message(context, StatusCodes.Status413PayloadTooLarge, words.T("plain.tooBig")));
        }
        catch (Exception broken) when (broken is BadHttpRequestException or InvalidDataException)
        {
            return (null, Message(context, StatusCodes.Status400BadRequest, words.T("plain.stale")));
        }
    }

    /// <param name="visit">The hall that the code leads to; null where it is not known or leads nowhere.</param>
    /// <param name="refused">What was typed where the code leads nowhere.</param>
    public Task<IResult> JoinAsync(HttpContext context, int status, string? code, Visit? visit, IFormCollection? refused)
    {
        var words = WordsIn(context, visit);
        var hall = visit is null ? null : HallViews.Info(visit.Hall.Session.State, null);
        var refusal = refused is null ? null : new Refused("join", words.T("common.refusal_unknown_code"), refused);
        var model = new JoinModel(words, FormToken(context), refusal, hall, code) { Path = hall is null ? "/p" : $"/p/{hall.JoinCode}" };
        return Task.FromResult<IResult>(new PlainPage<JoinPage>(status, model));
    }

    /// <exception cref="TooFastException">This person loads the page too often.</exception>
    public async Task<IResult> HallAsync(HttpContext context, int status, Visit visit, Refused? refused)
    {
        var attendee = visit.Attendee!.Value;
        var words = WordsIn(context, visit);
        var from = int.TryParse(context.Request.Query["from"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 0;
        var questions = await finding.FindAsync(attendee, new FindQuestions { Offset = from, Limit = QuestionsShown }, context.RequestAborted);
        if (!questions.Ok)
            throw new TooFastException();
        var notice = $"attend.notice_{context.Request.Query["said"]}";
        var view = await ViewAsync(visit.Hall);
        return new PlainPage<HallPage>(status, new HallModel(words, FormToken(context), refused)
        {
            View = view,
            Me = await visit.Hall.Mine.OfAsync(attendee.Caller, context.RequestAborted),
            Questions = questions,
            From = from,
            NextQuestion = Ids.New(time),
            Now = time.GetUtcNow(),
            HasCodes = visit.Hall.Session.State.Codes is not null,
            Said = refused is null && words.Has(notice) ? words.T(notice) : null,
            Path = $"/p/{view.Hall.JoinCode}",
        });
    }

    /// <summary>What the audience sees, made once for a position of the journal however many load the page.</summary>
    private async Task<HallView> ViewAsync(LiveHall hall)
    {
        if (_views.TryGetValue(hall, out var known) && known.Position == hall.Session.Replica.Position && known.Audience == hall.Screens.Audience)
            return known;
        var view = frames.Builder(hall).Whole(await hall.Session.CutAsync(), View.Audience, hall.Screens.Audience, Tick.FullRate, null);
        _views.AddOrUpdate(hall, view);
        return view;
    }

    /// <summary>Keeps a language that was chosen by a link; the hall's own come last.</summary>
    private static Phrasebook WordsIn(HttpContext context, Visit? visit)
    {
        var words = WordsOf(context);
        if (context.Request.Query["lang"] == words.Language)
        {
            context.Response.Cookies.Append(LanguageCookie, words.Language,
                new CookieOptions { Path = "/p", HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps });
        }

        var isAsked = context.Request.Query.ContainsKey("lang") || context.Request.Cookies.ContainsKey(LanguageCookie) || context.Request.Headers.AcceptLanguage.Count > 0;
        return isAsked || visit is null ? words : Phrasebook.In(visit.Hall.Session.State.Languages);
    }

    private string FormToken(HttpContext context) => antiforgery.GetAndStoreTokens(context).RequestToken!;
}
