using LiveTownHall.Contracts.People;

namespace LiveTownHall.Server.Fanout;

/// <summary>Who is looking. Everybody with the same view is sent the same bytes.</summary>
internal enum View
{
    Audience,
    Stage,
    Backstage,
}

internal static class Views
{
    public const int Count = 3;

    public static View Of(string role) => role switch
    {
        Roles.Attendee => View.Audience,
        Roles.Screen => View.Stage,
        _ => View.Backstage,
    };
}
