using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Core.Halls;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Stage;

namespace LiveTownHall.Server.Moderation;

/// <summary>The desk that frames carry backstage.</summary>
internal sealed class DeskFrames(HallAdvice? advice) : IPartFrames
{
    private (HallState State, long Advice) _deskOf;
    private DeskView? _desk;

    public long Version => advice?.Version ?? 0;

    public HallView Show(HallView whole, in Look look) => look.View == View.Backstage ? whole with { Desk = Desk(look.State) } : whole;

    public HallDelta Compare(HallDelta delta, HallView before, HallView now) => delta with { Desk = ReferenceEquals(before.Desk, now.Desk) ? null : now.Desk };

    /// <summary>The same object until something it shows has changed.</summary>
    private DeskView Desk(HallState state)
    {
        var version = Version;
        var former = _deskOf.State;
        var same = _desk is not null && _deskOf.Advice == version && former.Questions == state.Questions && former.Desk == state.Desk
            && former.Announcements == state.Announcements && former.HoldTerms == state.HoldTerms && former.SecondPerson == state.SecondPerson && former.Access == state.Access;
        if (same)
            return _desk!;
        _deskOf = (state, version);
        return _desk = DeskViews.Show(state, advice, AnnouncementViews.Proposed(state));
    }
}
