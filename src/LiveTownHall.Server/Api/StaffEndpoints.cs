using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Core.Access;
using LiveTownHall.Core.Facts;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Metrics;
using LiveTownHall.Server.Settings;
using Microsoft.Extensions.Options;

namespace LiveTownHall.Server.Api;

/// <summary>Who may come in as staff or wall: invitations of persons, and the shared keys of the roles. For facilitators.</summary>
internal static class StaffEndpoints
{
    public static void MapStaff(this RouteGroupBuilder api)
    {
        api.MapPost("/halls/{hallId}/invitations", InviteAsync).Accepts<Invite>("application/json").Produces<Invited>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapGet("/halls/{hallId}/invitations", ListAsync).Produces<InvitationList>().ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapDelete("/halls/{hallId}/invitations/{invitationId}", RevokeAsync).Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapPost("/halls/{hallId}/keys/{role}", ReissueAsync).Produces<KeyIssued>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapDelete("/halls/{hallId}/keys/{role}", WithdrawAsync).Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static Task<IResult> InviteAsync(string hallId, HttpContext context, HallRegistry halls, PublicAddress address, IOptions<TownhallSettings> settings, TimeProvider time)
        => AsFacilitatorAsync(hallId, context, halls, time, async (session, by) =>
        {
            var (request, problem) = await JsonBody.ReadAsync<Invite>(context.Request, JsonBody.Small);
            if (problem is not null)
                return problem;
            if (!IsRole(request!.Role))
                return BadRole();
            if (Texts.Check("name", request.Name, settings.Value.Limits.Name, multiline: false, out var name) is { } badName)
                return Problems.Of(StatusCodes.Status400BadRequest, badName.Error!);
            if (request.ExpiresAt <= time.GetUtcNow())
                return Problems.Of(StatusCodes.Status400BadRequest, RefusalCodes.InvalidTime, "expiresAt: must be in the future.");
            var (id, key) = (Ids.New(time), HallKey.Create());
            var invited = new PersonInvited(id, request.Role!, name, HallKey.Hash(key), request.ExpiresAt?.ToUnixTimeMilliseconds());
            return await SubmitAsync(session, invited with { By = by })
                ?? Results.Created($"/api/halls/{session.HallId}/invitations/{id}",
                    new Invited(id, key, StaffLinks.Of(address.Of(context.Request), session.HallId, request.Role!, key)));
        });

    private static Task<IResult> ListAsync(string hallId, HttpContext context, HallRegistry halls, TimeProvider time)
        => AsFacilitatorAsync(hallId, context, halls, time, (session, _) =>
        {
            var now = time.GetUtcNow().ToUnixTimeMilliseconds();
            var invitations = session.State.Access?.Invitations ?? [];
            return Task.FromResult(Results.Ok(new InvitationList([.. invitations.Reverse().Select(i => Show(i, now))]) { Keys = [.. session.State.KeyHashes.Keys] }));
        });

    private static Task<IResult> RevokeAsync(string hallId, string invitationId, HttpContext context, HallRegistry halls, TimeProvider time)
        => AsFacilitatorAsync(hallId, context, halls, time, async (session, by)
            => await SubmitAsync(session, new InvitationRevoked(invitationId.ToUpperInvariant()) { By = by }) ?? Results.NoContent());

    private static Task<IResult> ReissueAsync(string hallId, string role, HttpContext context, HallRegistry halls, PublicAddress address, TimeProvider time)
        => AsFacilitatorAsync(hallId, context, halls, time, async (session, by) =>
        {
            if (!IsRole(role))
                return BadRole();
            var key = HallKey.Create();
            return await SubmitAsync(session, new KeyReplaced(role, HallKey.Hash(key)) { By = by })
                ?? Results.Ok(new KeyIssued(key, StaffLinks.Of(address.Of(context.Request), session.HallId, role, key)));
        });

    private static Task<IResult> WithdrawAsync(string hallId, string role, HttpContext context, HallRegistry halls, TimeProvider time)
        => AsFacilitatorAsync(hallId, context, halls, time, async (session, by)
            => IsRole(role) ? await SubmitAsync(session, new KeyReplaced(role, null) { By = by }) ?? Results.NoContent() : BadRole());

    /// <summary>Nothing of a request is read before it is clear that a facilitator sent it.</summary>
    private static async Task<IResult> AsFacilitatorAsync(string hallId, HttpContext context, HallRegistry halls, TimeProvider time, Func<HallSession, Actor, Task<IResult>> act)
    {
        using var lease = await halls.FindAsync(hallId, context.RequestAborted);
        if (lease is null)
            return Problems.NoHall();
        var session = lease.Hall.Session;
        var (pass, refusal) = Entitlement.Of(context.Request, session, time);
        if (refusal is not null)
            return refusal;
        if (pass?.Role == Roles.Facilitator && !HttpMethods.IsGet(context.Request.Method))
            context.RequestServices.GetRequiredService<SecurityLog>().Say(SecurityEvents.AccessChanged, pass.Role, pass.KeyId, context.GetEndpoint()?.DisplayName);
        return pass?.Role == Roles.Facilitator
            ? await act(session, pass.Actor)
            : Problems.Of(StatusCodes.Status403Forbidden, RefusalCodes.Forbidden, "Inviting people and replacing keys takes a facilitator's key.");
    }

    private static async Task<IResult?> SubmitAsync(HallSession session, Fact fact)
        => (await session.SubmitAsync(fact)).ToOutcome().Error is not { } refusal ? null : Problems.Of(StatusOf(refusal.Code), refusal);

    private static int StatusOf(string code) => code switch
    {
        RefusalCodes.Forbidden or RefusalCodes.Revoked => StatusCodes.Status403Forbidden,
        RefusalCodes.NotFound => StatusCodes.Status404NotFound,
        RefusalCodes.Busy or RefusalCodes.StorageLow => StatusCodes.Status503ServiceUnavailable,
        RefusalCodes.InvalidRequest => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status409Conflict,
    };

    private static bool IsRole(string? role) => role is Roles.Facilitator or Roles.Moderator or Roles.Speaker or Roles.Screen;

    private static IResult BadRole() => Problems.Of(StatusCodes.Status400BadRequest, RefusalCodes.InvalidRequest, "role: must be facilitator, moderator, speaker or screen.");

    private static InvitationView Show(Invitation invitation, long now) => new()
    {
        InvitationId = invitation.Id,
        Role = invitation.Role,
        Name = invitation.Name,
        InvitedBy = invitation.InvitedBy == Persons.Links ? null : invitation.InvitedBy,
        At = DateTimeOffset.FromUnixTimeMilliseconds(invitation.At),
        ExpiresAt = invitation.ExpiresAt is { } end ? DateTimeOffset.FromUnixTimeMilliseconds(end) : null,
        State = invitation.IsOpen(now) ? InvitationStates.Open : invitation.Ended ?? InvitationStates.Expired,
    };
}
