using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace LiveTownHall.Server.Access;

/// <summary>Reads the ticket of a hub connection from <c>access_token</c>, as browsers can't set headers on a WebSocket, or from the Authorization header.</summary>
public sealed class TicketAuthentication(
    Tickets tickets, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var ticket = Request.Query["access_token"].ToString();
        if (ticket.Length == 0)
            ticket = Bearer.Of(Request) ?? "";
        if (ticket.Length == 0)
            return AuthenticateResult.NoResult();
        return await tickets.CheckAsync(ticket, Context.RequestAborted) is { } caller
            ? AuthenticateResult.Success(new AuthenticationTicket(caller.ToPrincipal(), Scheme.Name))
            : AuthenticateResult.Fail("The ticket is not valid any more.");
    }
}

internal static class Bearer
{
    private const string Prefix = "Bearer ";

    /// <summary>The bearer token of a request, or null.</summary>
    public static string? Of(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && header.Length > Prefix.Length ? header[Prefix.Length..].Trim() : null;
    }
}
