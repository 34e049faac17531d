using CsCheck;
using LiveTownHall.Core.Access;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;
using LiveTownHall.Core.Tests.Halls;
using LiveTownHall.Core.Tests.Moderation;
using static LiveTownHall.Core.Tests.Moderation.People;

namespace LiveTownHall.Core.Tests.Access;

public class AccessTests
{
    [Fact]
    public void Only_a_facilitator_lets_in_and_shuts_out()
    {
        var hall = new JournalledHall();
        foreach (var by in new[] { Mo, Sam, Ann })
        {
            Assert.Equal(Ruling.Forbidden, hall.Do(new PersonInvited("V1", "moderator", "Mo", "a1") { By = by }));
            Assert.Equal(Ruling.Forbidden, hall.Do(new KeyReplaced("moderator", "a1") { By = by }));
            Assert.Equal(Ruling.Forbidden, hall.Do(new InvitationRevoked("V1") { By = by }));
            Assert.Equal(Ruling.Forbidden, hall.Do(new AloneDeclared(true) { By = by }));
        }

        Assert.Null(hall.State.Access);
    }

    [Fact]
    public void What_is_asked_again_changes_nothing_and_what_makes_no_sense_is_refused()
    {
        var hall = new JournalledHall();
        var invited = new PersonInvited("V1", "moderator", "Mo", "a1", JournalledHall.Noon + 1) { By = Fay };
        hall.Must(invited);
        Assert.Equal(Ruling.Unchanged, hall.Do(invited));
        Assert.Equal(Ruling.DuplicateId, hall.Do(invited with { KeyHash = "a2" }));
        Assert.Equal(Ruling.InvalidRequest, hall.Do(invited with { InvitationId = "V2", Role = "attendee" }));
        Assert.Equal(Ruling.InvalidRequest, hall.Do(invited with { InvitationId = "V2", Name = "" }));
        Assert.Equal(Ruling.InvalidRequest, hall.Do(invited with { InvitationId = "V2", ExpiresAt = JournalledHall.Noon }));
        Assert.Equal(Ruling.NotFound, hall.Do(new InvitationRevoked("V9") { By = Fay }));
        Assert.Equal(Ruling.InvalidRequest, hall.Do(new KeyReplaced("attendee", "a3") { By = Fay }));

        hall.Must(new KeyReplaced("moderator", "a3") { By = Fay });
        Assert.Equal(Ruling.Unchanged, hall.Do(new KeyReplaced("moderator", "a3") { By = Fay }));
        Assert.Equal(Ruling.DuplicateId, hall.Do(new KeyReplaced("moderator", "0f") { By = Fay }));
        Assert.Equal(["0f"], hall.State.Access!.DeadKeys);
        hall.Must(new InvitationRevoked("V1") { By = Fay });
        Assert.Equal(Ruling.Unchanged, hall.Do(new InvitationRevoked("V1") { By = Fay }));
    }

    [Fact]
    public void An_invitation_is_due_to_end_at_its_time_and_then_has_ended()
    {
        var hall = new JournalledHall();
        hall.Must(new PersonInvited("V1", "moderator", "Mo", "a1", JournalledHall.Noon + 5) { By = Fay });
        Assert.Equal([new Due(JournalledHall.Noon + 5, new InvitationExpired("V1", JournalledHall.Noon + 5), CanWait: true)], Due.In(hall.State));
        Assert.True(hall.State.Access!.Invitations[0].IsOpen(JournalledHall.Noon + 4));
        Assert.False(hall.State.Access.Invitations[0].IsOpen(JournalledHall.Noon + 5));

        hall.Must(new InvitationExpired("V1", JournalledHall.Noon + 5));
        Assert.Equal(Invitation.Expired, hall.State.Access.Invitations[0].Ended);
        Assert.Empty(Due.In(hall.State));
    }

    [Fact]
    public void A_role_can_be_left_without_a_shared_key_but_facilitators_only_where_one_is_invited_for_good()
    {
        var hall = new JournalledHall();
        hall.Must(new KeyReplaced("moderator") { By = Fay });
        Assert.Equal(["facilitator"], hall.State.KeyHashes.Keys);
        Assert.Equal(Ruling.LastFacilitator, hall.Do(new KeyReplaced("facilitator") { By = Fay }));
        hall.Must(new PersonInvited("V1", "facilitator", "Flo", "a1") { By = Fay }, new KeyReplaced("facilitator") { By = Fay });
        Assert.Equal(Ruling.LastFacilitator, hall.Do(new InvitationRevoked("V1") { By = Fay }));
    }

    [Fact]
    public void The_list_of_invitations_has_an_end()
    {
        var hall = new JournalledHall();
        for (var i = 0; i < AccessState.MostInvitations; i++)
            hall.Must(new PersonInvited("V" + i, "moderator", "Mo", "hash " + i) { By = Fay });
        Assert.Equal(Ruling.LimitReached, hall.Do(new PersonInvited("V", "moderator", "Mo", "a") { By = Fay }));
    }

    /// <summary>Whatever is invited, revoked, replaced and withdrawn in whatever order.</summary>
    [Fact]
    public void A_facilitator_can_always_come_in()
        => Gen.Select(Gen.Int[0, 4], Gen.Int[0, 3], Gen.Bool).Array[1, 30].Sample(steps =>
        {
            var hall = new JournalledHall();
            var number = 0;
            foreach (var (what, which, ends) in steps)
            {
                hall.Do(what switch
                {
                    0 => new PersonInvited("V" + which, "facilitator", "Flo", "hash " + which, ends ? JournalledHall.Noon + 5 : null) { By = Fay },
                    1 => new InvitationRevoked("V" + which) { By = Fay },
                    2 => new InvitationExpired("V" + which, JournalledHall.Noon + 5),
                    3 => new KeyReplaced("facilitator", null) { By = Fay },
                    _ => new KeyReplaced("facilitator", "key " + number++) { By = Fay },
                });
                Assert.True(hall.State.KeyHashes.ContainsKey("facilitator") || hall.State.Access!.Invitations.Any(i => i is { Ended: null, ExpiresAt: null }));
            }
        }, iter: 500);
}
