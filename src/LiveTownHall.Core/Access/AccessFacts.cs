using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;

namespace LiveTownHall.Core.Access;

/// <summary>A fact about who may come in as staff or wall.</summary>
public abstract record AccessFact : Fact
{
    internal sealed override Part Part => HallParts.Access;
}

/// <param name="KeyHash">SHA-256 of the key, in hexadecimal.</param>
/// <param name="ExpiresAt">Unix milliseconds; null for one without an end.</param>
public sealed record PersonInvited(string InvitationId, string Role, string Name, string KeyHash, long? ExpiresAt = null) : AccessFact
{
    internal override string Target => InvitationId;

    internal override bool IsWhole => FactShape.IsTimeOrNone(ExpiresAt);

    internal override string? AuditReason => AccessRules.IsRole(Role) ? Role : null;

    internal override Step ApplyTo(HallState state, Moment moment) => AccessRules.Apply(state, this, moment.Time);

    internal override string AuditAction(in Happening happening) => "invite";
}

public sealed record InvitationRevoked(string InvitationId) : AccessFact
{
    internal override string Target => InvitationId;

    public override bool Ends() => true;

    internal override Step ApplyTo(HallState state, Moment moment) => AccessRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "revokeInvitation";
}

/// <summary>The time that was set for an invitation is here.</summary>
public sealed record InvitationExpired(string InvitationId, long ExpiresAt) : AccessFact
{
    internal override string Target => InvitationId;

    internal override bool IsWhole => FactShape.IsTime(ExpiresAt);

    public override bool Ends() => true;

    internal override Step ApplyTo(HallState state, Moment moment) => AccessRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "expireInvitation";
}

/// <summary>From now on another key opens a role, or none. By a facilitator, or by whoever has the store.</summary>
/// <param name="KeyHash">SHA-256 of the new key, in hexadecimal; null for none.</param>
public sealed record KeyReplaced(string Role, string? KeyHash = null) : AccessFact
{
    internal override string? AuditReason => AccessRules.IsRole(Role) ? Role : null;

    internal override Step ApplyTo(HallState state, Moment moment) => AccessRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => KeyHash is null ? "withdrawKey" : "replaceKey";
}

/// <summary>A facilitator says that nobody else is there to confirm anything, or that this is over.</summary>
public sealed record AloneDeclared(bool On) : AccessFact
{
    internal override Step ApplyTo(HallState state, Moment moment) => AccessRules.Apply(state, this, moment.Time);

    internal override string AuditAction(in Happening happening) => On ? "declareAlone" : "endAlone";
}
