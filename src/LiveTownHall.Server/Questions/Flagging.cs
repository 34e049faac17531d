using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Server.Coordination;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Questions;

/// <summary>Telling the desk that something is wrong with a question.</summary>
internal static class Flagging
{
    /// <summary>Everything that belongs to flagging, by whatever channel.</summary>
    public static async Task<Outcome> FlagAsync(Attendee attendee, Flag command)
    {
        if (!attendee.Person.Flags.TryTake())
            return Outcome.Refused(RefusalCodes.RateLimited, "That is a lot of flags. Wait a moment and try again.");
        return attendee.Hall.Get<WritingQuota>().RefuseText(attendee, command.Note) ?? await Check(attendee, command).SubmitAsync(attendee.Hall.Session, attendee.Caller.Actor);
    }

    private static Command Check(in Attendee attendee, Flag command)
    {
        if (command.ItemId is null)
            return Command.Missing("itemId");
        if (command.Category is null || !FlagCategories.All.Contains(command.Category))
            return Command.Refused(RefusalCodes.InvalidRequest, $"category: must be one of {string.Join(", ", FlagCategories.All)}.");
        string? note = null;
        if (!string.IsNullOrWhiteSpace(command.Note) && Texts.Check("note", command.Note, attendee.Hall.Limits.Note, multiline: true, out note) is { } refusal)
            return new Command(null, refusal);
        return Command.Of(new ItemFlagged(command.ItemId.ToUpperInvariant(), command.Category, note, attendee.KnownNetwork, attendee.Hall.Screens.Audience)
        {
            Fresh = IsFresh(attendee) ? true : null,
        });
    }

    /// <summary>Whether whoever flags came a moment ago, or some minutes ago and has done nothing else: tokens are free, and made up by the dozen.</summary>
    private static bool IsFresh(in Attendee attendee)
    {
        if (attendee.JoinedAt is not { } joined || attendee.Hall.Limits.FlagAgeSeconds is var least && least <= 0)
            return false;
        var age = (attendee.Hall.Votes.Now - joined) / 1000.0;
        return age < (attendee.Person.HasTakenPart ? least : least * 10);
    }
}
