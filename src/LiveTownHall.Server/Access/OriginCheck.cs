using LiveTownHall.Server.Metrics;
using LiveTownHall.Server.Settings;
using Microsoft.Extensions.Options;

namespace LiveTownHall.Server.Access;

/// <summary>Refuses hub connections that another site's page opens in a visitor's browser.</summary>
/// <remarks>Browsers apply no same-origin rule to WebSockets (RFC 6455, 10.2), so the server must. Programs send no Origin and pass.</remarks>
internal sealed class OriginCheck(RequestDelegate next, KnownOrigins origins, SecurityLog security)
{
    public Task InvokeAsync(HttpContext context)
    {
        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length == 0 || !context.Request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase) || origins.IsAllowed(origin, context.Request.Host))
            return next(context);
        security.Say(SecurityEvents.ForeignOrigin);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("This page's origin may not connect here. Add it to TOWNHALL__ALLOWEDORIGINS.");
    }
}

/// <summary>Whose pages may connect: the server's own, and those of its settings.</summary>
public sealed class KnownOrigins(IOptions<TownhallSettings> settings)
{
    private readonly string[] _allowed = (settings.Value.AllowedOrigins ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);

    /// <param name="origin">As the browser says it.</param>
    /// <param name="host">Whom the browser asked.</param>
    public bool IsAllowed(string origin, HostString host)
    {
        if (_allowed.Contains(origin, StringComparer.OrdinalIgnoreCase))
            return true;
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var page))
            return false;
        if (IsSame(page, settings.Value.PublicUrl))
            return true;
        return string.Equals(page.Authority, host.Value, StringComparison.OrdinalIgnoreCase)
            || (page.IsDefaultPort && string.Equals($"{page.Host}:{page.Port}", host.Value, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsSame(Uri page, string? publicUrl)
        => Uri.TryCreate(publicUrl, UriKind.Absolute, out var known)
        && Uri.Compare(page, known, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
