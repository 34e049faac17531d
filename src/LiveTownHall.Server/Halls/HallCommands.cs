using System.Collections.Immutable;
using System.Text.RegularExpressions;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Core.Halls;
using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Halls;

/// <summary>Commands about the hall itself, checked and turned into facts.</summary>
internal sealed partial class HallCommands(LimitSettings limits)
{
    private const int LargestLogo = 12 * 1024;
    private const int MostHoldTerms = 500;
    private const int LongestHoldTerm = 60;

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
            terms,
            command.Revision));
    }

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
