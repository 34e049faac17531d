using LiveTownHall.Contracts.People;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Moderation;

/// <summary>Whether a person is muted.</summary>
internal sealed class OwnMute : IPartMine
{
    public ValueTask<MyState> AddAsync(MyState mine, LiveHall hall, Caller caller, CancellationToken cancellation)
        => new(hall.Session.State.Desk.IsMuted(caller.AttendeeId) ? mine with { Muted = true } : mine);
}
