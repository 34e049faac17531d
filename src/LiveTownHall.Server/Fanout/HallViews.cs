using System.Security.Cryptography;
using System.Text;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Stage;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Stage;

namespace LiveTownHall.Server.Fanout;

/// <summary>The hall itself, its stage and its announcements in the words of the protocol.</summary>
internal static class HallViews
{
    public static string PhaseName(HallPhase phase) => phase switch
    {
        HallPhase.Open => HallStates.Open,
        HallPhase.Closed => HallStates.Closed,
        _ => HallStates.Draft,
    };

    /// <param name="before">Handed back where nothing changed.</param>
    public static HallInfo Info(HallState state, HallInfo? before)
    {
        var info = new HallInfo
        {
            Id = state.HallId,
            Title = state.Title,
            Description = state.Description,
            State = PhaseName(state.Phase),
            Languages = before is not null && before.Languages.SequenceEqual(state.Languages) ? before.Languages : [.. state.Languages],
            JoinCode = state.JoinCode,
            Colour = state.Colour,
            Logo = state.Logo is null ? null : $"/api/halls/{state.HallId}/logo?v={Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(state.Logo)).AsSpan(0, 4))}",
        };
        return info == before ? before : info;
    }

    /// <summary>The stage as a view may see it: a poll it does not know of is nothing to it.</summary>
    public static StageView Stage(HallState state, View view, List<PollView> seen)
    {
        var stage = state.Stage;
        var unseen = stage.Kind is StageKinds.Poll or StageKinds.Results && view != View.Backstage && !seen.Exists(p => p.Id == stage.Id);
        return unseen ? new StageView(StageKinds.Idle) : new StageView(stage.Kind, stage.Id);
    }

    public static IReadOnlyList<AnnouncementView> Announcements(HallState state, IReadOnlyList<AnnouncementView>? before)
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
    };
}
