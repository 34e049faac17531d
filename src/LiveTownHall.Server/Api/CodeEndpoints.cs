using System.Collections.Immutable;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Core.Codes;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Codes;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Metrics;

namespace LiveTownHall.Server.Api;

/// <summary>Single-use codes: made and revoked by facilitators, moved to another device by the desk.</summary>
internal static class CodeEndpoints
{
    public static void MapCodes(this RouteGroupBuilder api)
    {
        api.MapPost("/halls/{hallId}/codes", MakeAsync).Accepts<MakeCodes>("application/json").Produces<CodesMade>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapGet("/halls/{hallId}/codes", ListAsync).Produces<CodeBatchList>().ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapDelete("/halls/{hallId}/codes/{batch}", RevokeAsync).Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/halls/{hallId}/codes/release", ReleaseAsync).Accepts<ReleaseCode>("application/json").Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status403Forbidden);
    }

    /// <summary>Why a code was not taken, as an answer.</summary>
    public static IResult Refused(Refusal refusal) => Problems.Of(StatusOf(refusal.Code), refusal);

    private static Task<IResult> MakeAsync(string hallId, HttpContext context, HallRegistry halls, TimeProvider time)
        => AsAsync(hallId, context, halls, time, pass => pass.Role == Roles.Facilitator, async (hall, pass) =>
        {
            var (request, problem) = await JsonBody.ReadAsync<MakeCodes>(context.Request, JsonBody.Small);
            if (problem is not null)
                return problem;
            if (request!.Count is < 1 or > CodesState.MostInBatch)
                return Flaw($"count: must be from 1 to {CodesState.MostInBatch}.");
            if (request.Weight is not (null or 1))
                return Flaw("weight: every code counts once; leave it out or give 1.");
            if (TextOf("label", request.Label, hall, out var label) is { } badLabel)
                return badLabel;
            if (TextOf("group", request.Group, hall, out var group) is { } badGroup)
                return badGroup;
            if (await hall.Get<CodeKeys>().KeyAsync(context.RequestAborted) is not { } key)
                return Problems.Of(StatusCodes.Status503ServiceUnavailable, RefusalCodes.Busy, "The store has lost what this hall's codes are recognised by, so none can be made.");
            var known = hall.Session.State.Codes;
            var codes = new Dictionary<string, string>(StringComparer.Ordinal);
            while (codes.Count < request.Count)
            {
                var code = VoterCodes.New();
                var hash = VoterCodes.Hash(key, code);
                if (known?.Find(hash) is null)
                    codes[hash] = code;
            }

            var issued = new CodesIssued(Ids.New(time), CodeKeys.DigestOf(key), [.. codes.Keys], label, group) { By = pass.Actor };
            return (await hall.Session.SubmitAsync(issued)).ToOutcome().Error is { } refusal
                ? Refused(refusal)
                : Results.Created($"/api/halls/{hall.Session.HallId}/codes", new CodesMade(issued.BatchId, [.. codes.Values]));
        });

    private static Task<IResult> ListAsync(string hallId, HttpContext context, HallRegistry halls, TimeProvider time)
        => AsAsync(hallId, context, halls, time, IsDesk, (hall, _) => Task.FromResult(Results.Ok(new CodeBatchList(
            [.. (hall.Session.State.Codes?.Batches ?? []).Reverse().Select(Show)]))));

    private static Task<IResult> RevokeAsync(string hallId, string batch, HttpContext context, HallRegistry halls, TimeProvider time)
        => AsAsync(hallId, context, halls, time, pass => pass.Role == Roles.Facilitator, async (hall, pass)
            => (await hall.Session.SubmitAsync(new CodesRevoked(batch.ToUpperInvariant()) { By = pass.Actor })).ToOutcome().Error is { } refusal
                ? Refused(refusal)
                : Results.NoContent());

    private static Task<IResult> ReleaseAsync(string hallId, HttpContext context, HallRegistry halls, TimeProvider time)
        => AsAsync(hallId, context, halls, time, IsDesk, async (hall, pass) =>
        {
            var (request, problem) = await JsonBody.ReadAsync<ReleaseCode>(context.Request, JsonBody.Small);
            if (problem is not null)
                return problem;
            return (await Redeeming.ReleaseAsync(hall, pass.Actor, request!.Code, context.RequestAborted)).Error is { } refusal ? Refused(refusal) : Results.NoContent();
        });

    /// <summary>Nothing of a request is read before it is clear that somebody sent it who may.</summary>
    private static async Task<IResult> AsAsync(
        string hallId, HttpContext context, HallRegistry halls, TimeProvider time, Func<HallPass, bool> may, Func<LiveHall, HallPass, Task<IResult>> act)
    {
        using var lease = await halls.FindAsync(hallId, context.RequestAborted);
        if (lease is null)
            return Problems.NoHall();
        var (pass, refusal) = Entitlement.Of(context.Request, lease.Hall.Session, time);
        if (refusal is not null)
            return refusal;
        if (pass is null || !may(pass))
        {
            return Problems.Of(StatusCodes.Status403Forbidden, RefusalCodes.Forbidden,
                "Making and revoking codes takes a facilitator's key, seeing batches and moving a code one of the desk.");
        }

        if (!HttpMethods.IsGet(context.Request.Method))
            context.RequestServices.GetRequiredService<SecurityLog>().Say(SecurityEvents.CodesChanged, pass.Role, pass.KeyId, context.GetEndpoint()?.DisplayName);
        return await act(lease.Hall, pass);
    }

    private static bool IsDesk(HallPass pass) => pass.Role is Roles.Facilitator or Roles.Moderator;

    private static IResult? TextOf(string field, string? typed, LiveHall hall, out string? text)
    {
        text = null;
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        var flaw = Texts.Check(field, typed, hall.Limits.Name, multiline: false, out var clean);
        text = clean;
        return flaw is null ? null : Problems.Of(StatusCodes.Status400BadRequest, flaw.Error!);
    }

    private static IResult Flaw(FormattableString message)
        => Problems.Of(StatusCodes.Status400BadRequest, RefusalCodes.InvalidRequest, FormattableString.Invariant(message));

    private static IResult Flaw(string message) => Problems.Of(StatusCodes.Status400BadRequest, RefusalCodes.InvalidRequest, message);

    private static int StatusOf(string code) => code switch
    {
        RefusalCodes.NotFound => StatusCodes.Status404NotFound,
        RefusalCodes.RateLimited => StatusCodes.Status429TooManyRequests,
        RefusalCodes.Busy or RefusalCodes.StorageLow or RefusalCodes.Unknown => StatusCodes.Status503ServiceUnavailable,
        RefusalCodes.InvalidRequest => StatusCodes.Status400BadRequest,
        RefusalCodes.CodeUnknown or RefusalCodes.CodeRevoked or RefusalCodes.Forbidden => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status409Conflict,
    };

    private static CodeBatchView Show(CodeBatch batch) => new()
    {
        Batch = batch.Id,
        Label = batch.Label,
        Group = batch.Group,
        Count = batch.Count,
        Redeemed = batch.Redeemed,
        At = DateTimeOffset.FromUnixTimeMilliseconds(batch.At),
        Revoked = batch.Revoked,
    };
}
