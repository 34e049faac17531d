using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Questions;

/// <summary>Telling the desk that something is wrong with a question.</summary>
internal static class Flagging
{
    /// <summary>Everything that belongs to flagging, by whatever channel.</summary>
    public static async Task<Outcome> FlagAsync(Attendee attendee, Flag command) => attendee.Person.Flags.TryTake()
        ? await Check(attendee, command).SubmitAsync(attendee.Hall.Session, attendee.Caller.Actor)
        : Outcome.Refused(RefusalCodes.RateLimited, "That is a lot of flags. Wait a moment and try again.");

    private static Command Check(in Attendee attendee, Flag command)
    {
        if (command.ItemId is null)
            return Command.Missing("itemId");
        if (command.Category is null || !FlagCategories.All.Contains(command.Category))
            return Command.Refused(RefusalCodes.InvalidRequest, $"category: must be one of {string.Join(", ", FlagCategories.All)}.");
        string? note = null;
        if (!string.IsNullOrWhiteSpace(command.Note) && Texts.Check("note", command.Note, attendee.Hall.Limits.Note, multiline: true, out note) is { } refusal)
            return new Command(null, refusal);
        return Command.Of(new ItemFlagged(command.ItemId.ToUpperInvariant(), command.Category, note, attendee.KnownNetwork, attendee.Hall.Screens.Audience));
    }
}
