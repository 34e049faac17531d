using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.People;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Moderation;
using LiveTownHall.Text.Claims;
using Microsoft.AspNetCore.Http.Features;

namespace LiveTownHall.Server.Api;

/// <summary>A hall's claim library: imported by its desk from ClaimReview JSON-LD, the Fact Check API's answers, a Data Commons feed or CSV.</summary>
internal static class ClaimEndpoints
{
    private const long LargestFile = 16 * 1024 * 1024;

    /// <summary>Claims in one fact, so that no batch grows beyond what a follower reads at once.</summary>
    private const int ClaimsPerFact = 200;

    public static void MapClaims(this RouteGroupBuilder api)
        => api.MapPost("/halls/{hallId}/claims", ImportAsync).Produces<ClaimsImport>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<IResult> ImportAsync(string hallId, HttpContext context, HallRegistry halls, TimeProvider time)
    {
        using var lease = await halls.FindAsync(hallId, context.RequestAborted);
        if (lease is null)
            return Problems.NoHall();
        var session = lease.Hall.Session;
        if (Entitlement.Of(context.Request, session, time).Pass is not { Role: Roles.Facilitator or Roles.Moderator } pass)
            return Entitlement.Forbidden(context.Request, session, time, "Importing claims takes the facilitator's or a moderator's key.");
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = LargestFile;
        ClaimImportReport report;
        try
        {
            report = await ClaimImport.ReadAsync(context.Request.Body, cancellation: context.RequestAborted);
        }
        catch (ClaimImportException flaw)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, RefusalCodes.InvalidRequest, flaw.Message);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, RefusalCodes.TooLong, $"The file is larger than {LargestFile / 1024 / 1024} MB.");
        }

        var fresh = report.Claims.Where(c => !session.State.Desk.Claims.ContainsKey(c.Id)).ToList();
        foreach (var chunk in fresh.Chunk(ClaimsPerFact))
        {
            var settled = await session.SubmitAsync(new ClaimsImported([.. chunk.Select(LibraryClaims.Stored)]) { By = pass.Actor });
            if (settled.ToOutcome().Error is { } refusal)
                return Problems.Of(StatusCodes.Status409Conflict, refusal);
        }

        return Results.Ok(new ClaimsImport
        {
            Imported = fresh.Count,
            Duplicates = report.Duplicates + report.Claims.Count - fresh.Count,
            Refused = [.. report.Refused.Take(100).Select(r => new ClaimRefused(r.Where, r.Reason))],
            RefusedInAll = report.Refused.Count,
        });
    }
}
