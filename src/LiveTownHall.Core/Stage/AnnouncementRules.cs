using LiveTownHall.Core.Access;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;

namespace LiveTownHall.Core.Stage;

/// <summary>What everybody is told.</summary>
internal static class AnnouncementRules
{
    private const int Most = 1000;
    private const string Urgent = "urgent";
    internal const string Expire = "expireAnnouncement";

    public static Step Apply(HallState state, Announced fact, long time)
    {
        foreach (var earlier in state.Announcements)
        {
            if (earlier.Id != fact.Id)
                continue;
            var same = earlier.Text == fact.Text && earlier.Level == fact.Level && earlier.Retracts == fact.Retracts && earlier.ExpiresAt == fact.ExpiresAt;
            return new(state, same ? Ruling.Unchanged : Ruling.DuplicateId);
        }

        if (state.Announcements.Length >= Most)
            return new(state, Ruling.LimitReached);
        if (fact.Retracts is { } retracted && !state.Announcements.Any(a => a.Id == retracted))
            return new(state, Ruling.NotFound);
        if (fact.IncidentId is { } incident && IncidentRules.Find(state, incident) is null)
            return new(state, Ruling.NotFound);
        var added = new Announcement(fact.Id, fact.Text, fact.Level, time, fact.Retracts, false) { IncidentId = fact.IncidentId, ExpiresAt = fact.ExpiresAt };

        // A statement needs two people; until the second one stands behind it, it is a draft of the desk.
        if (fact.Level == Urgent && fact.By is { } by && !fact.IsConfirmed)
            return new(state with { Announcements = state.Announcements.Add(added with { ProposedBy = by.Id, ProposedVia = by.Via }) }, Ruling.Accepted);
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
            if (proposed.ProposedBy is null || proposed.Retracted || proposed.ExpiresAt <= time)
                return new(state, Ruling.InvalidTransition);
            if (!Persons.MayConfirm(state, proposed.ProposedBy, proposed.ProposedVia, fact.By, time))
                return new(state, Ruling.NeedsSecondPerson);
            var sent = proposed with { ProposedBy = null, ProposedVia = null, ConfirmedBy = fact.By.Id, At = time };
            var announcements = state.Announcements.Remove(proposed).Add(sent);
            return new(Send(state with { Announcements = announcements }, sent, time), Ruling.Accepted);
        }

        return new(state, Ruling.NotFound);
    }

    /// <summary>Only a statement that nobody has seen goes without a word; what people have read is taken back by telling them.</summary>
    public static Step Apply(HallState state, AnnouncementWithdrawn fact)
    {
        if (!Staff.IsDesk(fact.By))
            return new(state, Ruling.Forbidden);
        if (Find(state, fact.Id) is not { } proposed)
            return new(state, Ruling.NotFound);
        if (proposed.ProposedBy is null)
            return new(state, Ruling.InvalidTransition);
        return proposed.Retracted
            ? new(state, Ruling.Unchanged)
            : new(state with { Announcements = state.Announcements.Replace(proposed, proposed with { Retracted = true }) }, Ruling.Accepted);
    }

    public static Step Apply(HallState state, AnnouncementExpired fact, long time)
    {
        if (Find(state, fact.Id) is not { } announcement)
            return new(state, Ruling.NotFound);
        return announcement.WillExpire && announcement.ExpiresAt == fact.ExpiresAt
            ? new(End(state, announcement, time), Ruling.Accepted)
            : new(state, Ruling.Unchanged);
    }

    /// <summary>Whatever has an end is over when the hall closes.</summary>
    public static HallState CloseHall(HallState state, long time)
    {
        foreach (var announcement in state.Announcements)
        {
            if (announcement.WillExpire)
                state = End(state, announcement, time);
        }

        return state;
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

    internal static Announcement? Find(HallState state, string id)
    {
        foreach (var announcement in state.Announcements)
        {
            if (string.Equals(announcement.Id, id, StringComparison.Ordinal))
                return announcement;
        }

        return null;
    }

    private static HallState End(HallState state, Announcement announcement, long time)
    {
        var shown = state.Stage is { Kind: "announcement", Id: { } id } && id == announcement.Id;
        return state with
        {
            Announcements = state.Announcements.Replace(announcement, announcement with { ExpiredAt = time }),
            Stage = shown ? StageContent.Idle : state.Stage,
        };
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
