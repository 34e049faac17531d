using System.Collections.Immutable;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Server.Coordination;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Polls;

/// <summary>Leaving ballots that look scripted out of a second result.</summary>
internal static class Discounting
{
    /// <remarks>
    /// The first of two people names the ballots, as this node's warning has them; the second one stands behind the same ballots, however the warning has grown, and
    /// needs no warning.
    /// </remarks>
    public static Command Check(DiscountBallots command, LiveHall hall)
    {
        if (command.PollId?.ToUpperInvariant() is not { } pollId)
            return Command.Refused(RefusalCodes.NotFound, "pollId: is missing.");
        if (!Ids.IsUlid(command.WarningId))
            return Command.Refused(RefusalCodes.InvalidId, "warningId: must be a ULID of 26 characters.");
        var id = command.WarningId!.ToUpperInvariant();
        var poll = hall.Session.State.FindPoll(pollId);
        var voters = command.On && poll?.Discounts?.Any(d => d.WarningId == id) is not true
            ? hall.Votes.Warnings.FirstOrDefault(w => w.Id == id && w.PollId == pollId && w.Round == poll?.Round)?.Voters
            : (ImmutableArray<ulong>?)null;
        return Command.Of(new BallotsDiscounted(pollId, poll?.Round ?? 1, id, command.On, voters));
    }
}
