using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Core.Codes;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Text;
using LiveTownHall.Journal;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Agenda;
using LiveTownHall.Server.Codes;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Metrics;
using LiveTownHall.Server.Polls;
using LiveTownHall.Server.Settings;
using Microsoft.Extensions.Options;

namespace LiveTownHall.Server.Api;

/// <summary>The HTTP side of the protocol.</summary>
internal static class HallEndpoints
{
    public static void MapHalls(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").AddEndpointFilter(GuardAsync);
        api.MapPost("/halls", CreateAsync).Accepts<CreateHall>("application/json")
            .Produces<HallCreated>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapGet("/join/{joinCode}", JoinAsync).Produces<JoinInfo>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/halls/{hallId}/tickets", TicketAsync).Accepts<TicketRequest>("application/json").Produces<TicketGranted>().ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("/halls/{hallId}", ViewAsync).Produces<HallView>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/halls/{hallId}/polls/{pollId}/tally", TallyAsync).Produces<Contracts.Polls.TallyView>().ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("/halls/{hallId}/logo", LogoAsync);
        api.MapBudgets();
        api.MapRecord();
        api.MapReports();
        api.MapClaims();
        api.MapStaff();
        api.MapCodes();
    }

    private static async Task<IResult> CreateAsync(
        HttpContext context, HallFounding founding, PublicAddress address, HallCreators creators, StorageRoom room)
    {
        if (await creators.RefuseAsync(context) is var (status, refusal))
            return Problems.Of(status, refusal);
        if (room.IsLow)
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, Refusals.StorageLow.Error!);
        var (request, problem) = await JsonBody.ReadAsync<CreateHall>(context.Request);
        if (problem is not null)
            return problem;
        var (hall, flaw) = await founding.FoundAsync(request!, context.RequestAborted);
        if (flaw is not null)
            return Problems.Of(StatusCodes.Status400BadRequest, flaw);
        return Results.Created($"/api/halls/{hall!.HallId}", hall.ToAnswer(address.Of(context.Request)));
    }

    private static async Task<IResult> JoinAsync(string joinCode, HttpContext context, CodeAnswers codes, HallRegistry halls)
    {
        var (hallId, tooFast) = await codes.AnswerAsync(context, joinCode);
        if (tooFast)
            return TooFast();
        using var lease = hallId is null ? null : await halls.FindAsync(hallId, context.RequestAborted);
        if (lease is null)
            return Problems.Of(StatusCodes.Status404NotFound, RefusalCodes.UnknownCode, "No town hall has this code. Check the six characters.");
        var state = lease.Hall.Session.State;
        return Results.Ok(new JoinInfo
        {
            HallId = state.HallId,
            Title = state.Title,
            Description = state.Description,
            Languages = state.Languages,
            State = HallViews.PhaseName(state.Phase),
            Codes = state.Codes is null ? null : true,
        });
    }

    private static async Task<IResult> TicketAsync(
        string hallId,
        HttpContext context,
        Tickets tickets,
        KnownOrigins origins,
        AddressLimits limits,
        HallRegistry halls,
        IOptions<TownhallSettings> settings,
        TimeProvider time)
    {
        var from = context.Connection.RemoteIpAddress;
        var (request, problem) = await JsonBody.ReadAsync<TicketRequest>(context.Request, JsonBody.Small);
        if (problem is not null)
            return Wrong(problem);

        using var lease = await halls.FindAsync(hallId, context.RequestAborted);
        if (lease is null)
            return Problems.NoHall();
        var state = lease.Hall.Session.State;
        var (pass, refusal) = string.IsNullOrEmpty(request!.Key) ? (null, null) : Entitlement.Of(request.Key, context.Request, lease.Hall.Session, time);
        if (refusal is not null)
            return Wrong(refusal);
        var role = pass?.Role ?? Roles.Attendee;

        // Whoever was invited goes by the name they were invited by.
        var name = pass?.Name;
        if (name is null && !string.IsNullOrWhiteSpace(request.DisplayName)
            && NameOf(request.DisplayName, pass is not null, lease.Hall, out name) is { } bad)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, bad.Error!);
        }

        if (!string.IsNullOrEmpty(request.Language) && !Languages.AreValid([request.Language]))
            return Problems.Of(StatusCodes.Status400BadRequest, RefusalCodes.InvalidRequest, "language: must be a language tag such as en or pt-BR.");
        var isBrowser = role == Roles.Attendee && PersonCookie.IsFromOwnPage(context.Request, origins);
        var known = isBrowser && PersonCookie.Read(context.Request, state.JoinCode) is { } kept ? await tickets.CheckPersonAsync(state.HallId, kept, context.RequestAborted) : null;
        var attendeeId = string.IsNullOrEmpty(request.Attendee) ? known ?? Ids.New(time) : await tickets.CheckPersonAsync(state.HallId, request.Attendee, context.RequestAborted);
        if (attendeeId is null)
            return Wrong(Problems.Of(StatusCodes.Status400BadRequest, RefusalCodes.InvalidTicket, "attendee: is not a token of this hall. Leave it out to join anew."));
        var caller = new Caller(state.HallId, attendeeId, role, name, request.Language, pass?.KeyId);
        var isKnown = known is not null || !string.IsNullOrEmpty(request.Attendee);
        if (isKnown && !lease.Hall.People.Visit(caller).Tickets.TryTake())
            return TooFast();
        if (isKnown || pass is not null ? !limits.TryComeBack(from) : !limits.TryJoin(from, FirstRequests.IsFirst(context)))
            return TooFast();
        if (!string.IsNullOrEmpty(request.Code) && await RedeemAsync(request.Code, caller, lease.Hall, limits, context) is { } noCode)
            return noCode;
        var granted = await GrantAsync(caller, lease.Hall.Session.State, tickets, context.RequestAborted);
        if (isBrowser)
            PersonCookie.Write(context, state.HallId, state.JoinCode, granted.Attendee);
        return Results.Ok(granted);

        // What is wrong takes nothing away from what is right.
        IResult Wrong(IResult answer) => limits.TryBeWrong(from) ? answer : TooFast();
    }

    private static Outcome? NameOf(string typed, bool isStaff, LiveHall hall, out string name) => isStaff
        ? Texts.Check("displayName", typed, hall.Limits.Name, multiline: false, out name)
        : Names.Check("displayName", typed, hall, out name);

    private static async Task<IResult?> RedeemAsync(string code, Caller caller, LiveHall hall, AddressLimits limits, HttpContext context)
    {
        if (caller.Role != Roles.Attendee)
            return Problems.Of(StatusCodes.Status400BadRequest, RefusalCodes.InvalidRequest, "code: is for attendees; leave out the key.");
        var events = context.RequestServices.GetRequiredService<SecurityLog>();
        var network = limits.KeyOf(context.Connection.RemoteIpAddress);
        return (await Redeeming.RedeemAsync(hall, hall.People.Visit(caller), code, network, events, context.RequestAborted)).Error is { } refusal
            ? CodeEndpoints.Refused(refusal)
            : null;
    }

    private static async Task<TicketGranted> GrantAsync(Caller caller, Core.Halls.HallState hall, Tickets tickets, CancellationToken cancellation) => new()
    {
        Ticket = await tickets.IssueAsync(caller, cancellation),
        ExpiresIn = Tickets.LifetimeSeconds,
        Role = caller.Role,
        Hub = caller.IsAudience ? HubNames.AudiencePath : HubNames.BackstagePath,
        Attendee = await tickets.IssuePersonAsync(caller.HallId, caller.AttendeeId, cancellation),
        AttendeeId = caller.AttendeeId,
        Assurance = caller.Role == Roles.Attendee ? CodeRules.ClassOf(hall, caller.AttendeeId).Name : null,
    };

    private static async Task<IResult> ViewAsync(string hallId, HttpContext context, HallRegistry halls, PartFrames frames, TimeProvider time)
    {
        using var lease = await halls.FindAsync(hallId, context.RequestAborted);
        if (lease is null)
            return Problems.NoHall();
        var session = lease.Hall.Session;
        if (ViewOf(context.Request, session, time, out var view) is { } refusal)
            return refusal;
        return Results.Ok(frames.Builder(lease.Hall).Whole(await session.CutAsync(), view, lease.Hall.Screens.Audience, Tick.FullRate, null));
    }

    private static async Task<IResult> TallyAsync(string hallId, string pollId, HttpContext context, HallRegistry halls, TimeProvider time)
    {
        using var lease = await halls.FindAsync(hallId, context.RequestAborted);
        if (lease is null)
            return Problems.NoHall();
        var session = lease.Hall.Session;
        if (ViewOf(context.Request, session, time, out var view) is { } refusal)
            return refusal;
        var cut = await session.CutAsync();
        if (cut.State.FindPoll(pollId) is not { } poll || !PollViews.IsSeen(poll, view))
            return Problems.Of(StatusCodes.Status404NotFound, RefusalCodes.NotFound, "There is no such poll in this hall.");
        if (!PollViews.IsTallySeen(poll, view))
            return Problems.Of(StatusCodes.Status403Forbidden, RefusalCodes.Forbidden, "The result of this poll is not public now.");
        var ballots = cut.Find(poll.Number)!;
        return Results.Ok(TallyViews.Show(poll, ballots, PollCounting.Count(poll, ballots), view, int.MaxValue));
    }

    private static async Task<IResult> LogoAsync(string hallId, HttpContext context, HallRegistry halls)
    {
        using var lease = await halls.FindAsync(hallId, context.RequestAborted);
        if (lease?.Hall.Session.State.Logo is not { } logo)
            return Problems.NoHall();
        var comma = logo.IndexOf(',', StringComparison.Ordinal);
        var mediaType = logo["data:".Length..logo.IndexOf(';', StringComparison.Ordinal)];
        context.Response.Headers.CacheControl = "public, max-age=86400, immutable";
        return Results.Bytes(Convert.FromBase64String(logo[(comma + 1)..]), mediaType);
    }

    private static IResult? ViewOf(HttpRequest request, HallSession session, TimeProvider time, out View view)
    {
        var (pass, refusal) = Entitlement.Of(request, session, time);
        view = pass is null ? View.Audience : Views.Of(pass.Role);
        return refusal;
    }

    /// <summary>Reading costs the server work too, so it has a limit per address; and trouble with the store is said in the words of the protocol.</summary>
    private static async ValueTask<object?> GuardAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var isReading = HttpMethods.IsGet(http.Request.Method) && !http.Request.Path.StartsWithSegments("/api/join", StringComparison.OrdinalIgnoreCase);
        if ((isReading || HasToBeReadFirst(http)) && !http.RequestServices.GetRequiredService<AddressLimits>().TryLookUp(http.Connection.RemoteIpAddress))
            return TooFast();
        try
        {
            return await next(context);
        }
        catch (HallUnavailableException unavailable)
        {
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, RefusalCodes.NotReady, unavailable.Message);
        }
        catch (JournalUnavailableException)
        {
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, StoreAway.Of(http.RequestServices.GetRequiredService<IStore>()));
        }
    }

    /// <summary>Whether something else than reading is asked of a hall in which nobody is; before its key can be looked at it comes out of the store.</summary>
    internal static bool HasToBeReadFirst(HttpContext http) => !HttpMethods.IsGet(http.Request.Method)
        && http.Request.RouteValues["hallId"] is string hallId
        && !http.RequestServices.GetRequiredService<HallRegistry>().IsHere(hallId);

    private static IResult TooFast()
        => Problems.Of(StatusCodes.Status429TooManyRequests, RefusalCodes.RateLimited, "Very many people are joining from this network. Try again in a few seconds.");
}
