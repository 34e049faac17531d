using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Server.Moderation;

namespace LiveTownHall.Server.Hubs;

/// <summary>The moderators' desk.</summary>
internal sealed partial class BackstageHub
{
    /// <summary>A verdict on a question, or showing and taking back an open answer, whose id has a dash in it.</summary>
    [OpenTo(Roles.Facilitator, Roles.Moderator, Roles.Speaker)]
    public Task<Outcome> Decide(Decide command) => command.ItemId?.Contains('-', StringComparison.Ordinal) is true
        ? Pick(command)
        : Verdicting.SubmitAsync(Here.Hall, moderation.Decide(command), Here.Caller.Actor, command.ItemId);

    [OpenTo(Roles.Facilitator, Roles.Moderator, Roles.Speaker)]
    public Task<Outcome> DecideMany(DecideMany command)
    {
        if (command.Items is not { Count: >= 1 and <= Verdicting.MostAtOnce } items)
            return Refused($"items: must be 1 to {Verdicting.MostAtOnce}.");
        return Verdicting.SubmitAllAsync(Here.Hall, [.. items.Select(i => (i?.ItemId, moderation.Decide(new Decide
        {
            ItemId = i?.ItemId,
            Revision = i?.Revision ?? 0,
            Action = command.Action,
            Reason = command.Reason,
            Note = command.Note,
        })))], Here.Caller.Actor);
    }

    [OpenTo(Roles.Facilitator, Roles.Moderator, Roles.Speaker)]
    public Task<Outcome> UndoDecisions(ItemList command)
    {
        if (command.ItemIds is not { Count: >= 1 and <= Verdicting.MostAtOnce } ids)
            return Refused($"itemIds: must be 1 to {Verdicting.MostAtOnce}.");
        return Verdicting.SubmitAllAsync(Here.Hall, [.. ids.Select(id => ((string?)id, id is null ? ModerationCommands.Missing("itemId") : ModerationCommands.Undo(id)))],
            Here.Caller.Actor);
    }

    [OpenTo(Roles.Facilitator, Roles.Moderator)]
    public async Task<Outcome> ClaimItem(ItemCommand command)
    {
        var outcome = await Submit(ModerationCommands.Claim(command));
        if (outcome.Ok)
            Here.Person.Claimed[command.ItemId!.ToUpperInvariant()] = 0;
        return outcome;
    }

    [OpenTo(Roles.Facilitator, Roles.Moderator)]
    public Task<Outcome> ReleaseItem(ItemCommand command)
    {
        Here.Person.Claimed.TryRemove(command.ItemId?.ToUpperInvariant() ?? "", out _);
        return Submit(ModerationCommands.Release(command));
    }

    [OpenTo(Roles.Facilitator, Roles.Moderator)]
    public Task<Outcome> Merge(MergeQuestion command) => Verdicting.SubmitAsync(Here.Hall, ModerationCommands.Merge(command), Here.Caller.Actor, command.QuestionId);

    [OpenTo(Roles.Facilitator, Roles.Moderator)]
    public Task<Outcome> Unmerge(MergeQuestion command) => Submit(ModerationCommands.Unmerge(command));

    [OpenTo(Roles.Facilitator, Roles.Moderator)]
    public Task<Outcome> AddContext(WriteContext command) => Submit(moderation.AddContext(command));

    [OpenTo(Roles.Facilitator, Roles.Moderator)]
    public Task<Outcome> ConfirmContext(WriteContext command) => Submit(ModerationCommands.ConfirmContext(command));

    [OpenTo(Roles.Facilitator, Roles.Moderator)]
    public Task<Outcome> RepeatContext(RepeatContext command) => Submit(ModerationCommands.RepeatContext(command, Session));

    [OpenTo(Roles.Facilitator, Roles.Moderator)]
    public Task<Outcome> RemoveContext(WriteContext command) => Submit(moderation.RemoveContext(command));

    [OpenTo(Roles.Facilitator, Roles.Moderator)]
    public Task<Outcome> ResolveFlags(ResolveFlags command) => Submit(ModerationCommands.ResolveFlags(command));

    [OpenTo(Roles.Facilitator, Roles.Moderator)]
    public Task<Outcome> MuteAttendee(MuteAttendee command) => Submit(moderation.Mute(command, Session));

    [OpenTo(Roles.Facilitator, Roles.Moderator)]
    public Task<Outcome> UnmuteAttendee(MuteAttendee command) => Submit(ModerationCommands.Unmute(command, Session));

    [OpenTo(Roles.Facilitator, Roles.Moderator)]
    public Task<Outcome> Redact(Redact command) => Submit(ModerationCommands.Redact(command));

    [OpenTo(Roles.Facilitator, Roles.Moderator)]
    public Task<Outcome> LabelItem(LabelItem command) => Submit(ModerationCommands.Label(command));

    [OpenTo(Roles.Facilitator, Roles.Moderator)]
    public Task<Outcome> PinItem(LabelItem command) => Submit(ModerationCommands.Pin(command));

    [OpenTo(Roles.Facilitator, Roles.Moderator)]
    public Task<Outcome> TranslateItem(TranslateItem command) => Submit(moderation.Translate(command));

    [OpenTo(Roles.Facilitator, Roles.Moderator)]
    public Task<Outcome> DismissAppeal(DismissAppeal command) => Submit(moderation.Dismiss(command));

    [OpenTo(Roles.Facilitator, Roles.Moderator)]
    public Task<Outcome> OpenIncident(WriteIncident command) => Submit(incidents.Open(command));

    [OpenTo(Roles.Facilitator, Roles.Moderator)]
    public Task<Outcome> AssessIncident(WriteIncident command) => Submit(IncidentCommands.Assess(command));

    [OpenTo(Roles.Facilitator, Roles.Moderator)]
    public Task<Outcome> MoveIncident(WriteIncident command) => Submit(incidents.Move(command));

    /// <summary>Everything that was done to an item.</summary>
    [OpenTo(Roles.Facilitator, Roles.Moderator, Roles.Speaker)]
    public Task<AuditPage> ItemHistory(ItemCommand command) => Task.FromResult(AuditViews.Of(Session.Replica, command.ItemId));

    private static Task<Outcome> Refused(string message) => Task.FromResult(Outcome.Refused(RefusalCodes.InvalidRequest, message));
}
