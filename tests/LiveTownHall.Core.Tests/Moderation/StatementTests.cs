using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Stage;
using LiveTownHall.Core.Tests.Halls;
using static LiveTownHall.Core.Tests.Moderation.People;

namespace LiveTownHall.Core.Tests.Moderation;

public class StatementTests
{
    [Fact]
    public void An_urgent_announcement_is_a_draft_until_a_second_person_stands_behind_it()
    {
        var hall = new JournalledHall();
        hall.Must(Say("N1", "Hello"), new StageSet("announcement", "N1") { By = Fay }, Say("N2", "Polls close at eight") with { Level = "urgent", Retracts = "N1" });
        Assert.Equal(("M1", null), (hall.State.Announcements[1].ProposedBy, hall.State.Announcements[1].ConfirmedBy));
        Assert.False(hall.State.Announcements[0].Retracted);
        Assert.Equal(Ruling.NotFound, hall.Do(new StageSet("announcement", "N2") { By = Fay }));

        Assert.Equal(Ruling.NeedsSecondPerson, hall.Do(Confirm("N2", Mo)));
        Assert.Equal(Ruling.Forbidden, hall.Do(Confirm("N2", Sam)));
        Assert.Equal(Ruling.Accepted, hall.Do(Confirm("N2", Max), JournalledHall.Noon + 9));
        Assert.Equal(Ruling.Unchanged, hall.Do(Confirm("N2", Max)));
        Assert.Equal(Ruling.InvalidTransition, hall.Do(Confirm("N2", Fay)));
        Assert.Equal((null, "M2", JournalledHall.Noon + 9), (hall.State.Announcements[1].ProposedBy, hall.State.Announcements[1].ConfirmedBy, hall.State.Announcements[1].At));
        Assert.True(hall.State.Announcements[0].Retracted);
        Assert.Equal(StageContent.Idle, hall.State.Stage);
    }

    [Fact]
    public void A_draft_that_was_retracted_is_not_sent_any_more()
    {
        var hall = new JournalledHall();
        hall.Must(Say("N1", "Polls close at six") with { Level = "urgent" }, Say("N2", "Never mind") with { Retracts = "N1" });

        Assert.Equal(Ruling.InvalidTransition, hall.Do(Confirm("N1", Max)));
        Assert.Equal(Ruling.InvalidTransition, hall.Do(Confirm("N2", Max)));
        Assert.Equal(Ruling.NotFound, hall.Do(Confirm("N9", Max)));
        Assert.Equal(Ruling.NotFound, hall.Do(Say("N3", "Hello") with { IncidentId = "I9" }));
    }

    [Fact]
    public void A_draft_is_withdrawn_without_a_word_by_whoever_wrote_it_or_by_a_colleague()
    {
        var hall = new JournalledHall();
        hall.Must(Say("N1", "Leave the hall") with { Level = "urgent" }, Say("N2", "Stay") with { Level = "urgent" }, Say("N3", "Hello"));
        Assert.Equal(Ruling.Forbidden, hall.Do(Withdraw("N1", Sam)));
        hall.Must(Withdraw("N1", Mo), Withdraw("N2", Max));

        Assert.Equal(Ruling.Unchanged, hall.Do(Withdraw("N1", Max)));
        Assert.Equal(Ruling.InvalidTransition, hall.Do(Confirm("N1", Max)));
        Assert.Equal(Ruling.InvalidTransition, hall.Do(Withdraw("N3", Mo)));
        Assert.Equal(Ruling.NotFound, hall.Do(Withdraw("N9", Mo)));
        Assert.Equal(3, hall.State.Announcements.Length);
    }

    [Fact]
    public void What_a_version_1_journal_calls_urgent_was_sent_at_once_and_still_is()
    {
        var hall = new JournalledHall();
        byte[] old = [.. AnyJournal.Header(JournalledHall.Noon), .. AnyJournal.Piece(Say("N1", "Leave the hall") with { Level = "urgent" }).Bytes];
        old[0] = 1;

        Assert.True(hall.Replica.Apply(2, old));
        Assert.Null(hall.State.Announcements.Single().ProposedBy);
    }

    private static Announced Say(string id, string text) => new(id, text, "info") { By = Mo };

    private static AnnouncementWithdrawn Withdraw(string id, Actor by) => new(id) { By = by };

    private static AnnouncementConfirmed Confirm(string id, Actor by) => new(id) { By = by };
}
