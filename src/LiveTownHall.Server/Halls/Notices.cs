using LiveTownHall.Contracts.People;

namespace LiveTownHall.Server.Halls;

/// <summary>Messages to one person.</summary>
internal static class Notices
{
    public static Notice Stripped(string? pollId) => new()
    {
        Kind = "text_cleaned",
        ItemId = pollId,
        Text = "Your text held characters that can't be seen or that hide others. They were taken out; what you see is what was saved.",
    };
}
