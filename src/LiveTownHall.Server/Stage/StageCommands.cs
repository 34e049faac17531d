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
    private static readonly TimeSpan LongestBreak = TimeSpan.FromHours(24);

    public Command Set(SetStage command)
    {
        if (command.Until is not null && command.Kind != StageKinds.Break)
            return Command.Refused(RefusalCodes.InvalidRequest, "until: only a break has an end.");
        return TryReadTime("until", command.Until, LongestBreak, out var until, out var flaw)
            ? Command.Of(new StageSet(command.Kind ?? "", command.Id?.ToUpperInvariant(), until, command.Item?.ToUpperInvariant()))
            : Command.Refused(RefusalCodes.InvalidTime, flaw);
    }

    public static Command Reactions(SetReactions command) => Command.Of(new ReactionsSet(command.On));

    public static Command Wall(SetWall command)
    {
        if (command.Theme is not (null or WallThemes.Dark or WallThemes.Light))
            return Command.Refused(RefusalCodes.InvalidRequest, "theme: must be dark or light.");
        if (command.Text is not (null or WallTexts.Normal or WallTexts.Large))
            return Command.Refused(RefusalCodes.InvalidRequest, "text: must be normal or large.");
        return Command.Of(new WallSet(command.Theme, command.Text));
    }

    public Command Order(SetRunningOrder command) => OrderReading.Read(command, limits);

    public Command Announce(Announce command)
    {
        if (!Ids.IsUlid(command.AnnouncementId))
            return Command.Refused(RefusalCodes.InvalidId, "announcementId: must be a ULID of 26 characters.");
        if (command.Level is not (AnnouncementLevels.Info or AnnouncementLevels.Important or AnnouncementLevels.Urgent))
            return Command.Refused(RefusalCodes.InvalidRequest, "level: must be info, important or urgent.");
        if (Texts.Check("text", command.Text, limits.Announcement, multiline: true, out var text) is { } refusal)
            return new Command(null, refusal);
        if (!TryReadTime("expiresAt", command.ExpiresAt, Longest, out var expiresAt, out var flaw))
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

    public static Command Withdraw(ConfirmAnnouncement command) => command.AnnouncementId is null
        ? Command.Refused(RefusalCodes.NotFound, "announcementId: is missing.")
        : Command.Of(new AnnouncementWithdrawn(command.AnnouncementId.ToUpperInvariant()));

    /// <param name="longest">How far ahead it may lie.</param>
    private bool TryReadTime(string field, string? text, TimeSpan longest, out long? read, out string flaw)
    {
        (read, flaw) = (null, "");
        if (text is null)
            return true;
        var now = time.GetUtcNow();
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            flaw = $"{field}: must be a time in ISO 8601, such as 2026-05-04T18:30:00Z.";
        else if (at <= now)
            flaw = $"{field}: lies in the past.";
        else if (at > now + longest)
            flaw = longest.TotalDays > 1 ? $"{field}: lies more than {longest.TotalDays:0} days ahead." : $"{field}: lies more than {longest.TotalHours:0} hours ahead.";
        else
            read = at.ToUnixTimeMilliseconds();
        return flaw.Length == 0;
    }
}
