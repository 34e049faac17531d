using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Moderation;

/// <summary>Commands about incidents, checked and turned into facts.</summary>
internal sealed class IncidentCommands(LimitSettings limits)
{
    public Command Open(WriteIncident command)
    {
        if (!Ids.IsUlid(command.IncidentId))
            return Command.Refused(RefusalCodes.InvalidId, "incidentId: must be a ULID of 26 characters.");
        if (Texts.Check("title", command.Title, limits.Title, multiline: false, out var title) is { } refusal)
            return new Command(null, refusal);
        if (!ModerationCommands.IsClaim(command.ClaimId))
            return ModerationCommands.Bad($"claimId: is longer than {ModerationCommands.LongestClaimId} characters.");
        return Scores(command) ?? Command.Of(new IncidentOpened(
            command.IncidentId!.ToUpperInvariant(), title, command.Harm!.Value, command.Spread!.Value, command.ItemId?.ToUpperInvariant(), command.ClaimId));
    }

    public static Command Assess(WriteIncident command) => command.IncidentId is null
        ? ModerationCommands.Missing("incidentId")
        : Scores(command) ?? Command.Of(new IncidentAssessed(command.IncidentId.ToUpperInvariant(), command.Harm!.Value, command.Spread!.Value, command.Revision));

    public Command Move(WriteIncident command)
    {
        if (command.IncidentId is null)
            return ModerationCommands.Missing("incidentId");
        if (command.State == IncidentStates.Closed && (command.Outcome is null || !IncidentOutcomes.All.Contains(command.Outcome)))
            return ModerationCommands.Bad($"outcome: must be one of {string.Join(", ", IncidentOutcomes.All)}.");
        var outcome = command.State == IncidentStates.Closed ? command.Outcome : null;
        return ModerationCommands.Optional("note", command.Note, limits.Note, out var note)
            ?? Command.Of(new IncidentMoved(command.IncidentId.ToUpperInvariant(), command.State ?? "", outcome, note, command.Revision));
    }

    private static Command? Scores(WriteIncident command) => command is { Harm: >= 0 and <= 3, Spread: >= 0 and <= 3 }
        ? null
        : ModerationCommands.Bad("harm and spread: must be 0 to 3 each.");
}
