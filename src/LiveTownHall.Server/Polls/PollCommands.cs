using System.Globalization;
using System.Security.Cryptography;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Text;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Polls;

/// <summary>Facilitators' commands about polls, checked and turned into facts.</summary>
internal sealed class PollCommands(LimitSettings limits, TimeProvider time)
{
    public Command Create(WritePoll command) => Define(command, (id, definition) => new PollCreated(id, definition));

    public Command Update(WritePoll command, HallSession session) => Define(command, (id, definition) =>
        session.State.FindPoll(id) is { Phase: not PollPhase.Draft } poll
            ? new PollRevised(id, Kept(definition, poll.Definition, command.Draft), command.Revision)
            : new PollUpdated(id, definition, command.Revision));

    public Command Open(PollCommand command, HallSession session) => Timed(command, (id, closesAt) =>
        new PollOpened(id, closesAt ?? Timer(session, id, PollPhase.Draft), command.Revision) { LotSeed = SeedFor(session, id) });

    public Command Reopen(PollCommand command) => Timed(command, (id, closesAt) => new PollReopened(id, closesAt));

    public Command Close(PollCommand command) => Timed(command, (id, closesAt) => new PollClosed(id, closesAt));

    public static Command Reset(PollCommand command) => Named(command.PollId, id => new PollReset(id));

    public static Command Delete(PollCommand command) => Named(command.PollId, id => new PollDeleted(id, command.Revision));

    public static Command Move(MovePoll command) => Named(command.PollId, id => new PollMoved(id, command.Before?.ToUpperInvariant()));

    public static Command Show(ShowResults command) => Named(command.PollId, id => new ResultsShown(id, command.Visible));

    public static Command SetPresent(SetPresent command)
    {
        if (command is { Present: null, Entitled: null })
            return Command.Refused(RefusalCodes.InvalidRequest, "present: say how many people are present, or entitled to vote.");
        if (Beyond(command.Present) || Beyond(command.Entitled))
        {
            return Command.Refused(RefusalCodes.InvalidRequest,
                $"{(Beyond(command.Present) ? "present" : "entitled")}: must be a number of people from 0 to {PollLimits.Default.People}.");
        }

        return command.Present > command.Entitled
            ? Command.Refused(RefusalCodes.InvalidRequest, "present: can't be more than are entitled to vote.")
            : Command.Of(new RollSet(command.Present, command.Entitled));

        static bool Beyond(int? people) => people < 0 || people > PollLimits.Default.People;
    }

    public static Command Extend(ExtendPoll command)
    {
        if (command.Seconds is < 1 or > LongestExtension)
            return Command.Refused(RefusalCodes.InvalidRequest, $"seconds: must be 1 to {LongestExtension}.");
        if (command.ClosesAt is null)
            return Named(command.PollId, id => new PollExtended(id, command.Seconds));
        return DateTimeOffset.TryParse(command.ClosesAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var seen)
            ? Named(command.PollId, id => new PollExtended(id, command.Seconds, seen.ToUnixTimeMilliseconds()))
            : Command.Refused(RefusalCodes.InvalidTime, "closesAt: must be a time in ISO 8601, such as 2026-05-04T18:30:00Z.");
    }

    public static Command HideWord(WordCommand command, HallSession session)
    {
        if (WordFlaw("word", command.Word, out var word) is { } flaw)
            return flaw;
        if (command.Into is null)
            return Named(command.PollId, id => new WordHidden(id, word, Apart: WordRules.AreApart(session.State.FindPoll(id))));
        if (WordFlaw("into", command.Into, out var into) is { } bad)
            return bad;
        return into == word
            ? Command.Refused(RefusalCodes.InvalidRequest, "into: must be another word.")
            : Named(command.PollId, id => new WordHidden(id, word, into, WordRules.AreApart(session.State.FindPoll(id))));
    }

    public static Command RestoreWord(WordCommand command)
        => WordFlaw("word", command.Word, out var word) ?? Named(command.PollId, id => new WordRestored(id, word));

