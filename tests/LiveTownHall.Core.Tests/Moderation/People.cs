using LiveTownHall.Core.Facts;

namespace LiveTownHall.Core.Tests.Moderation;

internal static class People
{
    public static readonly Actor Ann = new("A1", "attendee");
    public static readonly Actor Bea = new("A2", "attendee");
    public static readonly Actor Mo = new("M1", "moderator");
    public static readonly Actor Max = new("M2", "moderator");
    public static readonly Actor Fay = new("F1", "facilitator");
    public static readonly Actor Flo = new("F2", "facilitator");
    public static readonly Actor Sam = new("S1", "speaker");

    public static Actor Attendee(int number) => new("P" + number, "attendee");
}
