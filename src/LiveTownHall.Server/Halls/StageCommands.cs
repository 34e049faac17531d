using System.Collections.Immutable;
using System.Text.RegularExpressions;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Stage;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Text;
using LiveTownHall.Server.Hosting;

namespace LiveTownHall.Server.Halls;

/// <summary>Commands about the hall itself, its stage and announcements, checked and turned into facts.</summary>
internal sealed partial class StageCommands(LimitSettings limits)
{
    private const int LargestLogo = 12 * 1024;

    public static Command Set(SetStage command) => Command.Of(new StageSet(command.Kind ?? "", command.Id?.ToUpperInvariant()));

    public Command Announce(Announce command)
    {
        if (!Ids.IsUlid(command.AnnouncementId)) return Command.Refused(RefusalCodes.InvalidId, "announcementId: must be a ULID of 26 characters.");
        if (command.Level is not (AnnouncementLevels.Info or AnnouncementLevels.Important or AnnouncementLevels.Urgent))
            return Command.Refused(RefusalCodes.InvalidRequest, "level: must be info, important or urgent.");
        return Texts.Check("text", command.Text, limits.Announcement, multiline: true, out var text) is { } refusal
            ? new Command(null, refusal)
            : Command.Of(new Announced(command.AnnouncementId!.ToUpperInvariant(), text, command.Level, command.Retracts?.ToUpperInvariant()));
    }

    public Command Update(UpdateHall command)
    {
        var (title, description) = (command.Title, command.Description);
        if (title is not null && Texts.Check("title", title, limits.Title, multiline: false, out title) is { } badTitle) return new(null, badTitle);
        if (!string.IsNullOrEmpty(description) && Texts.Check("description", description, limits.Description, multiline: true, out description) is { } bad) return new(null, bad);
        if (!string.IsNullOrEmpty(command.Colour) && !Colour().IsMatch(command.Colour)) return Command.Refused(RefusalCodes.InvalidRequest, "colour: must look like #1a2b3c.");
        if (!string.IsNullOrEmpty(command.Logo) && !IsImage(command.Logo))
            return Command.Refused(RefusalCodes.InvalidRequest, "logo: must be a data: URI of a PNG, JPEG or WebP image of at most 8 KB.");
        if (command.Languages is { } languages && !Languages.AreValid(languages))
            return Command.Refused(RefusalCodes.InvalidRequest, Languages.Flaw);
        return Command.Of(new HallUpdated(title, description, command.Languages is null ? null : [.. command.Languages], command.Colour, command.Logo));
    }

    private static bool IsImage(string uri)
    {
        if (uri.Length > LargestLogo || !Image().IsMatch(uri)) return false;
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
    public static Outcome? Check(string field, string? raw, int most, bool multiline, out string cleaned) => PlainText.Clean(raw, most, multiline, out cleaned, out _) switch
    {
        CleanOutcome.Ok => null,
        CleanOutcome.TooLong => Outcome.Refused(RefusalCodes.TooLong, $"{field}: is longer than {most} characters."),
        CleanOutcome.Empty => Outcome.Refused(RefusalCodes.EmptyText, $"{field}: is empty."),
        _ => Outcome.Refused(RefusalCodes.EmptyText, $"{field}: has nothing in it that can be seen."),
    };
}
