using System.Globalization;
using LiveTownHall.Server.Settings;
using Microsoft.Extensions.Options;

namespace LiveTownHall.Server.Api;

/// <summary><c>/.well-known/security.txt</c> (RFC 9116): whom to tell of a hole. Only where the operator said so.</summary>
internal static class SecurityContact
{
    /// <summary>A year at most is asked for; this is made anew with each request.</summary>
    private const int DaysValid = 180;

    public static void MapSecurityContact(this IEndpointRouteBuilder routes)
        => routes.MapGet("/.well-known/security.txt", (IOptions<TownhallSettings> settings, TimeProvider time) =>
        {
            if (!Uri.TryCreate(settings.Value.SecurityContact, UriKind.Absolute, out var contact))
                return Results.NotFound();
            var expires = time.GetUtcNow().AddDays(DaysValid).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            return Results.Text($"Contact: {contact.AbsoluteUri}\nExpires: {expires}\n", "text/plain; charset=utf-8");
        }).ExcludeFromDescription();
}
