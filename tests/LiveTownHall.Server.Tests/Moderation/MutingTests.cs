using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Questions;

namespace LiveTownHall.Server.Tests.Moderation;

/// <summary>Who is muted can't ask or flag, goes on voting, and stays whoever they are.</summary>
public sealed class MutingTests
{
    [Fact]
    public async Task A_muted_person_without_a_name_is_told_why_and_stays_unknown_to_the_desk()
    {
        await using var room = await Room.OpenAsync(ModerationModes.Post);
        var author = await room.AttendAsync();
        var id = await author.AskAsync("Who pays?");
        var open = await room.PublishAsync("When is it built?");
        await room.Moderator.UntilAsync("the question", g => g.Sees(id) is not null);
        var handle = room.Moderator.Sees(id)!.Desk!.AuthorId;
        Assert.NotEqual(author.Ticket.AttendeeId, handle);
        await room.Moderator.MustAsync("MuteAttendee", new MuteAttendee { AttendeeId = handle, Reason = "Shouting" });

        await author.UntilAsync("told", g => g.Me!.Muted is true && g.Messages.OfType<Notice>().Any(n => n is { Kind: "muted", Reason: "Shouting" }));
        await author.MustRefuseAsync(RefusalCodes.Muted, "AskQuestion", Asking.Question("And now?"));
        await author.MustRefuseAsync(RefusalCodes.Muted, "Flag", new Flag { ItemId = open, Category = FlagCategories.Spam });
        await author.MustAsync("Upvote", new Upvote { QuestionId = open, On = true });
        await room.Moderator.UntilAsync("the desk sees it by the handle", g => g.Sees(id)?.Desk?.AuthorMuted is true && g.View.Desk!.Muted?[handle] == "Shouting");
        room.Moderator.Heard.MustNotHold(author.Ticket.AttendeeId);

        await room.Colleague.MustAsync("UnmuteAttendee", new MuteAttendee { AttendeeId = handle });
        await author.UntilAsync("heard again", g => g.Me!.Muted is null && g.Messages.OfType<Notice>().Any(n => n.Kind == "unmuted"));
        await author.AskAsync("And now?");
    }

    [Fact]
    public async Task Muting_a_name_tells_nothing_of_what_the_same_person_asked_without_it()
    {
        await using var room = await Room.OpenAsync(ModerationModes.Post);
        var author = await room.AttendAsync("Ada");
        var unsigned = await author.AskAsync("Who pays?");
        var signed = Asking.Question("When is it built?") with { Anonymous = false };
        await author.MustAsync("AskQuestion", signed);
        await room.Moderator.MustAsync("MuteAttendee", new MuteAttendee { AttendeeId = author.Ticket.AttendeeId, Reason = "Enough" });
        await author.MustRefuseAsync(RefusalCodes.Muted, "AskQuestion", Asking.Question("And now?"));
        await room.Moderator.UntilAsync("the signed one only", g => g.Sees(signed.QuestionId!)?.Desk?.AuthorMuted is true && g.Sees(unsigned)?.Desk is { AuthorMuted: null });
    }

    [Fact]
    public async Task A_handle_that_nobody_has_can_not_be_muted()
    {
        await using var room = await Room.OpenAsync();
        foreach (var handle in new[] { "guest-1", "guest-99999999999999999999", "nonsense", "", new string('x', 5000) })
            await room.Moderator.MustRefuseAsync(RefusalCodes.NotFound, "MuteAttendee", new MuteAttendee { AttendeeId = handle, Reason = "Why not" });
        await room.Moderator.MustRefuseAsync(RefusalCodes.EmptyText, "MuteAttendee", new MuteAttendee { AttendeeId = Drafts.NewId() });
    }
}
