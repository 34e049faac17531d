using System.Collections.Immutable;
using System.Text.RegularExpressions;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Contracts.Stage;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Stage;
using LiveTownHall.Core.Text;
using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Halls;

/// <summary>Commands about the hall itself, its stage and announcements, checked and turned into facts.</summary>
internal sealed partial class StageCommands(LimitSettings limits)
{
    private const int LargestLogo = 12 * 1024;
    private const int MostHoldTerms = 500;
    private const int LongestHoldTerm = 60;

    public static Command Set(SetStage command) => Command.Of(new StageSet(command.Kind ?? "", command.Id?.ToUpperInvariant()));

    public Command Announce(Announce command)
    {
        if (!Ids.IsUlid(command.AnnouncementId))
            return Command.Refused(RefusalCodes.InvalidId, "announcementId: must be a ULID of 26 characters.");
        if (command.Level is not (AnnouncementLevels.Info or AnnouncementLevels.Important or AnnouncementLevels.Urgent))
            return Command.Refused(RefusalCodes.InvalidRequest, "level: must be info, important or urgent.");
        return Texts.Check("text", command.Text, limits.Announcement, multiline: true, out var text) is { } refusal
            ? new Command(null, refusal)
            : Command.Of(new Announced(command.AnnouncementId!.ToUpperInvariant(), text, command.Level, command.Retracts?.ToUpperInvariant(), command.IncidentId?.ToUpperInvariant()));
    }

    public Command Update(UpdateHall command)
    {
        var (title, description) = (command.Title, command.Description);
        if (title is not null && Texts.Check("title", title, limits.Title, multiline: false, out title) is { } badTitle)
            return new(null, badTitle);
        if (!string.IsNullOrEmpty(description) && Texts.Check("description", description, limits.Description, multiline: true, out description) is { } bad)
            return new(null, bad);
        if (!string.IsNullOrEmpty(command.Colour) && !Colour().IsMatch(command.Colour))
            return Command.Refused(RefusalCodes.InvalidRequest, "colour: must look like #1a2b3c.");
        if (!string.IsNullOrEmpty(command.Logo) && !IsImage(command.Logo))
            return Command.Refused(RefusalCodes.InvalidRequest, "logo: must be a data: URI of a PNG, JPEG or WebP image of at most 8 KB.");
        if (command.Languages is { } languages && !Languages.AreValid(languages))
            return Command.Refused(RefusalCodes.InvalidRequest, Languages.Flaw);
        if (command.Questions?.Moderation is not (null or ModerationModes.Pre or ModerationModes.Post or ModerationModes.Off))
            return Command.Refused(RefusalCodes.InvalidRequest, "questions.moderation: must be pre, post or off.");
        ImmutableArray<string>? terms = null;
        if (command.HoldTerms is { } asked)
        {
            if (asked.Count > MostHoldTerms)
                return Command.Refused(RefusalCodes.InvalidRequest, $"holdTerms: holds more than {MostHoldTerms} terms.");
            var cleaned = new List<string>(asked.Count);
            foreach (var term in asked)
            {
                if (Texts.Check("holdTerms", term, LongestHoldTerm, multiline: false, out var clean) is { } badTerm)
                    return new(null, badTerm);
                cleaned.Add(clean);
            }

            terms = [.. cleaned.Distinct(StringComparer.Ordinal)];
        }

        return Command.Of(new HallUpdated(
            title,
            description,
            command.Languages is null ? null : [.. command.Languages],
            command.Colour,
            command.Logo,
            command.Questions?.Moderation,
            command.Questions?.Anonymous,
            command.Questions?.Open,
            command.PublicLog,
            command.SecondPerson,
            terms));
    }

    public static Command Confirm(ConfirmAnnouncement command) => command.AnnouncementId is null
        ? Command.Refused(RefusalCodes.NotFound, "announcementId: is missing.")
        : Command.Of(new AnnouncementConfirmed(command.AnnouncementId.ToUpperInvariant()));

    private static bool IsImage(string uri)
    {
        if (uri.Length > LargestLogo || !Image().IsMatch(uri))
            return false;
        Span<byte> image = stackalloc byte[LargestLogo];
        return Convert.TryFromBase64Chars(uri.AsSpan(uri.IndexOf(',', StringComparison.Ordinal) + 1), image, out _);
    }

    [GeneratedRegex("^#[0-9a-fA-F]{6}\\z")]
    private static partial Regex Colour();

    [GeneratedRegex("^data:image/(png|jpeg|webp);base64,[A-Za-z0-9+/]+={0,2}\\z")]
    private static partial Regex Image();
}

/// <summary>Language tags of a hall (BCP 47, RFC 5646).</summary>
internal static partial class Languages
{
    public const string Flaw = "languages: must be 1 to 12 language tags such as en, fr or pt-BR.";

    public static bool AreValid(IReadOnlyList<string?> tags) => tags.Count is >= 1 and <= 12 && tags.All(t => t is not null && Tag().IsMatch(t));

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}\\z")]
    private static partial Regex Tag();
}

/// <summary>Text that people sent, cleaned or refused.</summary>
internal static class Texts
{
    /// <returns>Null where the text is fine.</returns>
    public static Outcome? Check(string field, string? raw, int most, bool multiline, out string cleaned) => Check(field, raw, most, multiline, out cleaned, out _);

    public static bool IsLanguage(string? tag) => string.IsNullOrEmpty(tag) || Languages.AreValid([tag]);

    /// <param name="stripped">True when characters that can't be seen were taken out.</param>
    /// <inheritdoc cref="Check(string, string?, int, bool, out string)"/>
    public static Outcome? Check(string field, string? raw, int most, bool multiline, out string cleaned, out bool stripped) => PlainText.Clean(raw, most, multiline, out cleaned, out stripped) switch
    {
        CleanOutcome.Ok => null,
        CleanOutcome.TooLong => Outcome.Refused(RefusalCodes.TooLong, $"{field}: is longer than {most} characters."),
        CleanOutcome.Empty => Outcome.Refused(RefusalCodes.EmptyText, $"{field}: is empty."),
        _ => Outcome.Refused(RefusalCodes.EmptyText, $"{field}: has nothing in it that can be seen."),
    };
}
