using System.Security.Claims;
using LiveTownHall.Contracts.People;
using LiveTownHall.Core.Facts;
using LiveTownHall.WebSockets;

namespace LiveTownHall.Server.Access;

/// <summary>Who a connection speaks for, as its ticket says.</summary>
/// <param name="KeyId">Names the key that staff and walls came with, see <see cref="HallPass"/>; null for attendees.</param>
public sealed record Caller(string HallId, string AttendeeId, string Role, string? DisplayName, string? Language, string? KeyId = null) : IVisitor
{
    public const string Scheme = "Ticket";

    public Actor Actor { get; } = new(AttendeeId, Role, KeyId is null ? null : HallPass.Via(KeyId));

    public bool IsAudience => Role is Roles.Attendee or Roles.Screen;

    public ClaimsPrincipal ToPrincipal()
    {
        var identity = new ClaimsIdentity(Scheme, ClaimTypes.NameIdentifier, ClaimTypes.Role);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, AttendeeId));
        identity.AddClaim(new Claim(ClaimTypes.Role, Role));
        identity.AddClaim(new Claim(TicketClaims.Hall, HallId));
        if (DisplayName is not null)
            identity.AddClaim(new Claim(TicketClaims.Name, DisplayName));
        if (Language is not null)
            identity.AddClaim(new Claim(TicketClaims.Language, Language));
        if (KeyId is not null)
            identity.AddClaim(new Claim(TicketClaims.Key, KeyId));
        return new ClaimsPrincipal(identity);
    }

    /// <exception cref="InvalidOperationException">The principal did not come from a ticket.</exception>
    public static Caller From(ClaimsPrincipal? principal) => new(
        principal?.FindFirstValue(TicketClaims.Hall) ?? throw new InvalidOperationException("The connection has no ticket."),
        principal.FindFirstValue(ClaimTypes.NameIdentifier)!,
        principal.FindFirstValue(ClaimTypes.Role)!,
        principal.FindFirstValue(TicketClaims.Name),
        principal.FindFirstValue(TicketClaims.Language),
        principal.FindFirstValue(TicketClaims.Key));
}

internal static class TicketClaims
{
    public const string Hall = "hall";
    public const string Name = "name";
    public const string Language = "lang";
    public const string Role = "role";
    public const string Key = "key";
}
