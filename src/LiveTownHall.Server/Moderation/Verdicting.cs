using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Core.Facts;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Presence;

namespace LiveTownHall.Server.Moderation;

/// <summary>Hands verdicts to the hall, and where one comes too late says whose came first.</summary>
internal static class Verdicting
{
    public const int MostAtOnce = 50;

    public static async Task<Outcome> SubmitAsync(LiveHall hall, Command command, Actor by, string? itemId)
    {
        var outcome = await command.SubmitAsync(hall.Session, by);
        if (outcome.Error?.Code is not (RefusalCodes.Conflict or RefusalCodes.StaleRevision or RefusalCodes.InvalidTransition))
            return outcome;
        if (hall.Session.State.Questions.Find(itemId?.ToUpperInvariant()) is not { } question)
            return outcome;
        var last = DeskViews.Decision(question);
        if (last is not null)
            last = last with { Name = NameOf(hall, last.By) };
        var said = outcome.Error.Code switch
        {
            RefusalCodes.StaleRevision => $"The text was changed since you read it; it is revision {question.Revision} now. Read it again before you decide.",
            _ when last is null => outcome.Error.Message,
            RefusalCodes.Conflict => $"{last.Name ?? "A colleague"} was first: {last.Action} at {last.At:HH:mm:ss} UTC. It is {last.To} now.",
            _ => $"This is not possible in the state it is in now. {last.Name ?? "A colleague"} did {last.Action} at {last.At:HH:mm:ss} UTC; it is {last.To} now.",
        };
        return outcome with { Error = outcome.Error with { Message = said }, Decision = last };
    }

    /// <summary>One after the other; each item has its own outcome.</summary>
    public static async Task<Outcome> SubmitAllAsync(LiveHall hall, IReadOnlyList<(string? ItemId, Command Command)> verdicts, Actor by)
    {
        var outcomes = await Task.WhenAll(verdicts.Select(async v => (v.ItemId, Outcome: await SubmitAsync(hall, v.Command, by, v.ItemId))));
        var items = outcomes.Select(o => new ItemOutcome(o.ItemId ?? "", o.Outcome.Ok, o.Outcome.Error)).ToList();
        return Outcome.Accepted(hall.Session.Replica.Position) with { Items = items };
    }

    private static string? NameOf(LiveHall hall, string staff) => hall.Pulse.Staff.FirstOrDefault(s => s.AttendeeId == staff)?.DisplayName;
}
