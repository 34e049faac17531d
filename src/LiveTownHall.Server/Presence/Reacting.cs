using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Core.Halls;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Presence;

/// <summary>Applause and the like: shown to everybody, stored nowhere.</summary>
internal static class Reacting
{
    /// <summary>Everything that belongs to a reaction, by whatever channel.</summary>
    public static Outcome React(Attendee attendee, React reaction)
    {
        var session = attendee.Hall.Session;
        if (!Reactions.All.Contains(reaction.Reaction))
            return Outcome.Refused(RefusalCodes.InvalidRequest, $"reaction: must be one of {string.Join(", ", Reactions.All)}.");
        if (session.State.Phase != HallPhase.Open)
            return Outcome.Refused(RefusalCodes.HallClosed, "The town hall is not open.");
        if (session.State.ReactionsOff is true)
            return Outcome.Refused(RefusalCodes.ReactionsOff, "Reactions are switched off at the moment.");
        if (!attendee.Person.Reactions.TryTake())
            return Outcome.Refused(RefusalCodes.RateLimited, "That is a lot of reactions. Wait a moment.");
        attendee.Hall.Pulse.React(reaction.Reaction!);
        return Outcome.Accepted(session.Replica.Position);
    }
}
