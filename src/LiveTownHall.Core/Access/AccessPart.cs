using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;

namespace LiveTownHall.Core.Access;

/// <summary>Invitations and keys.</summary>
internal sealed class AccessPart : Part
{
    public override ImmutableArray<JsonDerivedType> Facts => AccessFactJson.Facts;

    public override IJsonTypeInfoResolver Json => AccessFactJson.Default;

    /// <summary>Whoever comes with a key is asked the time, so the end of an invitation can wait for a hall that is not in memory.</summary>
    public override IEnumerable<Due> Due(HallState state)
        => from invitation in (state.Access ?? AccessState.None).Invitations
           where invitation is { Ended: null, ExpiresAt: not null }
           select new Due(invitation.ExpiresAt!.Value, new InvitationExpired(invitation.Id, invitation.ExpiresAt.Value), CanWait: true);
}
