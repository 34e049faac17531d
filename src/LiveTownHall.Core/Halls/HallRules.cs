using LiveTownHall.Core.Parts;

namespace LiveTownHall.Core.Halls;

/// <summary>The life of a hall and its settings.</summary>
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

    public static Step Apply(HallState state, HallOpened _) => Enter(state, HallPhase.Open);

    /// <summary>The parts close in their order, then the hall does.</summary>
    public static Step Apply(HallState state, HallClosed fact, long time)
        => Enter(HallParts.All.Aggregate(state, (closing, part) => part.CloseHall(closing, fact, time)), HallPhase.Closed);

    private static Step Enter(HallState state, HallPhase phase)
        => state.Phase == phase ? new(state, Ruling.Unchanged) : new(state with { Phase = phase }, Ruling.Accepted);

    public static Step Apply(HallState state, HallUpdated fact)
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
        if (updated == state)
            return new(state, Ruling.Unchanged);
        return fact.Revision is { } seen && seen != state.Revision
            ? new(state, Ruling.StaleRevision)
            : new(updated with { Revision = state.Revision + 1 }, Ruling.Accepted);
    }

    private static string? Take(string? asked, string? present) => asked is null ? present : asked.Length == 0 ? null : asked;
}
