using LiveTownHall.Client.Connection;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.Stage;

namespace LiveTownHall.Client;

/// <summary>The moderators' desk.</summary>
public sealed partial class BackstageClient
{
    private static readonly AuditPage NoRecord = new() { Ok = false, Error = ClientRefusals.NoAnswer.Error };

    /// <summary>A verdict on the revision that was read. A refusal says what happened meanwhile, see <see cref="Outcome.Decision"/>.</summary>
    public Task<Outcome> DecideAsync(Decide decision, CancellationToken cancellation = default) => InvokeAsync("Decide", decision, cancellation);

    /// <summary>One verdict on up to 50 items; each has its own outcome in <see cref="Outcome.Items"/>.</summary>
    public Task<Outcome> DecideManyAsync(DecideMany decision, CancellationToken cancellation = default) => InvokeAsync("DecideMany", decision, cancellation);

    /// <summary>Takes back one's own verdicts of the last 10 s.</summary>
    public Task<Outcome> UndoDecisionsAsync(IReadOnlyList<string> itemIds, CancellationToken cancellation = default)
        => InvokeAsync("UndoDecisions", new ItemList { ItemIds = itemIds }, cancellation);

    /// <summary>Takes an item on for 90 s; calling again goes on with it.</summary>
    public Task<Outcome> ClaimItemAsync(string itemId, CancellationToken cancellation = default) => InvokeAsync("ClaimItem", Item(itemId), cancellation);

    public Task<Outcome> ReleaseItemAsync(string itemId, CancellationToken cancellation = default) => InvokeAsync("ReleaseItem", Item(itemId), cancellation);

    public Task<Outcome> MergeAsync(string questionId, string into, CancellationToken cancellation = default)
        => InvokeAsync("Merge", new MergeQuestion { QuestionId = questionId, Into = into }, cancellation);

    public Task<Outcome> UnmergeAsync(string questionId, CancellationToken cancellation = default)
        => InvokeAsync("Unmerge", new MergeQuestion { QuestionId = questionId }, cancellation);

    public Task<Outcome> AddContextAsync(WriteContext note, CancellationToken cancellation = default) => InvokeAsync("AddContext", note, cancellation);

    /// <summary>Puts a note that is out under another question with the same claim.</summary>
    public Task<Outcome> RepeatContextAsync(RepeatContext repeat, CancellationToken cancellation = default)
        => InvokeAsync("RepeatContext", repeat, cancellation);

    public Task<Outcome> ConfirmContextAsync(string itemId, string contextId, CancellationToken cancellation = default)
        => InvokeAsync("ConfirmContext", new WriteContext { ItemId = itemId, ContextId = contextId }, cancellation);

    /// <param name="text">What those who saw the note are told; null for a plain retraction.</param>
    public Task<Outcome> RemoveContextAsync(string itemId, string contextId, string? text = null, CancellationToken cancellation = default)
        => InvokeAsync("RemoveContext", new WriteContext { ItemId = itemId, ContextId = contextId, Text = text }, cancellation);

    /// <param name="verdict">One of <see cref="FlagVerdicts"/>.</param>
    public Task<Outcome> ResolveFlagsAsync(string caseId, string verdict, CancellationToken cancellation = default)
        => InvokeAsync("ResolveFlags", new ResolveFlags { CaseId = caseId, Verdict = verdict }, cancellation);

    /// <param name="attendeeId">The handle the desk sees.</param>
    public Task<Outcome> MuteAttendeeAsync(string attendeeId, string reason, CancellationToken cancellation = default)
        => InvokeAsync("MuteAttendee", new MuteAttendee { AttendeeId = attendeeId, Reason = reason }, cancellation);

    /// <inheritdoc cref="MuteAttendeeAsync"/>
    public Task<Outcome> UnmuteAttendeeAsync(string attendeeId, CancellationToken cancellation = default)
        => InvokeAsync("UnmuteAttendee", new MuteAttendee { AttendeeId = attendeeId }, cancellation);

    /// <param name="reason">personal_data or illegal.</param>
    public Task<Outcome> RedactAsync(string itemId, string reason, CancellationToken cancellation = default)
        => InvokeAsync("Redact", new Redact { ItemId = itemId, Reason = reason }, cancellation);

    public Task<Outcome> LabelItemAsync(string itemId, string label, bool on = true, CancellationToken cancellation = default)
        => InvokeAsync("LabelItem", new LabelItem { ItemId = itemId, Label = label, On = on }, cancellation);

    public Task<Outcome> PinItemAsync(string itemId, bool on = true, CancellationToken cancellation = default)
        => InvokeAsync("PinItem", new LabelItem { ItemId = itemId, On = on }, cancellation);

    public Task<Outcome> TranslateItemAsync(TranslateItem translation, CancellationToken cancellation = default)
        => InvokeAsync("TranslateItem", translation, cancellation);

    public Task<Outcome> DismissAppealAsync(string itemId, string? note = null, CancellationToken cancellation = default)
        => InvokeAsync("DismissAppeal", new DismissAppeal { ItemId = itemId, Note = note }, cancellation);

    public Task<Outcome> OpenIncidentAsync(WriteIncident incident, CancellationToken cancellation = default) => InvokeAsync("OpenIncident", incident, cancellation);

    public Task<Outcome> AssessIncidentAsync(WriteIncident incident, CancellationToken cancellation = default) => InvokeAsync("AssessIncident", incident, cancellation);

    public Task<Outcome> MoveIncidentAsync(WriteIncident incident, CancellationToken cancellation = default) => InvokeAsync("MoveIncident", incident, cancellation);

    public Task<Outcome> ConfirmAnnouncementAsync(string announcementId, CancellationToken cancellation = default)
        => InvokeAsync("ConfirmAnnouncement", new ConfirmAnnouncement { AnnouncementId = announcementId }, cancellation);

    /// <summary>A statement that waits for a second person is not to be sent.</summary>
    public Task<Outcome> WithdrawAnnouncementAsync(string announcementId, CancellationToken cancellation = default)
        => InvokeAsync("WithdrawAnnouncement", new ConfirmAnnouncement { AnnouncementId = announcementId }, cancellation);

    /// <summary>Everything that was done to an item.</summary>
    public Task<AuditPage> ItemHistoryAsync(string itemId, CancellationToken cancellation = default) => InvokeAsync("ItemHistory", Item(itemId), NoRecord, cancellation);

    private static ItemCommand Item(string itemId) => new() { ItemId = itemId };
}
