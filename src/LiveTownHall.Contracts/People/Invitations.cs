using MessagePack;

namespace LiveTownHall.Contracts.People;

/// <summary>Body of <c>POST /api/halls/{hallId}/invitations</c>.</summary>
public sealed record Invite
{
    /// <summary><see cref="Roles.Facilitator"/>, <see cref="Roles.Moderator"/>, <see cref="Roles.Speaker"/> or <see cref="Roles.Screen"/>.</summary>
    public string? Role { get; init; }

    /// <summary>How the desk knows the person; 1 to 60 characters.</summary>
    public string? Name { get; init; }

    /// <summary>When the link stops working; in the future, or absent for one that works until it is revoked.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>Answer of <c>POST /api/halls/{hallId}/invitations</c>. The key is shown only here; the server keeps its hash.</summary>
/// <param name="Link">What the person opens.</param>
public sealed record Invited(string InvitationId, string Key, string Link);

/// <summary>Answer of <c>GET /api/halls/{hallId}/invitations</c>.</summary>
/// <param name="Invitations">Newest first, those that ended included.</param>
public sealed record InvitationList(IReadOnlyList<InvitationView> Invitations)
{
    /// <summary>Roles that a shared key opens.</summary>
    public required IReadOnlyList<string> Keys { get; init; }
}

/// <summary>One person who was invited.</summary>
public sealed record InvitationView
{
    public required string InvitationId { get; init; }

    public required string Role { get; init; }

    public required string Name { get; init; }

    /// <summary>Id of the inviter's own invitation; absent where somebody with a shared link invited.</summary>
    public string? InvitedBy { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>One of <see cref="InvitationStates"/>.</summary>
    [OneOf(typeof(InvitationStates))] public required string State { get; init; }
}

public static class InvitationStates
{
    public const string Open = "open";
    public const string Revoked = "revoked";
    public const string Expired = "expired";
}

/// <summary>Answer of <c>POST /api/halls/{hallId}/keys/{role}</c>: the role's new shared key; the former one opens nothing any more.</summary>
public sealed record KeyIssued(string Key, string Link);

/// <summary>Argument of ActAlone: whether this facilitator runs the hall alone, so that their own confirmation counts. Recorded.</summary>
[MessagePackObject]
public sealed record ActAlone
{
    [Key(0)] public bool On { get; init; }
}
