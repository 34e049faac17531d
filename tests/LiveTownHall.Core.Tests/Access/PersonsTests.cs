using CsCheck;
using LiveTownHall.Core.Access;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Questions;
using LiveTownHall.Core.Stage;
using LiveTownHall.Core.Tests.Halls;
using LiveTownHall.Core.Tests.Moderation;

namespace LiveTownHall.Core.Tests.Access;

/// <summary>Two devices are not two people; two invitations are, unless one invited the other.</summary>
public class PersonsTests
{
    private static readonly Actor Link = new("D1", "facilitator", Persons.Links);
    private static readonly Actor OtherLink = new("D2", "moderator", Persons.Links);
    private static readonly Actor Fay = new("D3", "facilitator", "V-Fay");
    private static readonly Actor Mo = new("D4", "moderator", "V-Mo");
    private static readonly Actor MoElsewhere = new("D5", "moderator", "V-Mo");
    private static readonly Actor Max = new("D6", "moderator", "V-Max");

    /// <summary>Fay and Max came by the shared link; Fay invited Mo.</summary>
    private static JournalledHall Hall()
    {
        var hall = DeskHall.With(QuestionState.Published);
        hall.Must(Invite(Fay, Link), Invite(Max, Link), Invite(Mo, Fay));
        return hall;
    }

    /// <summary>Mo is the first. Max and the shared links have nothing to do with Mo.</summary>
    [Theory]
    [InlineData("D4", false)]
    [InlineData("D5", false)]
    [InlineData("D3", false)]
    [InlineData("D6", true)]
    [InlineData("D1", true)]
    public void Who_may_confirm_a_statement_a_note_a_redaction_and_rule_on_an_appeal(string second, bool may)
    {
        var hall = Hall();
        var by = new[] { Link, Fay, Mo, MoElsewhere, Max }.Single(a => a.Id == second);
        var expected = may ? Ruling.Accepted : Ruling.NeedsSecondPerson;
        hall.Must(
            new Announced("N1", "Leave by the north door", "urgent") { By = Mo },
            new ContextProposed("Q1", "C1", "It is 12", ["https://example.org"]) { By = Mo });
        Assert.Equal(expected, hall.Do(new AnnouncementConfirmed("N1") { By = by }));
        Assert.Equal(expected, hall.Do(new ContextConfirmed("Q1", "C1") { By = by }));

        hall.Must(DeskHall.Verdict(Verdicts.Hold, Mo), DeskHall.Verdict(Verdicts.Reject, Mo, "spam"), new QuestionAppealed("Q1") { By = People.Ann });
        if (!may)
            Assert.Equal(Ruling.NeedsSecondPerson, hall.Do(DeskHall.Verdict(Verdicts.Restore, by)));
        Assert.Equal(expected, hall.Do(new AppealDismissed("Q1") { By = by }));
    }

    [Fact]
    public void Everybody_with_a_shared_link_is_one_person_whatever_the_device_and_role()
    {
        var hall = DeskHall.With(QuestionState.Published);
        hall.Must(new ItemRedacted("Q1", "illegal") { By = Link }, new Announced("N1", "Leave", "urgent") { By = Link });

        Assert.Equal(Ruling.NeedsSecondPerson, hall.Do(new ItemRedacted("Q1", "illegal") { By = OtherLink }));
        Assert.Equal(Ruling.NeedsSecondPerson, hall.Do(new AnnouncementConfirmed("N1") { By = OtherLink }));
    }

    [Fact]
    public void Facts_from_before_there_were_invitations_mean_what_they_meant()
    {
        var hall = DeskHall.With(QuestionState.Published);
        hall.Must(new ItemRedacted("Q1", "illegal") { By = People.Mo }, new ItemRedacted("Q1", "illegal") { By = People.Fay });

        Assert.Equal(QuestionState.Redacted, hall.Question().State);
        Assert.DoesNotContain("via", JournalledHall.Bytes(hall.Replica), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\"access\"", JournalledHall.Bytes(hall.Replica), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lone_facilitator_says_so_first_and_the_record_tells_it_of_each_act()
    {
        var hall = DeskHall.With(QuestionState.Published);
        hall.Must(new Announced("N1", "Leave", "urgent") { By = Link });
        Assert.Equal(Ruling.NeedsSecondPerson, hall.Do(new AnnouncementConfirmed("N1") { By = Link }));
        Assert.Equal(Ruling.Forbidden, hall.Do(new AloneDeclared(true) { By = OtherLink }));

        hall.Must(new AloneDeclared(true) { By = Link });
        Assert.Equal(Ruling.NeedsSecondPerson, hall.Do(new AnnouncementConfirmed("N1") { By = OtherLink }));
        hall.Must(new AnnouncementConfirmed("N1") { By = Link }, new ItemRedacted("Q1", "illegal") { By = Link });
        Assert.Equal(
            [("declareAlone", null), ("confirmAnnouncement", "alone"), ("redact", "alone")],
            hall.Replica.Audit.Entries.TakeLast(3).Select(e => (e.Action, e.Rule)));
    }

    [Fact]
    public void Nobody_acts_alone_while_two_people_are_invited_who_could_confirm_each_other()
    {
        var hall = DeskHall.With(QuestionState.Published);
        hall.Must(new AloneDeclared(true) { By = Link }, new Announced("N1", "Leave", "urgent") { By = Link }, Invite(Max, Link));
        hall.Must(new AnnouncementConfirmed("N1") { By = Link });

        hall.Must(Invite(Fay, Link), new Announced("N2", "Leave", "urgent") { By = Link });
        Assert.Equal(Ruling.NeedsSecondPerson, hall.Do(new AnnouncementConfirmed("N2") { By = Link }));
        hall.Must(new AloneDeclared(false) { By = Link });
        Assert.Equal(Ruling.NeedsSecondPerson, hall.Do(new AloneDeclared(true) { By = Link }));
        hall.Must(new InvitationRevoked("V-Max") { By = Link }, new AloneDeclared(true) { By = Link });
    }

    /// <summary>Any way of inviting, beside what follows from its definition pair by pair.</summary>
    [Fact]
    public void Confirming_is_mutual_never_ones_own_and_somebody_can_unless_all_are_related()
        => Gen.Int[-1, 30].Array[0, 7].Sample(inviters =>
        {
            var hall = new JournalledHall();
            List<Actor> people = [Link];
            for (var i = 0; i < inviters.Length; i++)
            {
                var invited = new Actor("P" + i, i % 2 == 0 ? "moderator" : "facilitator", "V" + i);
                var inviter = people[Math.Max(0, inviters[i]) % people.Count] with { Role = "facilitator" };
                hall.Must(Invite(invited, inviter));
                people.Add(invited);
            }

            var anyPair = false;
            foreach (var one in people)
            {
                foreach (var two in people)
                {
                    var may = Persons.AreTwo(hall.State, one.Id, one.Via, two with { Id = two.Id + "'" });
                    Assert.Equal(may, Persons.AreTwo(hall.State, two.Id, two.Via, one with { Id = one.Id + "'" }));
                    Assert.False(may && one == two);
                    anyPair |= may;
                }
            }

            Assert.Equal(anyPair, Persons.AreTwoThere(hall.State, JournalledHall.Noon));
        }, iter: 500);

    private static PersonInvited Invite(Actor who, Actor by) => new(who.Via!, who.Role, who.Id, "hash of " + who.Via) { By = by };
}
