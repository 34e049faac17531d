using LiveTownHall.Contracts.People;
using LiveTownHall.Server.Access;

namespace LiveTownHall.Server.Presence;

/// <summary>Who is on duty in the words of the protocol.</summary>
internal static class StaffViews
{
    public static StaffView Of(Person person) => new()
    {
        AttendeeId = person.Caller.AttendeeId,
        Role = person.Caller.Role,
        DisplayName = person.Caller.DisplayName,
        Reviewing = person.Reviewing,
    };
}
