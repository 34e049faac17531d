using System.Security.Cryptography;
using System.Text;
using LiveTownHall.Core.Access;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;

namespace LiveTownHall.Server.Access;

/// <summary>What a key opens in a hall.</summary>
/// <param name="KeyId">Names the key without giving it away: the invitation's id, or the first 16 digits of the hash of a role's shared key.</param>
/// <param name="Name">Of the person who was invited.</param>
internal sealed record HallPass(string Role, string KeyId, string? Name)
{
    private const int IdDigits = 16;

    /// <summary>Of whoever acts with the key alone, by no connection.</summary>
    public Actor Actor => new(Name is null ? "key" : KeyId, Role, Via(KeyId));

    /// <returns>What the key opens, or null; then whether it did once.</returns>
    public static (HallPass? Pass, bool IsRevoked) Of(HallState state, string key, long time)
    {
        var asked = HallKey.Hash(key);
        HallPass? found = null;
        var revoked = false;
        foreach (var (role, hash) in state.KeyHashes)
        {
            if (Same(asked, hash))
                found = new HallPass(role, IdOf(hash), null);
        }

        foreach (var invitation in state.Access?.Invitations ?? [])
        {
            if (!Same(asked, invitation.KeyHash))
                continue;
            if (invitation.IsOpen(time))
                found = new HallPass(invitation.Role, invitation.Id, invitation.Name);
            else
                revoked = true;
        }

        foreach (var hash in state.Access?.DeadKeys ?? [])
            revoked |= Same(asked, hash);
        return (found, found is null && revoked);
    }

    /// <summary>Whether the key is one of those who moderate.</summary>
    public static bool IsDesk(HallState state, string key, TimeProvider time)
        => Of(state, key, time.GetUtcNow().ToUnixTimeMilliseconds()).Pass is { Role: Contracts.People.Roles.Facilitator or Contracts.People.Roles.Moderator };

    /// <summary>Whether the key that a ticket was given for still opens its role.</summary>
    public static bool IsLive(HallState state, Caller caller, long time)
    {
        if (caller.KeyId is not { } id)
            return caller.Role == Contracts.People.Roles.Attendee;
        if (state.KeyHashes.TryGetValue(caller.Role, out var hash) && IdOf(hash) == id)
            return true;
        return state.Access?.Find(id) is { } invitation && invitation.Role == caller.Role && invitation.IsOpen(time);
    }

    /// <summary>How facts name the way in.</summary>
    public static string Via(string keyId) => keyId.Length == IdDigits ? Persons.Links : keyId;

    /// <summary>The id of a key that opens nothing, as the security log has it.</summary>
    public static string IdOfKey(string key) => IdOf(HallKey.Hash(key));

    private static string IdOf(string hash) => hash.Length > IdDigits ? hash[..IdDigits] : hash.PadRight(IdDigits, '0');

    private static bool Same(string asked, string hash) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(asked), Encoding.ASCII.GetBytes(hash));
}
