using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Metrics;

namespace LiveTownHall.Server.Api;

/// <summary>What the key of a request opens.</summary>
internal static class Entitlement
{
    /// <returns>What it opens; nothing for a request without a key, which is anybody's; or why the key opens nothing.</returns>
    public static (HallPass? Pass, IResult? Refusal) Of(HttpRequest request, HallSession session, TimeProvider time)
        => Bearer.Of(request) is { } key ? Of(key, request, session, time) : (null, null);

    /// <inheritdoc cref="Of(HttpRequest, HallSession, TimeProvider)"/>
    public static (HallPass? Pass, IResult? Refusal) Of(string key, HttpRequest request, HallSession session, TimeProvider time)
    {
        var (pass, isRevoked) = HallPass.Of(session.State, key, time.GetUtcNow().ToUnixTimeMilliseconds());
        if (pass is not null)
            return (pass, null);
        request.HttpContext.RequestServices.GetRequiredService<SecurityLog>().Say(isRevoked ? SecurityEvents.RevokedKey : SecurityEvents.WrongKey, keyId: HallPass.IdOfKey(key));
        return (null, isRevoked
            ? Revoked()
            : Problems.Of(StatusCodes.Status403Forbidden, RefusalCodes.UnknownKey, "This key does not open this hall. Ask for a new link."));
    }

    /// <summary>Why a request may not do what takes another key than it brings, if any.</summary>
    public static IResult Forbidden(HttpRequest request, HallSession session, TimeProvider time, string message)
    {
        var isRevoked = Bearer.Of(request) is { } key && HallPass.Of(session.State, key, time.GetUtcNow().ToUnixTimeMilliseconds()).IsRevoked;
        return isRevoked ? Revoked() : Problems.Of(StatusCodes.Status403Forbidden, RefusalCodes.Forbidden, message);
    }

    private static IResult Revoked()
        => Problems.Of(StatusCodes.Status403Forbidden, RefusalCodes.Revoked, "This link was withdrawn or has expired. Ask a facilitator for a new one.");
}
