using LiveTownHall.Core.Codes;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Tests.Halls;
using LiveTownHall.Core.Tests.Polls;
using static LiveTownHall.Core.Tests.Moderation.People;

namespace LiveTownHall.Core.Tests.Codes;

public class CodeRulesTests
{
    private static readonly PollDefinition Single = AnyPoll.Created(new PollProposal { Kind = "single", Options = AnyPoll.Options(3) });
    private static readonly CodesIssued Issued = new("B1", "0d", [Hash(1), Hash(2), Hash(3)], "Balcony", "Members") { By = Fay };

    [Fact]
    public void Facilitators_make_and_revoke_batches_within_bounds_and_the_desk_takes_codes_back()
    {
        var hall = new JournalledHall();
        Assert.Equal(Ruling.Forbidden, hall.Do(Issued with { By = Mo }));
        Assert.Equal(Ruling.InvalidRequest, hall.Do(Issued with { Hashes = [] }));
        Assert.Equal(Ruling.InvalidRequest, hall.Do(Issued with { Hashes = ["short"] }));
        Assert.Equal(Ruling.InvalidRequest, hall.Do(Issued with { Hashes = [.. Many(0, CodesState.MostInBatch + 1)] }));
        Assert.Equal(Ruling.DuplicateId, hall.Do(Issued with { Hashes = [Hash(1), Hash(1)] }));
        Assert.Null(hall.State.Codes);
        Assert.Equal(Ruling.Accepted, hall.Do(Issued));
        Assert.Equal(Ruling.Unchanged, hall.Do(Issued));
        Assert.Equal(Ruling.DuplicateId, hall.Do(Issued with { Hashes = [Hash(9)] }));
        Assert.Equal(Ruling.DuplicateId, hall.Do(Issued with { BatchId = "B2", Hashes = [Hash(3), Hash(4)] }));
        Assert.Equal(Ruling.Conflict, hall.Do(Issued with { BatchId = "B2", KeyDigest = "0e", Hashes = [Hash(4)] }));
        for (var i = 0; i < 3; i++)
            Assert.Equal(Ruling.Accepted, hall.Do(Issued with { BatchId = "M" + i, Hashes = [.. Many(1000 + (i * 5000), CodesState.MostInBatch)] }));
        Assert.Equal(Ruling.LimitReached, hall.Do(Issued with { BatchId = "M3", Hashes = [.. Many(16_000, CodesState.MostInBatch)] }));

        Assert.Equal(Ruling.Forbidden, hall.Do(new CodeReleased("B1", Hash(1)) { By = Ann }));
        Assert.Equal(Ruling.Unchanged, hall.Do(new CodeReleased("B1", Hash(1)) { By = Mo }));
        Assert.Equal(Ruling.NotFound, hall.Do(new CodeReleased("B2", Hash(1)) { By = Mo }));
        Assert.Equal(Ruling.Forbidden, hall.Do(new CodesRevoked("B1") { By = Mo }));
        Assert.Equal(Ruling.NotFound, hall.Do(new CodesRevoked("B9") { By = Fay }));
    }

    [Fact]
    public void A_code_is_the_first_devices_and_a_device_has_one()
    {
        var hall = new JournalledHall();
        hall.Do(Issued);
        Assert.Equal(Ruling.Forbidden, hall.Do(Take(1, "T1") with { By = Mo }));
        Assert.Equal(Ruling.NotFound, hall.Do(Take(7, "T1")));
        Assert.Equal(Ruling.Accepted, hall.Do(Take(1, "T1")));
        Assert.Equal(Ruling.Unchanged, hall.Do(Take(1, "T1")));
        Assert.Equal(Ruling.CodeUsed, hall.Do(Take(1, "T2")));
        Assert.Equal(Ruling.CodeHeld, hall.Do(Take(2, "T1")));
        Assert.Equal((1, "Balcony", "Members"), (hall.State.Codes!.Batches[0].Redeemed, hall.State.Codes.Batches[0].Label, hall.State.Codes.Batches[0].Group));

        hall.Do(new CodesRevoked("B1") { By = Fay });
        Assert.Equal(Ruling.Unchanged, hall.Do(new CodesRevoked("B1") { By = Fay }));
        Assert.Equal(Ruling.CodeRevoked, hall.Do(Take(2, "T2")));
        Assert.Equal(AssuranceClass.DeviceToken, CodeRules.ClassOf(hall.State, "T1"));
    }

    [Fact]
    public void A_code_of_a_revoked_batch_that_is_taken_back_leaves_its_device_the_one_that_it_took_since()
    {
        var hall = new JournalledHall();
        hall.Do(Issued);
        hall.Do(Issued with { BatchId = "B2", Hashes = [Hash(4)] });
        hall.Do(Take(1, "T1"));
        hall.Do(new CodesRevoked("B1") { By = Fay });
        Assert.Equal(Ruling.Accepted, hall.Do(Take(4, "T1") with { BatchId = "B2" }));
        Assert.Equal(Ruling.Accepted, hall.Do(new CodeReleased("B1", Hash(1)) { By = Mo }));
        Assert.Equal(AssuranceClass.Code, CodeRules.ClassOf(hall.State, "T1"));
        Assert.Equal(Ruling.Unchanged, hall.Do(Take(4, "T1") with { BatchId = "B2" }));
        Assert.Equal(Ruling.Accepted, hall.Do(new CodeReleased("B2", Hash(4)) { By = Mo }));
        Assert.Equal(AssuranceClass.DeviceToken, CodeRules.ClassOf(hall.State, "T1"));
    }

