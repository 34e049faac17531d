using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Stage;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Polls;

namespace LiveTownHall.Server.Stage;

/// <summary>The stage and the announcements that frames carry.</summary>
internal sealed class StageFrames : IPartFrames
{
    public HallView Show(HallView whole, in Look look) => whole with
    {
        Stage = Stage(look),
        Announcements = AnnouncementViews.Sent(look.State, look.Before?.Announcements),
        RunningOrder = look.View == View.Backstage ? RunningOrderViews.Show(look.State, look.Before?.RunningOrder) : null,
        Agenda = look.View == View.Audience ? null : RunningOrderViews.Agenda(look.State, look.Before?.Agenda),
    };

    public HallDelta Compare(HallDelta delta, HallView before, HallView now)
    {
        var announcements = ReferenceEquals(before.Announcements, now.Announcements) ? [] : now.Announcements.Except(before.Announcements).ToList();
        return delta with
        {
            Stage = before.Stage == now.Stage ? null : now.Stage,
            Announcements = announcements.Count == 0 ? null : announcements,
            RunningOrder = ReferenceEquals(before.RunningOrder, now.RunningOrder) ? null : now.RunningOrder,
            Agenda = ReferenceEquals(before.Agenda, now.Agenda) ? null : now.Agenda ?? [],
        };
    }

    /// <summary>The stage as a view may see it: a poll it does not know of is nothing to it.</summary>
    private static StageView Stage(in Look look)
    {
        var stage = look.State.Stage;
        var isPoll = stage.Kind is StageKinds.Poll or StageKinds.Results;
        var isSeen = !isPoll || look.View == View.Backstage || (look.State.FindPoll(stage.Id!) is { } poll && PollViews.IsSeen(poll, look.View));
        return isSeen
            ? new StageView(stage.Kind, stage.Id, stage.Until is { } until ? DateTimeOffset.FromUnixTimeMilliseconds(until) : null)
            : new StageView(StageKinds.Idle);
    }
}
