using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Contracts.Stage;

namespace LiveTownHall.Server.Tests.Secrecy;

/// <summary>A desk that does all that a desk can, by chance.</summary>
internal sealed class Staffing(Room room, Crowd crowd, Canaries canaries, Random random)
{
    private static readonly string[] Verdicts =
    [
        DecideActions.Approve, DecideActions.Approve, DecideActions.Approve, DecideActions.Reject, DecideActions.Reject,
        DecideActions.Hold, DecideActions.Restore, DecideActions.Select,
        DecideActions.GoLive, DecideActions.Return, DecideActions.Answer, DecideActions.Defer,
    ];

    private readonly List<string> _incidents = [];
    private readonly List<string> _statements = [];
    private readonly List<(string Item, string Note)> _notes = [];

    public Dictionary<string, int> Accepted { get; } = [];

    public async Task StepAsync()
    {
        if (crowd.Asked.Count == 0)
            return;
        var staff = new[] { room.Facilitator, room.Moderator, room.Colleague }[random.Next(3)];
        var (item, author) = crowd.Asked.ElementAt(random.Next(crowd.Asked.Count));
        var (other, _) = crowd.Asked.ElementAt(random.Next(crowd.Asked.Count));
        var seen = staff.Sees(item);
        var revision = seen?.Revision ?? 1;
        switch (random.Next(22))
        {
            case < 8:
                var action = Verdicts[random.Next(Verdicts.Length)];
                var decide = new Decide
                {
                    ItemId = item,
                    Revision = revision,
                    Action = action,
                    Reason = action == DecideActions.Reject ? ReasonCodes.OffTopic : null,
                    Note = canaries.Make(author),
                    Owner = canaries.Make(author)
                };
                await CallAsync(action is DecideActions.Select or DecideActions.GoLive or DecideActions.Answer ? room.Facilitator : staff, "Decide", decide);
                break;
            case 8:
                var many = crowd.Asked.Keys.OrderBy(_ => random.Next()).Take(5).Select(id => new ItemRevision(id, staff.Sees(id)?.Revision ?? 1)).ToList();
                await CallAsync(staff, "DecideMany", new DecideMany { Items = many, Action = DecideActions.Approve });
                await CallAsync(staff, "UndoDecisions", new ItemList { ItemIds = [.. many.Select(i => i.ItemId!)] });
                break;
            case 9:
                await CallAsync(staff, "ClaimItem", Asking.Item(item));
                break;
            case 10:
                var merged = staff.View.Questions.FirstOrDefault(q => q.State == QuestionStates.Merged)?.Id;
                await CallAsync(staff, merged is null || random.Next(2) == 0 ? "Merge" : "Unmerge", new MergeQuestion { QuestionId = merged ?? item, Into = other });
                await CallAsync(staff, "Merge", new MergeQuestion { QuestionId = item, Into = other });
                break;
            case 11 or 12:
                var note = new WriteContext
                {
                    ItemId = item,
                    ContextId = Drafts.NewId(),
                    Text = canaries.Make(author),
                    Sources = ["https://example.org/"],
                    Corrects = seen?.Context?.FirstOrDefault()?.Id
                };
                _notes.Add((item, note.ContextId));
                await CallAsync(staff, "AddContext", note);
                break;
            case 13 when _notes.Count > 0:
                var (of, id) = _notes[random.Next(_notes.Count)];
                await CallAsync(staff, random.Next(3) > 0 ? "ConfirmContext" : "RemoveContext", new WriteContext { ItemId = of, ContextId = id, Text = canaries.Make(null) });
                break;
            case 14 when seen?.Desk?.Flags is [var flags, ..]:
                await CallAsync(staff, "ResolveFlags", new ResolveFlags { CaseId = flags.Id, Verdict = FlagVerdicts.Ignored });
                break;
            case 15 when seen?.Desk?.AuthorId is { } handle:
                await CallAsync(staff, random.Next(2) == 0 ? "MuteAttendee" : "UnmuteAttendee", new MuteAttendee { AttendeeId = handle, Reason = canaries.Make(author) });
                break;
            case 16:
                await CallAsync(staff, "Redact", new Redact { ItemId = seen?.Desk?.Redaction is null ? other : item, Reason = ReasonCodes.PersonalData });
                break;
            case 17:
                await CallAsync(staff, "LabelItem", new LabelItem { ItemId = item, Label = canaries.Make(author), On = true });
                await CallAsync(staff, "TranslateItem", new TranslateItem { ItemId = item, Revision = revision, Language = "de", Text = canaries.Make(author) });
                await CallAsync(staff, "PinItem", new LabelItem { ItemId = item, On = random.Next(2) == 0 });
                break;
            case 18:
                await CallAsync(staff, "DismissAppeal", new DismissAppeal { ItemId = item, Note = canaries.Make(author) });
                break;
            case 19:
                await WorryAsync(staff, item);
                break;
            case 20:
                await CallAsync(room.Facilitator, "SetStage", Drafts.Stage(StageKinds.Question, item));
                break;
            default:
                var modes = new[] { ModerationModes.Pre, ModerationModes.Post, ModerationModes.Off };
                await CallAsync(room.Facilitator, "UpdateHall", new UpdateHall { Questions = new QuestionSettings(modes[random.Next(3)]), HoldTerms = [canaries.Make(null)] });
                break;
        }
    }

    private async Task WorryAsync(Guest staff, string item)
    {
        _incidents.Add(Drafts.NewId());
        await CallAsync(staff, "OpenIncident", new WriteIncident { IncidentId = _incidents[^1], Title = canaries.Make(null), ItemId = item, Harm = 3, Spread = random.Next(4) });
        await CallAsync(
            staff, "MoveIncident", new WriteIncident { IncidentId = _incidents[random.Next(_incidents.Count)], State = IncidentStates.Verifying, Note = canaries.Make(null) });
        _statements.Add(Drafts.NewId());
        await CallAsync(
            staff, "Announce", new Announce { AnnouncementId = _statements[^1], Text = canaries.Make(null), Level = AnnouncementLevels.Urgent, IncidentId = _incidents[^1] });
        await CallAsync(room.Colleague, "ConfirmAnnouncement", new ConfirmAnnouncement { AnnouncementId = _statements[random.Next(_statements.Count)] });
    }

    private async Task CallAsync(Guest guest, string method, object argument)
    {
        if ((await guest.CallAsync(method, argument)).Ok)
            Accepted[method] = Accepted.GetValueOrDefault(method) + 1;
    }
}
