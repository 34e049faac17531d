using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;

namespace LiveTownHall.Core.Access;

/// <summary>
/// Whether two who do something together are two people. Devices and browser tabs are nobody: a person is an invitation. Everybody who came by a shared link of a
/// role is one person together, and whoever was invited does not confirm what the inviter did, nor the other way round.
/// </summary>
public static class Persons
{
    /// <summary>All who came by the shared links of the roles, as one person.</summary>
    public const string Links = "links";

    /// <summary>What the record names as the rule where one person confirmed what the same person did.</summary>
    internal const string Alone = "alone";

    /// <summary>Whether somebody may be the second person.</summary>
    /// <param name="first">Id of whoever was the first.</param>
    /// <param name="via">How the first one came in, see <see cref="Actor.Via"/>.</param>
    internal static bool MayConfirm(HallState state, string first, string? via, Actor second, long time)
        => AreTwo(state, first, via, second) || MayDoSoAlone(state, second, time);

    /// <summary>A facilitator may, once that was declared and as long as there are no two people who could confirm each other.</summary>
    internal static bool MayDoSoAlone(HallState state, Actor by, long time)
        => state.Access is { Alone: true } && by.Via is not null && Staff.IsFacilitator(by) && !AreTwoThere(state, time);

    internal static bool AreTwo(HallState state, string first, string? via, Actor second)
    {
        // Written before there were invitations: what counted then was the person's id.
        if (second.Via is null || first == second.Id)
            return first != second.Id;
        var other = via ?? Links;
        return other != second.Via && InviterOf(state, other) != second.Via && InviterOf(state, second.Via) != other;
    }

    /// <summary>Whether two are let in to the desk who could confirm each other.</summary>
    internal static bool AreTwoThere(HallState state, long time)
    {
        var people = new List<string>();
        if (state.KeyHashes.ContainsKey(Staff.Facilitator) || state.KeyHashes.ContainsKey(Staff.Moderator))
            people.Add(Links);
        foreach (var invitation in (state.Access ?? AccessState.None).Invitations)
        {
            if (invitation.Role is Staff.Facilitator or Staff.Moderator && invitation.IsOpen(time))
                people.Add(invitation.Id);
        }

        // Everybody has one inviter, so three people have at most two such pairs among their three.
        return people.Count > 2
            || (people.Count == 2 && InviterOf(state, people[0]) != people[1] && InviterOf(state, people[1]) != people[0]);
    }

    private static string? InviterOf(HallState state, string person) => state.Access?.Find(person)?.InvitedBy;
}
