using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Presence;
using Microsoft.AspNetCore.SignalR;

namespace LiveTownHall.Server.Hubs;

/// <summary>Who is on duty backstage and what each of them looks at, told to colleagues on every node over SignalR's backplane.</summary>
internal sealed class OnDuty(IHubContext<BackstageHub> backstage)
{
    private const int LongestItem = 64;

    public async Task ArriveAsync(Attendance attendance, string connectionId)
    {
        var group = Group(attendance);
        await backstage.Groups.AddToGroupAsync(connectionId, group);
        await backstage.Clients.Client(connectionId).SendAsync(HubNames.Presence, new Contracts.People.Presence(attendance.Hall.Pulse.Staff, []));
        await TellAsync(attendance);
    }

    public async Task LeaveAsync(Attendance attendance)
    {
        if (attendance.Person.Connections > 0)
            return;
        attendance.Person.Reviewing = null;
        await backstage.Clients.Group(Group(attendance)).SendAsync(HubNames.Presence, new Contracts.People.Presence([], [attendance.Caller.AttendeeId]));
    }

    public async Task<Outcome> ReviewAsync(Attendance attendance, string? itemId)
    {
        if (itemId is { Length: > LongestItem })
            return Outcome.Refused(RefusalCodes.InvalidId, "itemId: is too long.");
        attendance.Person.Reviewing = itemId;
        await TellAsync(attendance);
        return Outcome.Accepted(attendance.Hall.Session.Replica.Position);
    }

    private static string Group(Attendance attendance) => $"hall:{attendance.Caller.HallId}";

    private Task TellAsync(Attendance attendance)
        => backstage.Clients.Group(Group(attendance)).SendAsync(HubNames.Presence, new Contracts.People.Presence([StaffViews.Of(attendance.Person)], []));
}
