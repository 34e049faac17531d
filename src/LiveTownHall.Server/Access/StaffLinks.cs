using LiveTownHall.Contracts.People;

namespace LiveTownHall.Server.Access;

/// <summary>The links that carry keys. In the fragment, which browsers send to nobody.</summary>
internal static class StaffLinks
{
    /// <param name="baseUrl">Where people reach the server, without a slash at the end.</param>
    public static string Of(string baseUrl, string hallId, string role, string key) => $"{baseUrl}/{(role == Roles.Screen ? "stage" : "backstage")}/{hallId}#key={key}";
}
