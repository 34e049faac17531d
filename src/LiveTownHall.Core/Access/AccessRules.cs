using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;

namespace LiveTownHall.Core.Access;

/// <summary>Who is let in, and that a facilitator always can be.</summary>
internal static class AccessRules
{
    public static bool IsRole(string role) => role is Staff.Facilitator or Staff.Moderator or Staff.Speaker or Staff.Screen;

    public static Step Apply(HallState state, PersonInvited fact, long time)
    {
        if (!MayLetIn(fact.By))
            return new(state, Ruling.Forbidden);
        if (!IsRole(fact.Role) || fact.Name.Length == 0 || fact.KeyHash.Length == 0 || fact.ExpiresAt <= time)
            return new(state, Ruling.InvalidRequest);
        var access = state.Access ?? AccessState.None;
        if (access.Find(fact.InvitationId) is { } present)
            return new(state, present.KeyHash == fact.KeyHash ? Ruling.Unchanged : Ruling.DuplicateId);
        if (access.Invitations.Length >= AccessState.MostInvitations)
            return new(state, Ruling.LimitReached);
        var invitation = new Invitation(fact.InvitationId, fact.Role, fact.Name, fact.KeyHash, fact.By?.Via ?? Persons.Links, time, fact.ExpiresAt);
        return Changed(state, access with { Invitations = access.Invitations.Add(invitation) });
    }

    public static Step Apply(HallState state, InvitationRevoked fact)
    {
        if (!MayLetIn(fact.By))
            return new(state, Ruling.Forbidden);
        return End(state, fact.InvitationId, null, Invitation.Revoked);
    }

    public static Step Apply(HallState state, InvitationExpired fact) => End(state, fact.InvitationId, fact.ExpiresAt, Invitation.Expired);

    public static Step Apply(HallState state, KeyReplaced fact)
    {
        if (!MayLetIn(fact.By))
            return new(state, Ruling.Forbidden);
        if (!IsRole(fact.Role) || fact.KeyHash is { Length: 0 })
            return new(state, Ruling.InvalidRequest);
        var access = state.Access ?? AccessState.None;
        var former = state.KeyHashes.GetValueOrDefault(fact.Role);
        if (former == fact.KeyHash)
            return new(state, Ruling.Unchanged);
        if (fact.KeyHash is { } asked && (access.DeadKeys.Contains(asked) || state.KeyHashes.ContainsValue(asked)))
            return new(state, Ruling.DuplicateId);
        var changed = state with { KeyHashes = fact.KeyHash is { } hash ? state.KeyHashes.SetItem(fact.Role, hash) : state.KeyHashes.Remove(fact.Role) };
        if (!HasFacilitator(changed))
            return new(state, Ruling.LastFacilitator);
        var dead = former is null ? access.DeadKeys : access.DeadKeys.Add(former);
        return Changed(changed, access with { DeadKeys = dead.Length > AccessState.MostDeadKeys ? dead.RemoveAt(0) : dead });
    }

    public static Step Apply(HallState state, AloneDeclared fact, long time)
    {
        if (!Staff.IsFacilitator(fact.By))
            return new(state, Ruling.Forbidden);
        var access = state.Access ?? AccessState.None;
        if (access.Alone == fact.On)
            return new(state, Ruling.Unchanged);
        if (fact.On && Persons.AreTwoThere(state, time))
            return new(state, Ruling.NeedsSecondPerson);
        return Changed(state, access with { Alone = fact.On });
    }

    private static Step End(HallState state, string id, long? expiresAt, string how)
    {
        if (state.Access?.Find(id) is not { } invitation)
            return new(state, Ruling.NotFound);
        if (invitation.Ended is not null || (expiresAt is not null && invitation.ExpiresAt != expiresAt))
            return new(state, Ruling.Unchanged);
        var access = state.Access with { Invitations = state.Access.Invitations.Replace(invitation, invitation with { Ended = how }) };
        var changed = state with { Access = access };
        var locksOut = invitation is { Role: Staff.Facilitator, ExpiresAt: null } && !HasFacilitator(changed);
        return locksOut ? new(state, Ruling.LastFacilitator) : new(changed, Ruling.Accepted);
    }

    /// <summary>Whether a way in for a facilitator is left that does not end by itself.</summary>
    private static bool HasFacilitator(HallState state)
        => state.KeyHashes.ContainsKey(Staff.Facilitator)
        || (state.Access ?? AccessState.None).Invitations.Any(i => i is { Role: Staff.Facilitator, Ended: null, ExpiresAt: null });

    /// <summary>A facilitator, or the operator at the server's command line, who is nobody in the hall.</summary>
    private static bool MayLetIn(Actor? by) => by is null || Staff.IsFacilitator(by);

    private static Step Changed(HallState state, AccessState access) => new(state with { Access = access }, Ruling.Accepted);
}
