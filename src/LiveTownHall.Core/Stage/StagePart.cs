using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;

namespace LiveTownHall.Core.Stage;

/// <summary>What the wall shows, and announcements.</summary>
internal sealed class StagePart : Part
{
    public override ImmutableArray<JsonDerivedType> Facts => StageFactJson.Facts;

    public override IJsonTypeInfoResolver Json => StageFactJson.Default;

    public override HallState CloseHall(HallState state, HallClosed fact, long time) => AnnouncementRules.CloseHall(state, time);

    public override IEnumerable<AuditLine> Consequences(Happening happening)
    {
        if (happening.Fact is not HallClosed)
            return [];
        return happening.After.Announcements
            .Where(a => a.ExpiredAt is not null && AnnouncementRules.Find(happening.Before!, a.Id) is { ExpiredAt: null })
            .Select(a => AuditLine.OfSystem(AnnouncementRules.Expire, a.Id));
    }

    /// <summary>Nobody misses the end of one while nobody is there to read it.</summary>
    public override IEnumerable<Due> Due(HallState state)
        => state.Announcements.Where(a => a.WillExpire).Select(a => new Due(a.ExpiresAt!.Value, new AnnouncementExpired(a.Id, a.ExpiresAt.Value), CanWait: true));
}