    [Fact]
    public void A_device_that_takes_the_code_it_has_is_found_by_it_again()
    {
        var hall = new JournalledHall();
        hall.Do(Issued);
        hall.Do(Take(1, "T1"));
        var codes = hall.State.Codes!;
        var (state, ruling) = CodeRules.Apply(hall.State with { Codes = codes with { ByHolder = codes.ByHolder.Clear() } }, Take(1, "T1"));
        Assert.Equal(Ruling.Accepted, ruling);
        Assert.Equal(Hash(1), state.Codes!.Of("T1")!.Hash);
        Assert.Equal(1, state.Codes.Batches[0].Redeemed);
    }

    [Fact]
    public void A_moved_code_votes_in_rounds_that_are_opened_after_it_left_the_other_device()
    {
        var hall = new JournalledHall();
        hall.Do(Issued);
        hall.Open("P1", Single);
        hall.Do(Take(1, "T1"));
        Assert.Equal(AssuranceClass.Code, CodeRules.ClassIn(hall.State, "T1", hall.Poll("P1")));
        hall.Do(new CodeReleased("B1", Hash(1)) { By = Mo });
        hall.Open("P2", Single);
        Assert.Equal(AssuranceClass.DeviceToken, CodeRules.ClassIn(hall.State, "T1", hall.Poll("P1")));

        hall.Do(Take(1, "T2"));
        Assert.Null(CodeRules.ClassIn(hall.State, "T2", hall.Poll("P1")));
        Assert.Equal(AssuranceClass.Code, CodeRules.ClassIn(hall.State, "T2", hall.Poll("P2")));
        hall.Do(new PollClosed("P1"));
        hall.Do(new PollReopened("P1"));
        Assert.Null(CodeRules.ClassIn(hall.State, "T2", hall.Poll("P1")));
        hall.Do(new PollReset("P1"));
        hall.Do(new PollOpened("P1"));
        Assert.Equal(AssuranceClass.Code, CodeRules.ClassIn(hall.State, "T2", hall.Poll("P1")));
        Assert.Equal(1, hall.State.Codes!.Batches[0].Redeemed);
    }

    [Fact]
    public void A_code_that_comes_back_to_its_device_goes_on_where_it_was()
    {
        var hall = new JournalledHall();
        hall.Do(Issued);
        hall.Open("P1", Single);
        hall.Do(Take(1, "T1"));
        hall.Do(new CodeReleased("B1", Hash(1)) { By = Mo });
        hall.Do(Take(1, "T1"));
        Assert.Equal(AssuranceClass.Code, CodeRules.ClassIn(hall.State, "T1", hall.Poll("P1")));
    }

    [Fact]
    public void A_poll_takes_no_ballot_below_what_it_asks_for()
    {
        var hall = new JournalledHall();
        hall.Open("P1", Single with { Assurance = "A3" });
        Assert.Equal(Ruling.AssuranceTooLow, hall.Vote("P1", 7, Choice(0)));
        Assert.Equal(Ruling.AssuranceTooLow, hall.Vote("P1", 7, Choice(0), (AssuranceClass)9));
        Assert.Equal(Ruling.Accepted, hall.Vote("P1", 7, Choice(0), AssuranceClass.Code));
        Assert.Equal(1, hall.Ballots("P1").Voters);
        Assert.Equal(Ruling.InvalidPoll, hall.Do(new PollCreated("P2", Single with { Assurance = "A1" })));
    }

    [Fact]
    public void A_ballot_that_comes_again_in_a_higher_class_counts_in_it_and_final_ones_never_fall()
    {
        var hall = new JournalledHall();
        hall.Open("P1", Single);
        hall.Open("P2", Single with { CanChange = false });
        foreach (var id in new[] { "P1", "P2" })
        {
            Assert.Equal(Ruling.Accepted, hall.Vote(id, 7, Choice(0)));
            Assert.Equal(Ruling.Changed, hall.Vote(id, 7, Choice(0), AssuranceClass.Code));
            Assert.Equal(Ruling.Unchanged, hall.Vote(id, 7, Choice(0), AssuranceClass.Code));
            Assert.Equal([1L], Classes(hall, id).Select(c => c.Voters));
        }

        Assert.Equal(Ruling.Changed, hall.Vote("P1", 7, Choice(0)));
        Assert.Equal(Ruling.Unchanged, hall.Vote("P2", 7, Choice(0)));
        Assert.Empty(Classes(hall, "P1"));
        Assert.Single(Classes(hall, "P2"));
        Assert.DoesNotContain("classes", JournalledHall.Bytes(new JournalledHall().Replica), StringComparison.Ordinal);
        Assert.Contains("\"classes\":[[],[7,3]]", JournalledHall.Bytes(hall.Replica), StringComparison.Ordinal);
    }

    private static BallotPaper Choice(int option) => new() { Choices = ["o" + option] };

    private static IEnumerable<ClassCut> Classes(JournalledHall hall, string id) => hall.Replica.Cut()!.Find(hall.Poll(id).Number)!.Classes;

    private static CodeRedeemed Take(int code, string device) => new("B1", Hash(code)) { By = new Actor(device, "attendee") };

    private static IEnumerable<string> Many(int from, int count) => Enumerable.Range(from, count).Select(Hash);

    private static string Hash(int number) => number.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
}
