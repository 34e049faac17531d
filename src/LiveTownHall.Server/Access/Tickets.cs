using System.Security.Claims;
using System.Security.Cryptography;
using LiveTownHall.Journal;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LiveTownHall.Server.Access;

/// <summary>Signs and checks the two tokens of the protocol: the ticket that opens a connection within 60 s, and the attendee token by which a person comes back.</summary>
/// <remarks>Both are JSON Web Tokens (RFC 7519) with HMAC-SHA256. The key is made once for a store, so that every node and every restart accepts the same tokens;
/// where the store can, it lies apart from what is copied with the journals.</remarks>
public sealed class Tickets(IStore store, TimeProvider time)
{
    public const int LifetimeSeconds = 60;

    /// <summary>Nodes' clocks may differ by this much.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    private const string KeyName = "signing-key";
    private const string TicketAudience = "hub";
    private const string PersonAudience = "person";

    private readonly JsonWebTokenHandler _tokens = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };
    private SigningCredentials? _credentials;

    public async ValueTask<string> IssueAsync(Caller caller, CancellationToken cancellation)
    {
        var claims = new Dictionary<string, object> { [TicketClaims.Hall] = caller.HallId, [TicketClaims.Role] = caller.Role };
        if (caller.DisplayName is not null)
            claims[TicketClaims.Name] = caller.DisplayName;
        if (caller.Language is not null)
            claims[TicketClaims.Language] = caller.Language;
        if (caller.KeyId is not null)
            claims[TicketClaims.Key] = caller.KeyId;
        return Sign(await CredentialsAsync(cancellation), TicketAudience, caller.AttendeeId, claims, time.GetUtcNow().AddSeconds(LifetimeSeconds));
    }

    public async ValueTask<string> IssuePersonAsync(string hallId, string attendeeId, CancellationToken cancellation)
        => Sign(await CredentialsAsync(cancellation), PersonAudience, attendeeId, new Dictionary<string, object> { [TicketClaims.Hall] = hallId }, null);

    /// <summary>The caller of a ticket that is genuine and not older than its lifetime, else null.</summary>
    public async ValueTask<Caller?> CheckAsync(string ticket, CancellationToken cancellation)
    {
        if (await VerifyAsync(ticket, TicketAudience, cancellation) is not { } token)
            return null;
        return new Caller(Read(token, TicketClaims.Hall)!, token.Subject, Read(token, TicketClaims.Role)!, Read(token, TicketClaims.Name), Read(token, TicketClaims.Language),
            Read(token, TicketClaims.Key));
    }

    /// <summary>The id of the person whom the token brings back into this hall, else null.</summary>
    public async ValueTask<string?> CheckPersonAsync(string hallId, string token, CancellationToken cancellation)
        => await ReadPersonAsync(token, cancellation) is { } person && person.HallId == hallId ? person.AttendeeId : null;

    /// <summary>Whom the token brings back, and into which hall; null where it is not genuine.</summary>
    public async ValueTask<(string HallId, string AttendeeId)?> ReadPersonAsync(string token, CancellationToken cancellation)
        => await VerifyAsync(token, PersonAudience, cancellation) is { } person ? (Read(person, TicketClaims.Hall)!, person.Subject) : null;

    private string Sign(SigningCredentials credentials, string audience, string subject, Dictionary<string, object> claims, DateTimeOffset? expires)
    {
        claims["sub"] = subject;
        return _tokens.CreateToken(new SecurityTokenDescriptor
        {
            Audience = audience,
            Claims = claims,
            Expires = expires?.UtcDateTime,
            SigningCredentials = credentials,
        });
    }

    private async ValueTask<JsonWebToken?> VerifyAsync(string token, string audience, CancellationToken cancellation)
    {
        var credentials = await CredentialsAsync(cancellation);
        var result = await _tokens.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = credentials.Key,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ValidAudience = audience,
            ValidateIssuer = false,
            RequireExpirationTime = audience == TicketAudience,
            LifetimeValidator = (_, expires, _, _) => IsLive(audience, expires),
        });
        return result is { IsValid: true, SecurityToken: JsonWebToken { Subject.Length: > 0 } valid } && Read(valid, TicketClaims.Hall) is not null ? valid : null;
    }

    /// <summary>Whoever signed a ticket, it ends: one that says it lives for longer than any that is issued is none of ours.</summary>
    private bool IsLive(string audience, DateTime? expires)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires is null ? audience == PersonAudience : expires > now && expires <= now.AddSeconds(LifetimeSeconds) + ClockSkew;
    }

    private static string? Read(JsonWebToken token, string claim) => token.TryGetPayloadValue<string>(claim, out var value) ? value : null;

    private async ValueTask<SigningCredentials> CredentialsAsync(CancellationToken cancellation)
    {
        if (Volatile.Read(ref _credentials) is { } known)
            return known;
        var entry = await store.Secrets.CreateIfAbsentAsync(KeyName, RandomNumberGenerator.GetBytes(32), null, cancellation);
        var credentials = new SigningCredentials(new SymmetricSecurityKey(entry.Value), SecurityAlgorithms.HmacSha256);
        Volatile.Write(ref _credentials, credentials);
        return credentials;
    }
}
