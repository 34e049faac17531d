using System.Globalization;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Stage;
using LiveTownHall.Core.Stage;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Stage;

/// <summary>Commands about the stage and announcements, checked and turned into facts.</summary>
internal sealed class StageCommands(LimitSettings limits, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public static Command Set(SetStage command) => Command.Of(new StageSet(command.Kind ?? "", command.Id?.ToUpperInvariant()));

    public Command Announce(Announce command)
    {
        if (!Ids.IsUlid(command.AnnouncementId))
            return Command.Refused(RefusalCodes.InvalidId, "announcementId: must be a ULID of 26 characters.");
        if (command.Level is not (AnnouncementLevels.Info or AnnouncementLevels.Important or AnnouncementLevels.Urgent))
            return Command.Refused(RefusalCodes.InvalidRequest, "level: must be info, important or urgent.");
        if (Texts.Check("text", command.Text, limits.Announcement, multiline: true, out var text) is { } refusal)
            return new Command(null, refusal);
        if (!TryReadEnd(command.ExpiresAt, out var expiresAt, out var flaw))
            return Command.Refused(RefusalCodes.InvalidTime, flaw);
        return Command.Of(new Announced(
            command.AnnouncementId!.ToUpperInvariant(),
            text,
            command.Level,
            command.Retracts?.ToUpperInvariant(),
            command.IncidentId?.ToUpperInvariant(),
            expiresAt));
    }

    public static Command Confirm(ConfirmAnnouncement command) => command.AnnouncementId is null
        ? Command.Refused(RefusalCodes.NotFound, "announcementId: is missing.")
        : Command.Of(new AnnouncementConfirmed(command.AnnouncementId.ToUpperInvariant()));

    private bool TryReadEnd(string? text, out long? expiresAt, out string flaw)
    {
        (expiresAt, flaw) = (null, "");
        if (text is null)
            return true;
        var now = time.GetUtcNow();
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            flaw = "expiresAt: must be a time in ISO 8601, such as 2026-05-04T18:30:00Z.";
        else if (at <= now)
            flaw = "expiresAt: lies in the past.";
        else if (at > now + Longest)
            flaw = "expiresAt: lies more than 7 days ahead.";
        else
            expiresAt = at.ToUnixTimeMilliseconds();
        return flaw.Length == 0;
    }
}
