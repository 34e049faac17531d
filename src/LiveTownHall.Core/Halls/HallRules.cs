using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Questions;
using LiveTownHall.Core.Stage;

namespace LiveTownHall.Core.Halls;

/// <summary>The fold over facts other than ballots: a pure function of state, fact and the fact's time.</summary>
internal static class HallRules
{
    public static HallState Create(HallCreated fact) => new()
    {
        HallId = fact.HallId,
        Title = fact.Title,
        Description = fact.Description,
        Languages = fact.Languages,
        JoinCode = fact.JoinCode,
        KeyHashes = fact.KeyHashes,
        Moderation = fact.Moderation,
        AnonymousQuestions = fact.AnonymousQuestions,
    };

    public static Step Apply(HallState state, Fact fact, long time) => fact switch
    {
        HallCreated => new(state, Ruling.DuplicateId),
        HallUpdated f => Update(state, f),
        HallOpened => Enter(state, HallPhase.Open),
        HallClosed => Enter(IncidentRules.CloseHall(PollRules.CloseAll(state)), HallPhase.Closed),
        PollCreated f => PollRules.Apply(state, f),
        PollUpdated f => PollRules.Apply(state, f),
        PollMoved f => PollRules.Apply(state, f),
        PollOpened f => PollRules.Apply(state, f),
        PollReopened f => PollRules.Apply(state, f),
        PollClosed f => PollRules.Apply(state, f),
        PollTimedOut f => PollRules.Apply(state, f),
        PollReset f => PollRules.Apply(state, f),
        PollDeleted f => PollRules.Apply(state, f),
        ResultsShown f => PollRules.Apply(state, f),
        StageSet f => StageRules.Apply(state, f),
        Announced f => StageRules.Apply(state, f, time),
        AnnouncementConfirmed f => StageRules.Apply(state, f, time),
        QuestionAsked f => QuestionRules.Apply(state, f, time),
        QuestionEdited f => QuestionRules.Apply(state, f),
        QuestionWithdrawn f => QuestionRules.Apply(state, f),
        QuestionAppealed f => QuestionRules.Apply(state, f, time),
        QuestionMerged f => QuestionRules.Apply(state, f, time),
        QuestionUnmerged f => QuestionRules.Apply(state, f, time),
        ItemDecided f => DecisionRules.Apply(state, f, time),
        DecisionUndone f => DecisionRules.Apply(state, f, time),
        AppealDismissed f => DecisionRules.Apply(state, f, time),
        ItemRedacted f => DecisionRules.Apply(state, f, time),
        ItemClaimed f => LeaseRules.Apply(state, f, time),
        ItemReleased f => LeaseRules.Apply(state, f),
        ItemFlagged f => FlagRules.Apply(state, f, time),
        FlagsResolved f => FlagRules.Apply(state, f, time),
        ContextProposed f => ContextRules.Apply(state, f, time),
        ContextConfirmed f => ContextRules.Apply(state, f, time),
        ContextRemoved f => ContextRules.Apply(state, f, time),
        ItemLabelled f => LabelRules.Apply(state, f, time),
        ItemPinned f => LabelRules.Apply(state, f),
        ItemTranslated f => LabelRules.Apply(state, f),
        AttendeeMuted f => DeskRules.Apply(state, f, time),
        AttendeeUnmuted f => DeskRules.Apply(state, f),
        ClaimsImported f => DeskRules.Apply(state, f),
        IncidentOpened f => IncidentRules.Apply(state, f, time),
        IncidentAssessed f => IncidentRules.Apply(state, f),
        IncidentMoved f => IncidentRules.Apply(state, f, time),
        IncidentBreached f => IncidentRules.Apply(state, f, time),
        _ => new(state, Ruling.Unreadable),
    };

    private static Step Enter(HallState state, HallPhase phase)
        => state.Phase == phase ? new(state, Ruling.Unchanged) : new(state with { Phase = phase }, Ruling.Accepted);

    private static Step Update(HallState state, HallUpdated fact)
    {
        var updated = state with
        {
            Title = string.IsNullOrEmpty(fact.Title) ? state.Title : fact.Title,
            Description = Take(fact.Description, state.Description),
            Languages = fact.Languages is { IsDefaultOrEmpty: false } asked && !asked.SequenceEqual(state.Languages) ? asked : state.Languages,
            Colour = Take(fact.Colour, state.Colour),
            Logo = Take(fact.Logo, state.Logo),
            Moderation = fact.Moderation is "pre" or "post" or "off" ? fact.Moderation : state.Moderation,
            AnonymousQuestions = fact.AnonymousQuestions ?? state.AnonymousQuestions,
            Questions = fact.QuestionsOpen is { } open && open != state.Questions.Open ? state.Questions with { Open = open } : state.Questions,
            PublicLog = fact.PublicLog ?? state.PublicLog,
            SecondPerson = fact.SecondPerson ?? state.SecondPerson,
            HoldTerms = fact.HoldTerms is { IsDefault: false } terms && !terms.SequenceEqual(state.HoldTerms) ? terms : state.HoldTerms,
        };
        return updated == state ? new(state, Ruling.Unchanged) : new(updated, Ruling.Accepted);
    }

    private static string? Take(string? asked, string? present) => asked is null ? present : asked.Length == 0 ? null : asked;
}
