using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Stage;
using LiveTownHall.Core.Stage;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Stage;

/// <summary>Commands about the stage and announcements, checked and turned into facts.</summary>
internal sealed class StageCommands(LimitSettings limits)
{
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

    public static Command Confirm(ConfirmAnnouncement command) => command.AnnouncementId is null
        ? Command.Refused(RefusalCodes.NotFound, "announcementId: is missing.")
        : Command.Of(new AnnouncementConfirmed(command.AnnouncementId.ToUpperInvariant()));
}
