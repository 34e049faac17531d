using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Questions;

namespace LiveTownHall.Core.Stage;

/// <summary>What the wall may show, and announcements.</summary>
internal static class StageRules
{
    private const int MostAnnouncements = 1000;
    private const string Urgent = "urgent";

    public static Step Apply(HallState state, StageSet fact)
    {
        var content = new StageContent(fact.Kind, fact.Id);
        if (content == state.Stage)
            return new(state, Ruling.Unchanged);
        var ruling = (fact.Kind, fact.Id) switch
        {
            ("idle" or "join", null) => Ruling.Accepted,
            ("poll" or "results", { } id) => state.FindPoll(id) is null ? Ruling.NotFound : Ruling.Accepted,
            ("announcement", { } id) => state.Announcements.Any(a => a.Id == id && !a.Retracted && a.ProposedBy is null) ? Ruling.Accepted : Ruling.NotFound,
            ("question", { } id) => state.Questions.Find(id)?.State.IsPublic() is true ? Ruling.Accepted : Ruling.NotFound,
            _ => Ruling.InvalidStage,
        };
        return ruling == Ruling.Accepted ? new(state with { Stage = content }, ruling) : new(state, ruling);
    }

    public static Step Apply(HallState state, Announced fact, long time)
    {
        foreach (var earlier in state.Announcements)
        {
            if (earlier.Id != fact.Id)
                continue;
            var same = earlier.Text == fact.Text && earlier.Level == fact.Level && earlier.Retracts == fact.Retracts;
            return new(state, same ? Ruling.Unchanged : Ruling.DuplicateId);
        }

        if (state.Announcements.Length >= MostAnnouncements)
            return new(state, Ruling.LimitReached);
        if (fact.Retracts is { } retracted && !state.Announcements.Any(a => a.Id == retracted))
            return new(state, Ruling.NotFound);
        if (fact.IncidentId is { } incident && IncidentRules.Find(state, incident) is null)
            return new(state, Ruling.NotFound);
        var added = new Announcement(fact.Id, fact.Text, fact.Level, time, fact.Retracts, false) { IncidentId = fact.IncidentId };

        // A statement needs two people; until the second one stands behind it, it is a draft of the desk.
        if (fact.Level == Urgent && fact.By is { } by && !fact.IsConfirmed)
            return new(state with { Announcements = state.Announcements.Add(added with { ProposedBy = by.Id }) }, Ruling.Accepted);
        return new(Send(state with { Announcements = state.Announcements.Add(added) }, added, time), Ruling.Accepted);
    }

    public static Step Apply(HallState state, AnnouncementConfirmed fact, long time)
    {
        if (!Staff.IsDesk(fact.By))
            return new(state, Ruling.Forbidden);
        foreach (var proposed in state.Announcements)
        {
            if (proposed.Id != fact.Id)
                continue;
            if (proposed.ConfirmedBy == fact.By!.Id)
                return new(state, Ruling.Unchanged);
            if (proposed.ProposedBy is null || proposed.Retracted)
                return new(state, Ruling.InvalidTransition);
            if (proposed.ProposedBy == fact.By.Id)
                return new(state, Ruling.NeedsSecondPerson);
            var sent = proposed with { ProposedBy = null, ConfirmedBy = fact.By.Id, At = time };
            var announcements = state.Announcements.Remove(proposed).Add(sent);
            return new(Send(state with { Announcements = announcements }, sent, time), Ruling.Accepted);
        }

        return new(state, Ruling.NotFound);
    }

    /// <summary>Corrections of notes under a question that is redacted go with it: they may say what it said.</summary>
    internal static HallState TakeBack(HallState state, string question)
    {
        for (var i = 0; i < state.Announcements.Length; i++)
        {
            var gone = state.Announcements[i];
            if (gone.Corrects != question)
                continue;
            state = state with { Announcements = state.Announcements.SetItem(i, gone with { Text = "", Retracted = true }) };
            if (state.Stage is { Kind: "announcement", Id: { } shown } && shown == gone.Id)
                state = state with { Stage = StageContent.Idle };
        }

        return state;
    }

    /// <summary>What an announcement does once everybody sees it.</summary>
    private static HallState Send(HallState state, Announcement sent, long time)
    {
        var announcements = state.Announcements;
        for (var i = 0; i < announcements.Length; i++)
        {
            if (announcements[i].Id == sent.Retracts)
                announcements = announcements.SetItem(i, announcements[i] with { Retracted = true });
        }

        var stage = state.Stage is { Kind: "announcement", Id: { } shown } && shown == sent.Retracts ? StageContent.Idle : state.Stage;
        return IncidentRules.Announced(state with { Announcements = announcements, Stage = stage }, sent.IncidentId, sent.Level == Urgent, time);
    }
}
