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
        var order = RunningOrderRules.Follow(state.Order, fact);
        if (content == state.Stage && ReferenceEquals(order, state.Order))
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
        return ruling == Ruling.Accepted ? new(state with { Stage = content, Order = order }, ruling) : new(state, ruling);
    }

    public static Step Apply(HallState state, WallSet fact)
    {
        if (fact.Theme is not (null or "dark" or "light") || fact.Text is not (null or "normal" or "large"))
            return new(state, Ruling.InvalidRequest);
        var before = state.Wall ?? new WallLook();
        var look = new WallLook(
            fact.Theme is null ? before.Theme : fact.Theme == "dark" ? null : fact.Theme,
            fact.Text is null ? before.Text : fact.Text == "normal" ? null : fact.Text);
        return look == before ? new(state, Ruling.Unchanged) : new(state with { Wall = look == new WallLook() ? null : look }, Ruling.Accepted);
    }

    public static Step Apply(HallState state, ReactionsSet fact)
    {
        bool? off = fact.On ? null : true;
        return off == state.ReactionsOff ? new(state, Ruling.Unchanged) : new(state with { ReactionsOff = off }, Ruling.Accepted);
    }
}
