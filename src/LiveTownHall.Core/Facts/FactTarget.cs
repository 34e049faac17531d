namespace LiveTownHall.Core.Facts;

/// <summary>What a fact is about.</summary>
internal static class FactTarget
{
    /// <summary>Id of the question, or null for a fact about something else.</summary>
    public static string? Question(Fact fact) => fact switch
    {
        QuestionAsked f => f.QuestionId,
        QuestionEdited f => f.QuestionId,
        QuestionWithdrawn f => f.QuestionId,
        QuestionAppealed f => f.QuestionId,
        QuestionMerged f => f.QuestionId,
        QuestionUnmerged f => f.QuestionId,
        ItemDecided f => f.ItemId,
        DecisionUndone f => f.ItemId,
        AppealDismissed f => f.ItemId,
        ItemClaimed f => f.ItemId,
        ItemReleased f => f.ItemId,
        ItemFlagged f => f.ItemId,
        FlagsResolved f => Case(f.CaseId).Item,
        ContextProposed f => f.ItemId,
        ContextConfirmed f => f.ItemId,
        ContextRemoved f => f.ItemId,
        ItemRedacted f => f.ItemId,
        ItemLabelled f => f.ItemId,
        ItemPinned f => f.ItemId,
        ItemTranslated f => f.ItemId,
        _ => null,
    };

    /// <summary>What a case id is made of. No category has a dash; an item's id may.</summary>
    public static (string Item, string Category) Case(string id)
    {
        var dash = id.LastIndexOf('-');
        return dash < 0 ? (id, "") : (id[..dash], id[(dash + 1)..]);
    }

    /// <summary>Id of whatever it is about, or null for the hall itself.</summary>
    public static string? Any(Fact fact) => Question(fact) ?? fact switch
    {
        PollCreated f => f.PollId,
        PollUpdated f => f.PollId,
        PollMoved f => f.PollId,
        PollOpened f => f.PollId,
        PollReopened f => f.PollId,
        PollClosed f => f.PollId,
        PollTimedOut f => f.PollId,
        PollReset f => f.PollId,
        PollDeleted f => f.PollId,
        ResultsShown f => f.PollId,
        AnswerPicked f => FormattableString.Invariant($"{f.PollId}-{f.Answer:x}"),
        StageSet f => f.Id,
        Announced f => f.Id,
        AnnouncementConfirmed f => f.Id,
        AttendeeMuted f => f.Handle,
        AttendeeUnmuted f => f.Handle,
        IncidentOpened f => f.IncidentId,
        IncidentAssessed f => f.IncidentId,
        IncidentMoved f => f.IncidentId,
        IncidentBreached f => f.IncidentId,
        _ => null,
    };
}
