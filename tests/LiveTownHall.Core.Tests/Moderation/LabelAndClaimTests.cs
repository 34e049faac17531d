using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Questions;
using LiveTownHall.Core.Tests.Halls;
using static LiveTownHall.Core.Tests.Moderation.People;

namespace LiveTownHall.Core.Tests.Moderation;

public class LabelAndClaimTests
{
    public static TheoryData<QuestionState> States => [.. Enum.GetValues<QuestionState>()];

    [Theory]
    [MemberData(nameof(States))]
    public void Labels_pins_and_translations_change_no_standing(QuestionState state)
    {
        var hall = DeskHall.With(state);
        Fact[] facts = [new ItemLabelled("Q1", "disputed", true) { By = Mo }, new ItemPinned("Q1", true) { By = Mo }, new ItemTranslated("Q1", 1, "fr", "Pourquoi ?") { By = Mo }];
        foreach (var fact in facts)
        {
            Assert.Equal(Ruling.Forbidden, hall.Do(fact with { By = Sam }));
            Assert.Equal(state == QuestionState.Redacted ? Ruling.InvalidTransition : Ruling.Accepted, hall.Do(fact));
            if (state != QuestionState.Redacted)
                Assert.Equal(Ruling.Unchanged, hall.Do(fact));
        }

        Assert.Equal(state, hall.Question().State);
        if (state == QuestionState.Redacted)
            return;
        hall.Must(new ItemLabelled("Q1", "disputed", false) { By = Mo }, new ItemPinned("Q1", false) { By = Mo });
        Assert.Equal(["label", "pin", "translate", "unlabel", "unpin"], hall.Replica.Audit.Entries.TakeLast(5).Select(e => e.Action));
    }

    [Fact]
    public void An_item_takes_so_many_labels_and_translations()
    {
        var hall = DeskHall.With(QuestionState.Published);
        for (var i = 0; i < 10; i++)
            hall.Must(new ItemLabelled("Q1", "L" + i, true) { By = Mo });
        for (var i = 0; i < 12; i++)
            hall.Must(new ItemTranslated("Q1", 1, "l" + i, "Pourquoi ?") { By = Mo });

        Assert.Equal(Ruling.LimitReached, hall.Do(new ItemLabelled("Q1", "more", true) { By = Mo }));
        Assert.Equal(Ruling.LimitReached, hall.Do(new ItemTranslated("Q1", 1, "more", "Pourquoi ?") { By = Mo }));
        Assert.Equal(Ruling.StaleRevision, hall.Do(new ItemTranslated("Q1", 2, "l1", "Pourquoi ?") { By = Mo }));
        hall.Must(new ItemTranslated("Q1", 1, "l1", "Pourquoi pas ?") { By = Mo });
    }

    [Fact]
    public void Claims_are_imported_by_id_and_a_second_import_changes_nothing()
    {
        var hall = new JournalledHall();
        hall.Must(Import(Claim("R1", "False"), Claim("R2", "True")));
        Assert.Equal(Ruling.Unchanged, hall.Do(Import(Claim("R1", "False"))));
        Assert.Equal(Ruling.Forbidden, hall.Do(Import(Claim("R3", "False")) with { By = Sam }));

        hall.Must(Import(Claim("R1", "Mixture")));
        Assert.Equal(["Mixture", "True"], hall.State.Desk.Claims.Values.Select(c => c.Rating));
    }

    [Fact]
    public void A_library_holds_so_many_claims_and_an_import_too_large_changes_nothing()
    {
        var hall = new JournalledHall();
        hall.Must(Import([.. Enumerable.Range(0, DeskState.MostClaims - 1).Select(i => Claim("R" + i, "False"))]));
        Assert.Equal(Ruling.LimitReached, hall.Do(Import(Claim("X1", "False"), Claim("X2", "False"))));

        Assert.Equal(DeskState.MostClaims - 1, hall.State.Desk.Claims.Count);
        hall.Must(Import(Claim("X1", "False")));
    }

    private static ClaimReview Claim(string id, string rating) => new(id, "Polls close early", rating, "Desk", "https://example.org");

    private static ClaimsImported Import(params ClaimReview[] claims) => new([.. claims]) { By = Mo };
}
