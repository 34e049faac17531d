using CsCheck;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Questions;
using LiveTownHall.Core.Tests.Halls;
using static LiveTownHall.Core.Tests.Moderation.People;

namespace LiveTownHall.Core.Tests.Moderation;

/// <summary>Random flags, edits, approvals and settled cases against a model that looks at every flag each time.</summary>
public class FlagModelTests
{
    private static readonly string[] Categories = ["spam", "abuse", "misleading"];

    private static readonly Gen<Step> AnyStep = Gen.Frequency(
        (20, Gen.Select(Gen.Int[0, 9], Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 500], (who, category, network, audience) => new Step("flag", who, category, network, audience))),
        (2, Gen.Int[0, 2].Select(category => new Step("ignore", Category: category))),
        (2, Gen.Const(new Step("approve"))),
        (2, Gen.Const(new Step("edit"))),
        (1, Gen.Const(new Step("hold"))));

    [Fact]
    public void An_item_is_held_exactly_when_enough_weight_people_and_networks_stand_behind_it()
        => AnyStep.Array[1, 80].Sample(steps =>
        {
            var hall = new JournalledHall();
            hall.Must(new HallUpdated(Moderation: "post"), new QuestionAsked("Q-1", "Why 1?", Author: "Ann") { By = Ann });
            var model = new FlagModel();
            foreach (var step in steps)
            {
                var ruling = Do(hall, step, model.Revision);
                var expected = step.Action switch
                {
                    "flag" => model.Flag(Flagger(step.Who), Categories[step.Category], step.Network == 0 ? null : (ulong)step.Network, step.Audience),
                    "ignore" => model.Ignore(Categories[step.Category]),
                    "approve" => model.Approve(),
                    "edit" => model.Edit(),
                    _ => model.Hold(),
                };
                Assert.Equal((step, expected), (step, ruling.IsAccepted()));
                Assert.Equal((step, model.State), (step, hall.Question("Q-1").State));
            }
        }, iter: 3_000);

    [Fact]
    public void No_number_of_flags_rejects_anything()
        => Gen.Select(Gen.Int[0, 400], Gen.Int[0, 7], Gen.ULong, Gen.Int[0, 1_000]).Array[1, 400].Sample(flags =>
        {
            var hall = new JournalledHall();
            hall.Must(new HallUpdated(Moderation: "post"), new QuestionAsked("Q1", "Why?") { By = Ann });
            foreach (var (who, category, network, audience) in flags)
            {
                string[] all = ["spam", "abuse", "hate", "personal_data", "off_topic", "misleading", "coordinated", "illegal"];
                hall.Do(new ItemFlagged("Q1", all[category], null, network, audience) { By = Flagger(who) });
                Assert.True(hall.Question().State is QuestionState.Published or QuestionState.Held);
            }
        }, iter: 50);

    private static Actor Flagger(int who) => who == 9 ? Mo : who == 8 ? Sam : Attendee(who);

    private static Ruling Do(JournalledHall hall, Step step, int revision) => hall.Do(step.Action switch
    {
        "flag" => new ItemFlagged("Q-1", Categories[step.Category], null, step.Network == 0 ? null : (ulong)step.Network, step.Audience) { By = Flagger(step.Who) },
        "ignore" => new FlagsResolved("Q-1-" + Categories[step.Category], "ignored") { By = Max },
        "edit" => new QuestionEdited("Q-1", revision, "Why " + (revision + 1) + "?") { By = Ann },
        _ => new ItemDecided("Q-1", revision, step.Action) { By = Max },
    });

    private sealed record Step(string Action, int Who = 0, int Category = 0, int Network = 0, int Audience = 0);
}
