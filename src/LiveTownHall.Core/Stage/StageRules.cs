using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;

namespace LiveTownHall.Core.Stage;

/// <summary>What the wall may show, and announcements.</summary>
internal static class StageRules
{
    private const int MostAnnouncements = 1000;

    public static Step Apply(HallState state, StageSet fact)
    {
        var content = new StageContent(fact.Kind, fact.Id);
        if (content == state.Stage) return new(state, Ruling.Unchanged);
        var ruling = (fact.Kind, fact.Id) switch
        {
            ("idle" or "join", null) => Ruling.Accepted,
            ("poll" or "results", { } id) => state.FindPoll(id) is null ? Ruling.NotFound : Ruling.Accepted,
            ("announcement", { } id) => state.Announcements.Any(a => a.Id == id && !a.Retracted) ? Ruling.Accepted : Ruling.NotFound,
            ("question", not null) => Ruling.NotFound,
            _ => Ruling.InvalidStage,
        };
        return ruling == Ruling.Accepted ? new(state with { Stage = content }, ruling) : new(state, ruling);
    }

    public static Step Apply(HallState state, Announced fact, long time)
    {
        foreach (var earlier in state.Announcements)
        {
            if (earlier.Id != fact.Id) continue;
            var same = earlier.Text == fact.Text && earlier.Level == fact.Level && earlier.Retracts == fact.Retracts;
            return new(state, same ? Ruling.Unchanged : Ruling.DuplicateId);
        }

        if (state.Announcements.Length >= MostAnnouncements) return new(state, Ruling.LimitReached);
        var announcements = state.Announcements;
        if (fact.Retracts is { } retracted)
        {
            var index = -1;
            for (var i = 0; i < announcements.Length; i++)
                if (announcements[i].Id == retracted) index = i;
            if (index < 0) return new(state, Ruling.NotFound);
            announcements = announcements.SetItem(index, announcements[index] with { Retracted = true });
        }

        var added = new Announcement(fact.Id, fact.Text, fact.Level, time, fact.Retracts, false);
        var stage = state.Stage is { Kind: "announcement", Id: { } shown } && shown == fact.Retracts ? StageContent.Idle : state.Stage;
        return new(state with { Announcements = announcements.Add(added), Stage = stage }, Ruling.Accepted);
    }
}