    /// <summary>Shows an open answer to everybody, or takes it back.</summary>
    public static Command Pick(Decide command, HallSession session)
    {
        if (command.Action is not ("select" or "return"))
            return Command.Refused(RefusalCodes.InvalidTransition, "An open answer can be selected and returned.");
        var id = command.ItemId ?? "";
        var dash = id.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0
            || session.State.FindPoll(id[..dash]) is not { } poll
            || !ulong.TryParse(id.AsSpan(dash + 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var answer)
            || TallyViews.AnswerId(poll.Id, answer) != id)
        {
            return Command.Refused(RefusalCodes.NotFound, "There is no such item in this hall. It may have been changed or taken back.");
        }

        return Command.Of(new AnswerPicked(poll.Id, poll.Round, answer, command.Action == "select"));
    }

    /// <summary>Checks a draft; the field of a flaw is a path from the draft on.</summary>
    public static bool TryDefine(PollDraft? draft, LimitSettings limits, out PollDefinition definition, out Flaw flaw)
    {
        (definition, flaw) = (null!, null!);
        if (draft is null)
        {
            flaw = new Flaw("draft", "is missing.");
            return false;
        }

        return PollDefinition.TryCreate(PollMapping.Proposal(draft), Limits(limits), null, out definition!, out flaw!);
    }

    /// <summary>A day.</summary>
    private const int LongestExtension = 24 * 60 * 60;

    private static Command? WordFlaw(string field, string? typed, out string word) => WordFolding.Fold(typed, WordsKind.WordLength, out word) switch
    {
        CleanOutcome.Ok => null,
        CleanOutcome.TooLong => Command.Refused(RefusalCodes.TooLong, $"{field}: is longer than {WordsKind.WordLength} characters."),
        _ => Command.Refused(RefusalCodes.EmptyText, $"{field}: is missing."),
    };

    private static PollLimits Limits(LimitSettings limits) => new()
    {
        TitleLength = limits.Title,
        OptionLength = limits.Option,
        Options = Math.Min(limits.Options, 64),
        RankedOptions = Math.Min(limits.RankingOptions, 15),
        WordsPerBallot = limits.Words,
    };

    private static Command Named(string? pollId, Func<string, Fact> fact) => pollId is null
        ? Command.Refused(RefusalCodes.NotFound, "pollId: is missing.")
        : Command.Of(fact(pollId.ToUpperInvariant()));

    private Command Define(WritePoll command, Func<string, PollDefinition, Fact> fact)
    {
        if (!Ids.IsUlid(command.PollId))
            return Command.Refused(RefusalCodes.InvalidId, "pollId: must be a ULID of 26 characters.");
        return TryDefine(command.Draft, limits, out var definition, out var flaw)
            ? Named(command.PollId, id => fact(id, definition))
            : Command.Refused(RefusalCodes.InvalidPoll, $"{flaw.Field}: {flaw.Message}");
    }

    private Command Timed(PollCommand command, Func<string, long?, Fact> fact)
    {
        long? closesAt = null;
        if (command.ClosesAt is { } text)
        {
            if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
                return Command.Refused(RefusalCodes.InvalidTime, "closesAt: must be a time in ISO 8601, such as 2026-05-04T18:30:00Z.");
            if (at <= time.GetUtcNow())
                return Command.Refused(RefusalCodes.InvalidTime, "closesAt: lies in the past.");
            closesAt = at.ToUnixTimeMilliseconds();
        }

        return Named(command.PollId, id => fact(id, closesAt));
    }

    /// <summary>The definition for a poll that people may have voted on: what the draft leaves open stays as it was then.</summary>
    private static PollDefinition Kept(PollDefinition definition, PollDefinition former, PollDraft? draft)
        => definition.PlacedAs(former) with { Ties = draft?.Settings?.Ties is null ? former.Ties : definition.Ties };

    /// <summary>New for each opening; what was opened already keeps the one it has.</summary>
    private static string? SeedFor(HallSession session, string pollId)
        => session.State.FindPoll(pollId) is { Phase: PollPhase.Draft, Definition.Ties: PollTies.PreviousThenLot } ? RandomNumberGenerator.GetHexString(32, lowercase: true) : null;

    private long? Timer(HallSession session, string pollId, PollPhase phase)
        => session.State.FindPoll(pollId) is { } poll && poll.Phase == phase && poll.Definition.ClosesAfterSeconds is { } seconds
            ? time.GetUtcNow().AddSeconds(seconds).ToUnixTimeMilliseconds()
            : null;
}
