namespace LiveTownHall.Server.Access;

/// <summary>The attendee token in a browser's cookies, so that one browser is one person on every page of a hall. Scripts can't read it.</summary>
/// <remarks>
/// It goes only where a person comes in: to the plain page and to the ticket endpoint of the hall. A connection to a hub does not carry it. Programs are not
/// browsers: whoever asks for tickets for many people with one cookie jar gets many people.
/// </remarks>
internal static class PersonCookie
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(30);

    /// <summary>Whether a page of ours in a browser asks: browsers say so with every POST of a script, programs do not.</summary>
    public static bool IsFromOwnPage(HttpRequest request, KnownOrigins origins)
        => request.Headers.Origin.ToString() is { Length: > 0 } origin && origins.IsAllowed(origin, request.Host);

    /// <summary>The token for the hall with this join code, or null.</summary>
    public static string? Read(HttpRequest request, string joinCode) => request.Cookies.TryGetValue(Name(joinCode), out var token) && token.Length is > 0 and < 1024 ? token : null;

    public static void Write(HttpContext context, string hallId, string joinCode, string token)
    {
        foreach (var path in new[] { "/p", $"/api/halls/{hallId}/tickets" })
        {
            context.Response.Cookies.Append(Name(joinCode), token, new CookieOptions
            {
                Path = path,
                MaxAge = Life,
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                IsEssential = true,
            });
        }
    }

    private static string Name(string joinCode) => $"townhall-{joinCode}";
}
