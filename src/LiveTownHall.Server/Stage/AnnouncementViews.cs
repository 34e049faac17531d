using LiveTownHall.Contracts.Stage;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Stage;

namespace LiveTownHall.Server.Stage;

/// <summary>Announcements in the words of the protocol.</summary>
internal static class AnnouncementViews
{
    /// <param name="before">Handed back where nothing changed.</param>
    public static IReadOnlyList<AnnouncementView> Sent(HallState state, IReadOnlyList<AnnouncementView>? before)
    {
        var now = new List<AnnouncementView>(state.Announcements.Length);
        foreach (var announcement in state.Announcements)
        {
            if (announcement.ProposedBy is null)
                now.Add(Show(announcement));
        }

        return before is not null && before.SequenceEqual(now) ? before : now;
    }

    /// <summary>Statements that wait for a second person; for the desk.</summary>
    public static IReadOnlyList<AnnouncementView> Proposed(HallState state)
        => [.. state.Announcements.Where(a => a.ProposedBy is not null && !a.Retracted).Select(a => Show(a) with { ProposedBy = a.ProposedBy, IncidentId = a.IncidentId })];

    private static AnnouncementView Show(Announcement announcement) => new()
    {
        Id = announcement.Id,
        Text = announcement.Text,
        Level = announcement.Level,
        At = DateTimeOffset.FromUnixTimeMilliseconds(announcement.At),
        Retracts = announcement.Retracts,
        Retracted = announcement.Retracted ? true : null,
        Corrects = announcement.Corrects,
        ExpiresAt = announcement.ExpiresAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
        Expired = announcement.ExpiredAt is null ? null : true,
    };
}
