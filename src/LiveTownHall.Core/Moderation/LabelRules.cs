using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Questions;

namespace LiveTownHall.Core.Moderation;

/// <summary>Labels, pins and translations. None of them changes where a question stands.</summary>
internal static class LabelRules
{
    private const int MostLabels = 10;
    private const int MostTranslations = 12;

    /// <summary>Labels that say something about a question's truth, and answer an incident by it. Every other one is a topic.</summary>
    public static bool SaysSo(string label) => label is "context" or "disputed";

    public static Step Apply(HallState state, ItemLabelled fact, long time)
    {
        if (!Staff.IsDesk(fact.By))
            return new(state, Ruling.Forbidden);
        if (state.Questions.Find(fact.ItemId) is not { } question)
            return new(state, Ruling.NotFound);
        if (question.State == QuestionState.Redacted)
            return new(state, Ruling.InvalidTransition);
        var isWhole = fact.Removed is null;
        if (isWhole && question.Labels.Contains(fact.Label) == fact.On)
            return new(state, Ruling.Unchanged);
        if (isWhole && fact.On && question.Labels.Count >= MostLabels)
            return new(state, Ruling.LimitReached);
        if (fact.On && SaysSo(fact.Label))
            state = IncidentRules.Responded(state, question.Id, time, isLine: false);

        // Which labels it had is gone with the question; that it was labelled is not.
        if (!isWhole)
            return QuestionRules.Changed(state, question);
        return QuestionRules.Changed(state, question with { Labels = fact.On ? question.Labels.Add(fact.Label) : question.Labels.Remove(fact.Label) });
    }

    public static Step Apply(HallState state, ItemPinned fact)
    {
        if (!Staff.IsDesk(fact.By))
            return new(state, Ruling.Forbidden);
        if (state.Questions.Find(fact.ItemId) is not { } question)
            return new(state, Ruling.NotFound);
        if (question.State == QuestionState.Redacted)
            return new(state, Ruling.InvalidTransition);
        return question.Pinned == fact.On ? new(state, Ruling.Unchanged) : QuestionRules.Changed(state, question with { Pinned = fact.On });
    }

    public static Step Apply(HallState state, ItemTranslated fact)
    {
        if (!Staff.IsDesk(fact.By))
            return new(state, Ruling.Forbidden);
        if (state.Questions.Find(fact.ItemId) is not { } question)
            return new(state, Ruling.NotFound);
        if (question.State == QuestionState.Redacted)
            return new(state, Ruling.InvalidTransition);
        if (question.Revision != fact.Revision)
            return new(state, Ruling.StaleRevision);
        if (question.Translations.TryGetValue(fact.Language, out var present) && present == fact.Text && fact.Removed is null)
            return new(state, Ruling.Unchanged);
        if (question.Translations.Count >= MostTranslations && present is null)
            return new(state, Ruling.LimitReached);
        return QuestionRules.Changed(state, question with { Translations = question.Translations.SetItem(fact.Language, fact.Text) });
    }
}
