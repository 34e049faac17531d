using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Questions;

namespace LiveTownHall.Core.Stage;

/// <summary>What the wall may show.</summary>
internal static class StageRules
{
    public static Step Apply(HallState state, StageSet fact)
    {
        var content = new StageContent(fact.Kind, fact.Id, fact.Until);
        if (content == state.Stage)
            return new(state, Ruling.Unchanged);
        if (fact.Until is not null && fact.Kind != "break")
            return new(state, Ruling.InvalidStage);
        var ruling = (fact.Kind, fact.Id) switch
        {
            ("idle" or "arriving" or "join" or "questions" or "break" or "thanks", null) => Ruling.Accepted,
            ("poll" or "results", { } id) => state.FindPoll(id) is null ? Ruling.NotFound : Ruling.Accepted,
            ("announcement", { } id)
                => state.Announcements.Any(a => a.Id == id && a is { Retracted: false, ExpiredAt: null, ProposedBy: null }) ? Ruling.Accepted : Ruling.NotFound,
            ("budget", { } id) => state.Budgets?.Find(id) is null ? Ruling.NotFound : Ruling.Accepted,
            ("question", { } id) => state.Questions.Find(id)?.State.IsPublic() is true ? Ruling.Accepted : Ruling.NotFound,
            _ => Ruling.InvalidStage,
        };
        return ruling == Ruling.Accepted ? new(state with { Stage = content }, ruling) : new(state, ruling);
    }

    public static Step Apply(HallState state, ReactionsSet fact)
    {
        bool? off = fact.On ? null : true;
        return off == state.ReactionsOff ? new(state, Ruling.Unchanged) : new(state with { ReactionsOff = off }, Ruling.Accepted);
    }
}
