using System.Security.Cryptography;
using System.Text;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Stage;
using LiveTownHall.Core.Halls;

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
        foreach (var a in state.Announcements)
        {
            now.Add(new AnnouncementView
            {
                Id = a.Id,
                Text = a.Text,
                Level = a.Level,
                At = DateTimeOffset.FromUnixTimeMilliseconds(a.At),
                Retracts = a.Retracts,
                Retracted = a.Retracted ? true : null,
            });
        }

        return before is not null && before.SequenceEqual(now) ? before : now;
    }
}
