using LiveTownHall.Core.Facts;

namespace LiveTownHall.Core.Moderation;

/// <summary>Who may do what, as far as the journal decides it.</summary>
internal static class Staff
{
    public const string Facilitator = "facilitator";
    public const string Moderator = "moderator";
    public const string Speaker = "speaker";
    public const string Screen = "screen";

    public static bool IsFacilitator(Actor? by) => by?.Role == Facilitator;

    public static bool IsStaff(Actor by) => by.Role is Facilitator or Moderator or Speaker;

    /// <summary>Those who work at the moderators' desk.</summary>
    public static bool IsDesk(Actor? by) => by?.Role is Facilitator or Moderator;
}
