using LiveTownHall.Contracts.People;
using LiveTownHall.Core.Codes;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Codes;

/// <summary>How sure it is that a person votes once, told to them.</summary>
internal sealed class OwnAssurance : IPartMine
{
    public ValueTask<MyState> AddAsync(MyState mine, LiveHall hall, Caller caller, CancellationToken cancellation)
        => ValueTask.FromResult(caller.Role == Roles.Attendee ? mine with { Assurance = CodeRules.ClassOf(hall.Session.State, caller.AttendeeId).Name } : mine);

    /// <summary>A code may be taken by a form or through another node, and the desk takes codes back.</summary>
    public Func<string, bool>? Concerns(HallState before, HallState after)
        => ReferenceEquals(before.Codes, after.Codes) ? null : id => CodeRules.ClassOf(before, id) != CodeRules.ClassOf(after, id);
}
