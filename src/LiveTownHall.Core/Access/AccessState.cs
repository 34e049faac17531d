using System.Collections.Immutable;

namespace LiveTownHall.Core.Access;

/// <summary>Who was let in beside the shared links of the roles, and which keys open nothing any more. Immutable.</summary>
public sealed record AccessState
{
    /// <summary>Invitations of a hall, those that ended included: they say who is related to whom.</summary>
    public const int MostInvitations = 1_000;

    /// <summary>Keys that are still known to have been right once; of older ones nobody knows.</summary>
    internal const int MostDeadKeys = 1_000;

    internal static readonly AccessState None = new();

    /// <summary>Oldest first.</summary>
    public ImmutableArray<Invitation> Invitations { get; init; } = [];

    /// <summary>Hashes of role keys that were replaced or withdrawn, oldest first.</summary>
    public ImmutableArray<string> DeadKeys { get; init; } = [];

    /// <summary>Whether a facilitator said that nobody else is there to confirm anything, see <see cref="Persons"/>.</summary>
    public bool Alone { get; init; }

    public Invitation? Find(string id)
    {
        foreach (var invitation in Invitations)
        {
            if (string.Equals(invitation.Id, id, StringComparison.Ordinal))
                return invitation;
        }

        return null;
    }
}

/// <summary>One person who was invited.</summary>
/// <param name="KeyHash">SHA-256 of the key, in hexadecimal.</param>
/// <param name="InvitedBy">The inviter's own invitation, or <see cref="Persons.Links"/>.</param>
/// <param name="At">Unix milliseconds, like the other times.</param>
/// <param name="ExpiresAt">Null for one without an end.</param>
public sealed record Invitation(string Id, string Role, string Name, string KeyHash, string InvitedBy, long At, long? ExpiresAt)
{
    public const string Revoked = "revoked";
    public const string Expired = "expired";

    /// <summary><see cref="Revoked"/>, <see cref="Expired"/>, or null while it opens the hall.</summary>
    public string? Ended { get; init; }

    public bool IsOpen(long time) => Ended is null && (ExpiresAt is not { } end || end > time);
}
