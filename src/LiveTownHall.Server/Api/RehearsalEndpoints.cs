using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Rehearsal.Dress;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Api;

/// <summary>Dress rehearsals over HTTP, for the facilitator's desk.</summary>
internal static class RehearsalEndpoints
{
    /// <summary>A rehearsal takes the machine for a while, so it is for the time before people come.</summary>
    private const int MostPresent = 5;

    public static void MapRehearsals(this IEndpointRouteBuilder routes)
        => routes.MapPost("/api/halls/{hallId}/rehearsals", RunAsync).Accepts<RehearsalRequest>("application/json").Produces<RehearsalVerdict>()
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status504GatewayTimeout);

    private static async Task<IResult> RunAsync(string hallId, HttpContext context, HallRegistry halls, DressRehearsal rehearsal, AddressLimits limits, TimeProvider time)
    {
        if (HallEndpoints.HasToBeReadFirst(context) && !limits.TryLookUp(context.Connection.RemoteIpAddress))
            return Problems.Of(StatusCodes.Status429TooManyRequests, RefusalCodes.RateLimited, "Very much is asked from this network. Try again in a few seconds.");
        using (var lease = await halls.FindAsync(hallId, context.RequestAborted))
        {
            if (lease is null)
                return Problems.Of(StatusCodes.Status404NotFound, RefusalCodes.NotFound, "There is no such hall here.");
            if (Entitlement.Of(context.Request, lease.Hall.Session, time).Pass is not { Role: Roles.Facilitator })
                return Entitlement.Forbidden(context.Request, lease.Hall.Session, time, "A rehearsal needs the facilitator's key.");
        }

        var (request, problem) = await JsonBody.ReadAsync<RehearsalRequest>(context.Request, JsonBody.Small);
        if (problem is not null)
            return problem;
        if (halls.Loaded.Sum(h => h.People.Attendees) > MostPresent)
            return Problems.Of(StatusCodes.Status409Conflict, RefusalCodes.Busy, "People are here already. A rehearsal would slow their meeting down.");
        if (request!.Attendees is < 1 or > DressRehearsal.MostAttendees)
            return Problems.Of(StatusCodes.Status400BadRequest, RefusalCodes.InvalidRequest, $"attendees: must be 1 to {DressRehearsal.MostAttendees}.");
        try
        {
            var verdict = rehearsal.IsRunning ? null : await rehearsal.RunAsync(hallId, request.Attendees ?? DressRehearsal.UsualAttendees, context.RequestAborted);
            return verdict is null
                ? Problems.Of(StatusCodes.Status409Conflict, RefusalCodes.Busy, "A rehearsal is under way already.")
                : Results.Ok(verdict);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return Problems.Of(StatusCodes.Status504GatewayTimeout, RefusalCodes.NotReady,
                $"The rehearsal did not end within {DressRehearsal.Limit.TotalMinutes:0} minutes: no-go.");
        }
    }
}
