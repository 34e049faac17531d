using System.Globalization;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Questions;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Moderation;

/// <summary>What the desk does with items and people, checked and turned into facts.</summary>
internal sealed class ModerationCommands(LimitSettings limits)
{
    private const int LongestReason = 200;
    private const int LongestLabel = 40;
    private const int LongestUrl = 500;
    internal const int LongestClaimId = 200;
    private const int MostSources = 5;

    public Command Decide(Decide command)
    {
        if (command.ItemId is null)
            return Missing("itemId");
        if (command.Action is null || !Verdicts.All.Contains(command.Action))
            return Bad($"action: must be one of {string.Join(", ", Verdicts.All)}.");
        if (command.Action == Verdicts.Reject && !DecisionRules.IsReason(command.Reason))
            return Bad($"reason: must be one of {string.Join(", ", ReasonCodes.All)}.");
        if (command.Reason is not null && !DecisionRules.IsReason(command.Reason))
            return Bad($"reason: must be one of {string.Join(", ", ReasonCodes.All)}.");
        if (Optional("note", command.Note, limits.Note, out var note) is { } badNote)
            return badNote;
        if (Optional("owner", command.Owner, limits.Name, out var owner) is { } badOwner)
            return badOwner;
        if (command.Due is not null && !DateOnly.TryParseExact(command.Due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            return Bad("due: must be a day such as 2026-05-04.");
        return Command.Of(new ItemDecided(command.ItemId.ToUpperInvariant(), command.Revision, command.Action, command.Reason, note, owner, command.Due));
    }

    public static Command Undo(string itemId) => Command.Of(new DecisionUndone(itemId.ToUpperInvariant()));

    public static Command Claim(ItemCommand command) => Item(command.ItemId, id => new ItemClaimed(id));

    public static Command Release(ItemCommand command) => Item(command.ItemId, id => new ItemReleased(id));

    public static Command Merge(MergeQuestion command) => command.Into is null
        ? Missing("into")
        : Item(command.QuestionId, id => new QuestionMerged(id, command.Into.ToUpperInvariant()), "questionId");

    public static Command Unmerge(MergeQuestion command) => Item(command.QuestionId, id => new QuestionUnmerged(id), "questionId");

    public Command AddContext(WriteContext command)
    {
        if (command.ItemId is null)
            return Missing("itemId");
        if (!Ids.IsUlid(command.ContextId))
            return Command.Refused(RefusalCodes.InvalidId, "contextId: must be a ULID of 26 characters.");
        if (Texts.Check("text", command.Text, limits.Context, multiline: false, out var text) is { } refusal)
            return new Command(null, refusal);
        if (command.Sources is not { Count: >= 1 and <= MostSources } sources)
            return Bad($"sources: must be 1 to {MostSources} addresses.");
        foreach (var source in sources)
        {
            if (!IsUrl(source))
                return Bad("sources: must be http or https addresses.");
        }

        if (!IsClaim(command.ClaimId))
            return Bad($"claimId: is longer than {LongestClaimId} characters.");
        return Command.Of(new ContextProposed(
            command.ItemId.ToUpperInvariant(), command.ContextId!.ToUpperInvariant(), text, [.. sources], command.ClaimId, command.Corrects?.ToUpperInvariant()));
    }

    public static Command ConfirmContext(WriteContext command) => command.ContextId is null
        ? Missing("contextId")
        : Item(command.ItemId, id => new ContextConfirmed(id, command.ContextId.ToUpperInvariant()));

    /// <summary>Puts a note that is out under another question with the same claim, in the note's own words.</summary>
    public static Command RepeatContext(RepeatContext command, HallSession session)
    {
        if (command.ItemId is null)
            return Missing("itemId");
        if (!Ids.IsUlid(command.ContextId))
            return Command.Refused(RefusalCodes.InvalidId, "contextId: must be a ULID of 26 characters.");
        if (command.FromItemId is null || command.FromContextId is null)
            return Missing(command.FromItemId is null ? "fromItemId" : "fromContextId");
        var (from, note) = (command.FromItemId.ToUpperInvariant(), command.FromContextId.ToUpperInvariant());
        if (session.State.Questions.Find(from)?.Context.FirstOrDefault(n => n.Id == note) is not { } first)
            return Command.Refused(RefusalCodes.NotFound, "fromContextId: there is no such note.");
        return Command.Of(new ContextRepeated(command.ItemId.ToUpperInvariant(), command.ContextId!.ToUpperInvariant(), first.Text, first.Sources, from, note, first.ClaimId));
    }

    public Command RemoveContext(WriteContext command)
    {
        if (command.ContextId is null)
            return Missing("contextId");
        return Optional("text", command.Text, limits.Context, out var text) ?? Item(command.ItemId, id => new ContextRemoved(id, command.ContextId.ToUpperInvariant(), text));
    }

    public static Command ResolveFlags(ResolveFlags command)
    {
        if (command.CaseId is null)
            return Missing("caseId");
        if (command.Verdict is not (FlagVerdicts.Agreed or FlagVerdicts.Disagreed or FlagVerdicts.Ignored or FlagVerdicts.Escalated))
            return Bad("verdict: must be agreed, disagreed, ignored or escalated.");
        var dash = command.CaseId.IndexOf('-', StringComparison.Ordinal);
        var caseId = dash < 0 ? command.CaseId : command.CaseId[..dash].ToUpperInvariant() + command.CaseId[dash..];
        return Command.Of(new FlagsResolved(caseId, command.Verdict));
    }

    public Command Mute(MuteAttendee command, HallSession session)
    {
        if (command.AttendeeId is null)
            return Missing("attendeeId");
        if (Texts.Check("reason", command.Reason, LongestReason, multiline: false, out var reason) is { } refusal)
            return new Command(null, refusal);
        return Known(command.AttendeeId, session) is { } handle
            ? Command.Of(new AttendeeMuted(handle, reason))
            : Command.Refused(RefusalCodes.NotFound, "attendeeId: nobody with this handle has been here.");
    }

    public static Command Unmute(MuteAttendee command, HallSession session)
    {
        if (command.AttendeeId is null)
            return Missing("attendeeId");
        return Known(command.AttendeeId, session) is { } handle
            ? Command.Of(new AttendeeUnmuted(handle))
            : Command.Refused(RefusalCodes.NotFound, "attendeeId: nobody with this handle has been here.");
    }

    public static Command Redact(Redact command) => command.Reason is not (ReasonCodes.PersonalData or ReasonCodes.Illegal)
        ? Bad("reason: must be personal_data or illegal.")
        : Item(command.ItemId, id => new ItemRedacted(id, command.Reason));

    public static Command Label(LabelItem command)
        => Texts.Check("label", command.Label, LongestLabel, multiline: false, out var label) is { } refusal
            ? new Command(null, refusal)
            : Item(command.ItemId, id => new ItemLabelled(id, label, command.On));

    public static Command Pin(LabelItem command) => Item(command.ItemId, id => new ItemPinned(id, command.On));

    public Command Translate(TranslateItem command)
    {
        if (string.IsNullOrEmpty(command.Language) || !Texts.IsLanguage(command.Language))
            return Bad("language: must be a language tag such as en or pt-BR.");
        if (Texts.Check("text", command.Text, limits.Question * 2, multiline: true, out var text) is { } refusal)
            return new Command(null, refusal);
        return Item(command.ItemId, id => new ItemTranslated(id, command.Revision, command.Language, text));
    }

    public Command Dismiss(DismissAppeal command) => Optional("note", command.Note, limits.Note, out var note) ?? Item(command.ItemId, id => new AppealDismissed(id, note));

    /// <summary>An address of the web that reads as it is: nothing hidden in it, nothing that turns its order around.</summary>
    internal static bool IsUrl(string? source)
        => source is { Length: > 0 and <= LongestUrl }
        && Texts.Check("source", source, LongestUrl, multiline: false, out var clean) is null && clean == source
        && Uri.TryCreate(source, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    internal static bool IsClaim(string? claimId) => claimId is null or { Length: > 0 and <= LongestClaimId };

    internal static Command Bad(string message) => Command.Refused(RefusalCodes.InvalidRequest, message);

    internal static Command Missing(string field) => Command.Refused(RefusalCodes.NotFound, $"{field}: is missing.");

    internal static Command? Optional(string field, string? raw, int most, out string? cleaned)
    {
        cleaned = null;
        if (string.IsNullOrWhiteSpace(raw))
            return null;
        if (Texts.Check(field, raw, most, multiline: true, out var text) is { } refusal)
            return new Command(null, refusal);
        cleaned = text;
        return null;
    }

    private static Command Item(string? id, Func<string, Fact> fact, string field = "itemId")
        => id is null ? Missing(field) : Command.Of(fact(id.ToUpperInvariant()));

    /// <summary>The handle as the desk sees it: of somebody who asked, or of a person whose id was named.</summary>
    private static string? Known(string handle, HallSession session)
    {
        var questions = session.State.Questions;
        var lower = handle.ToLowerInvariant();
        if (questions.PersonOf(lower) is { } person && person != lower)
            return lower;
        return Ids.IsUlid(handle) ? handle.ToUpperInvariant() : null;
    }
}
