using System.Security.Cryptography;
using LiveTownHall.Journal;

namespace LiveTownHall.Server.Access;

/// <summary>Signs and checks the two tokens of the protocol: the ticket that opens a connection within 60 s, and the attendee token by which a person comes back.</summary>
/// <remarks>Both are JSON Web Tokens, see <see cref="SignedToken"/>. The key is made once for a store, so that every node and every restart accepts the same tokens.</remarks>
public sealed class Tickets(IDirectory directory, TimeProvider time)
{
    public const int LifetimeSeconds = 60;

    private const string KeyName = "signing-key";
    private const string TicketAudience = "hub";
    private const string PersonAudience = "person";

    private byte[]? _key;

    public async ValueTask<string> IssueAsync(Caller caller, CancellationToken cancellation)
    {
        var expires = time.GetUtcNow().AddSeconds(LifetimeSeconds).ToUnixTimeSeconds();
        return new SignedToken(TicketAudience, caller.AttendeeId, caller.HallId, caller.Role, caller.DisplayName, caller.Language, expires).Sign(await KeyAsync(cancellation));
    }

    public async ValueTask<string> IssuePersonAsync(string hallId, string attendeeId, CancellationToken cancellation) =>
        new SignedToken(PersonAudience, attendeeId, hallId).Sign(await KeyAsync(cancellation));

    /// <summary>The caller of a ticket that is genuine and not older than its lifetime, else null.</summary>
    public async ValueTask<Caller?> CheckAsync(string ticket, CancellationToken cancellation)
    {
        if (SignedToken.Read(ticket, await KeyAsync(cancellation)) is not { Audience: TicketAudience, Role: { } role, Expires: { } expires } token) return null;
        return expires > time.GetUtcNow().ToUnixTimeSeconds() ? new Caller(token.Hall, token.Subject, role, token.Name, token.Language) : null;
    }

    /// <summary>The id of the person whom the token brings back into this hall, else null.</summary>
    public async ValueTask<string?> CheckPersonAsync(string hallId, string token, CancellationToken cancellation) =>
        SignedToken.Read(token, await KeyAsync(cancellation)) is { Audience: PersonAudience } person && person.Hall == hallId ? person.Subject : null;

    private async ValueTask<byte[]> KeyAsync(CancellationToken cancellation)
    {
        if (Volatile.Read(ref _key) is { } known) return known;
        var entry = await directory.CreateIfAbsentAsync(KeyName, RandomNumberGenerator.GetBytes(32), null, cancellation);
        Volatile.Write(ref _key, entry.Value);
        return entry.Value;
    }
}
