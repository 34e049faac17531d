using CsCheck;
using LiveTownHall.Core.Budgets;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;
using LiveTownHall.Core.Tests.Facts;
using LiveTownHall.Core.Tests.Halls;
using LiveTownHall.Core.Tests.Moderation;

namespace LiveTownHall.Core.Tests.Budgets;

public class BudgetLifeTests
{
    private static readonly NewProject[] Three =
        [.. new[] { 400L, 500, 600 }.Select((cost, i) => new NewProject("J" + i, new ProjectDefinition { Title = "Title " + i, Cost = cost }))];

    [Theory]
    [InlineData("proposals", "feasibility", Ruling.Accepted)]
    [InlineData("proposals", "vote", Ruling.Accepted)]
    [InlineData("proposals", "results", Ruling.InvalidTransition)]
    [InlineData("proposals", "tracking", Ruling.InvalidTransition)]
    [InlineData("feasibility", "proposals", Ruling.Accepted)]
    [InlineData("feasibility", "vote", Ruling.Accepted)]
    [InlineData("feasibility", "results", Ruling.InvalidTransition)]
    [InlineData("vote", "proposals", Ruling.InvalidTransition)]
    [InlineData("vote", "feasibility", Ruling.InvalidTransition)]
    [InlineData("vote", "vote", Ruling.Unchanged)]
    [InlineData("vote", "results", Ruling.Accepted)]
    [InlineData("vote", "tracking", Ruling.InvalidTransition)]
    [InlineData("results", "vote", Ruling.Accepted)]
    [InlineData("results", "feasibility", Ruling.InvalidTransition)]
    [InlineData("results", "tracking", Ruling.InvalidTransition)]
    public void A_phase_leads_to_these_and_no_others(string from, string to, Ruling expected)
    {
        var hall = In(from);
        Assert.Equal(expected, hall.Do(new BudgetPhaseSet("B1", to)));
        Assert.Equal(expected.IsAccepted() ? to : from, Budget(hall).Phase);
    }

    [Fact]
    public void A_vote_needs_a_project_that_can_be_voted_on()
    {
        var hall = new JournalledHall();
        hall.Must(new BudgetCreated("B1", AnyBudgets.Plain));
        Assert.Equal(Ruling.InvalidTransition, hall.Do(new BudgetPhaseSet("B1", "vote")));

        hall.Must(new ProjectAdded("B1", "J0", Three[0].Project), new ProjectJudged("B1", "J0", "notFeasible", "Not ours"));
        Assert.Equal(Ruling.InvalidTransition, hall.Do(new BudgetPhaseSet("B1", "vote")));
        hall.Must(new ProjectJudged("B1", "J0", "feasible"));
        Assert.Equal(Ruling.Accepted, hall.Do(new BudgetPhaseSet("B1", "vote")));
    }

    [Fact]
    public void Once_people_were_asked_projects_verdicts_and_the_way_of_voting_stay_and_only_the_wording_and_the_times_change()
    {
        foreach (var phase in new[] { "vote", "results" })
        {
            var hall = In(phase);
            Assert.Equal(Ruling.InvalidTransition, hall.Do(new ProjectAdded("B1", "J9", Three[0].Project)));
            Assert.Equal(Ruling.InvalidTransition, hall.Do(new ProjectUpdated("B1", "J0", Three[1].Project)));
            Assert.Equal(Ruling.InvalidTransition, hall.Do(new ProjectJudged("B1", "J0", "notFeasible", "Not ours")));
            Assert.Equal(Ruling.InvalidTransition, hall.Do(new BudgetUpdated("B1", AnyBudgets.Plain with { Amount = 7 })));
            Assert.Equal(Ruling.InvalidTransition, hall.Do(new BudgetUpdated("B1", AnyBudgets.Plain with { Ballot = "knapsack", MinChoices = null })));
            Assert.Equal(Ruling.InvalidTransition, hall.Do(new BudgetUpdated("B1", AnyBudgets.Plain with { Seed = 8 })));
            var reworded = AnyBudgets.Plain with { Title = "Streets", Text = "More", Phases = [new PhaseTime("tracking", JournalledHall.Noon)] };
            Assert.Equal(Ruling.Accepted, hall.Do(new BudgetUpdated("B1", reworded)));
        }
    }

    [Fact]
    public void Every_verdict_is_final_when_people_vote()
    {
        var hall = In("feasibility");
        hall.Must(new ProjectJudged("B1", "J0", "notFeasible", "Not ours"), new ProjectJudged("B1", "J1", "needsChange", "Too wide", Final: true));
        Assert.Equal([false, true, false], Budget(hall).Projects.Select(p => p.Final));
        hall.Must(new BudgetPhaseSet("B1", "vote"));
        Assert.Equal([true, true, true], Budget(hall).Projects.Select(p => p.Final));
        Assert.Equal([false, false, true], Budget(hall).Projects.Select(Core.Budgets.Budget.IsOnBallot));
    }

    [Fact]
    public void The_first_count_of_an_end_of_voting_is_the_result_and_one_of_another_end_is_none()
    {
        var hall = In("vote");
        var (first, second) = (BudgetFactExamples.Result, BudgetFactExamples.Result with { Spent = 9 });
        Assert.Equal(Ruling.InvalidTransition, hall.Do(new BudgetCounted("B1", 0, "count/1", first)));
        hall.Must(new BudgetPhaseSet("B1", "results"));
        Assert.Equal(Ruling.InvalidTransition, hall.Do(new BudgetCounted("B1", 2, "count/1", first)));
        Assert.Equal(Ruling.Accepted, hall.Do(new BudgetCounted("B1", 1, "count/1", first)));
        Assert.Equal(Ruling.Unchanged, hall.Do(new BudgetCounted("B1", 1, "count/2", second)));
        Assert.Equal(400_000, Budget(hall).Count!.Result.Spent);

        // Voting goes on: what was counted is not the result any more.
        hall.Must(new BudgetPhaseSet("B1", "vote"));
        Assert.Null(Budget(hall).Count);
        hall.Must(new BudgetPhaseSet("B1", "results"));
        Assert.Equal(Ruling.InvalidTransition, hall.Do(new BudgetCounted("B1", 1, "count/1", first)));
        Assert.Equal(Ruling.Accepted, hall.Do(new BudgetCounted("B1", 2, "count/1", second)));
    }

    [Fact]
    public void A_result_has_a_bound()
    {
        var hall = In("results");
        var endless = BudgetFactExamples.Result with { Purse = new string('1', BudgetResult.Longest) };
        Assert.Equal(Ruling.InvalidRequest, hall.Do(new BudgetCounted("B1", 1, "count/1", endless)));
        Assert.Null(Budget(hall).Count);
    }

    [Fact]
    public void What_is_funded_is_tracked_and_nothing_else()
    {
        var hall = In("results");
        hall.Must(new BudgetCounted("B1", 1, "count/1", BudgetFactExamples.Result));
        Assert.Equal(Ruling.InvalidTransition, hall.Do(new ProjectTracked("B1", "J1", "planned")));
        hall.Must(new BudgetPhaseSet("B1", "tracking"));
        Assert.Equal(Ruling.Accepted, hall.Do(new ProjectTracked("B1", "J1", "underWay", "Half"), JournalledHall.Noon + 3));
        Assert.Equal(Ruling.Unchanged, hall.Do(new ProjectTracked("B1", "J1", "underWay", "Half"), JournalledHall.Noon + 4));
        Assert.Equal(Ruling.InvalidTransition, hall.Do(new ProjectTracked("B1", "J2", "planned")));
        Assert.Equal(("underWay", "Half", JournalledHall.Noon + 3), (Budget(hall).Projects[1].Tracking, Budget(hall).Projects[1].Note, Budget(hall).Projects[1].TrackedAt));
    }

    [Fact]
    public void Phases_begin_by_themselves_in_their_order_and_a_ballot_after_the_end_does_not_count_though_no_timer_has_rung()
    {
        const long Noon = JournalledHall.Noon;
        var hall = new JournalledHall();
        var timed = AnyBudgets.Plain with { Phases = [new PhaseTime("vote", Noon + 10), new PhaseTime("results", Noon + 20)] };
        hall.Must(new BudgetCreated("B1", timed, [.. Three]));
        Assert.Equal([new Due(Noon + 10, new BudgetPhaseDue("B1", "vote", Noon + 10, DropPast: true))], Due.In(hall.State));
        Assert.Equal(Ruling.Unchanged, hall.Do(new BudgetPhaseDue("B1", "vote", Noon + 11, DropPast: true)));
        Assert.Equal(Ruling.Accepted, hall.Do(new BudgetPhaseDue("B1", "vote", Noon + 10, DropPast: true), Noon + 10));
        Assert.Equal(Ruling.Unchanged, hall.Do(new BudgetPhaseDue("B1", "vote", Noon + 10, DropPast: true), Noon + 10));

        // From a node that was not upgraded yet.
        Assert.Equal(Ruling.Unchanged, hall.Do(new BudgetPhaseDue("B1", "vote", Noon + 10), Noon + 10));
        Assert.Equal([new Due(Noon + 20, new BudgetPhaseDue("B1", "results", Noon + 20))], Due.In(hall.State));

        Assert.Equal([Ruling.Accepted], hall.Batch(Noon + 19, batch => batch.Mark(Vote(1, 0))));
        Assert.Equal([Ruling.PollClosed], hall.Batch(Noon + 20, batch => batch.Mark(Vote(2, 0))));
        Assert.Equal(Ruling.Accepted, hall.Do(new BudgetPhaseDue("B1", "results", Noon + 20), Noon + 21));
        Assert.Equal(("results", 1), (Budget(hall).Phase, Budget(hall).Closings));
        Assert.Empty(Due.In(hall.State));
    }

    [Fact]
    public void Whoever_opens_voting_late_or_goes_on_with_it_ends_it_by_hand()
    {
        const long Noon = JournalledHall.Noon;
        var hall = new JournalledHall();
        var timed = AnyBudgets.Plain with { Phases = [new PhaseTime("results", Noon + 20), new PhaseTime("tracking", Noon + 40)] };
        hall.Must(new BudgetCreated("B1", timed, [.. Three]));
        Assert.Equal(Ruling.Accepted, hall.Do(new BudgetPhaseSet("B1", "vote", DropPast: true), Noon + 30));
        Assert.Equal([new Due(Noon + 40, new BudgetPhaseDue("B1", "tracking", Noon + 40))], Due.In(hall.State));
        Assert.Equal([Ruling.Accepted], hall.Batch(Noon + 31, batch => batch.Mark(Vote(1, 0))));
        Assert.Equal(Ruling.Accepted, hall.Do(new BudgetPhaseSet("B1", "results"), Noon + 32));
        Assert.Equal(Ruling.Accepted, hall.Do(new BudgetPhaseSet("B1", "vote", DropPast: true), Noon + 50));
        Assert.Equal([Ruling.Accepted], hall.Batch(Noon + 51, batch => batch.Mark(Vote(2, 0))));
        Assert.Empty(Due.In(hall.State));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void By_a_fact_from_before_times_that_are_over_stay_and_end_what_was_opened_late(bool byHand)
    {
        const long Noon = JournalledHall.Noon;
        var hall = new JournalledHall();
        var timed = AnyBudgets.Plain with { Phases = [new PhaseTime("vote", Noon + 10), new PhaseTime("results", Noon + 20)] };
        hall.Must(new BudgetCreated("B1", timed, [.. Three]));
        Fact opening = byHand ? new BudgetPhaseSet("B1", "vote") : new BudgetPhaseDue("B1", "vote", Noon + 10);
        Assert.Equal(Ruling.Accepted, hall.Do(opening, Noon + 30));
        Assert.Equal(timed, Budget(hall).Definition);
        Assert.Equal([new Due(Noon + 20, new BudgetPhaseDue("B1", "results", Noon + 20))], Due.In(hall.State));
        Assert.Equal([Ruling.PollClosed], hall.Batch(Noon + 31, batch => batch.Mark(Vote(1, 0))));
        Assert.Equal(Ruling.Accepted, hall.Do(new BudgetPhaseDue("B1", "results", Noon + 20), Noon + 31));
        Assert.Equal(Ruling.Accepted, hall.Do(new BudgetCounted("B1", 1, "count/1", BudgetFactExamples.Result)));
        Assert.Equal(("results", 1), (Budget(hall).Phase, Budget(hall).Closings));
    }

    [Fact]
    public void A_fact_that_says_which_rule_it_goes_by_needs_a_newer_reader_and_one_that_does_not_needs_none()
    {
        Assert.Equal(5, new BudgetPhaseSet("B1", "vote", BudgetPhases.DropsPast("vote")).LowestReader);
        Assert.Equal(5, new BudgetPhaseDue("B1", "vote", 1, BudgetPhases.DropsPast("vote")).LowestReader);
        Assert.Equal(5, new BudgetCreated("B1", AnyBudgets.Plain, [.. Three], Imported: 3, DropPast: true).LowestReader);
        Assert.Equal(4, new BudgetPhaseSet("B1", "results", BudgetPhases.DropsPast("results")).LowestReader);
        Assert.Equal(4, new BudgetPhaseDue("B1", "results", 1, BudgetPhases.DropsPast("results")).LowestReader);
        Assert.Equal(4, new BudgetCreated("B1", AnyBudgets.Plain, [.. Three]).LowestReader);
    }

    [Fact]
    public void A_file_that_comes_with_times_that_are_over_is_voted_on_without_them_and_with_them_by_a_fact_from_before()
    {
        const long Noon = JournalledHall.Noon;
        var timed = AnyBudgets.Plain with { Phases = [new PhaseTime("results", Noon + 20), new PhaseTime("tracking", Noon + 40)] };
        (bool? Drops, int Left)[] ways = [(true, 1), (null, 2)];
        foreach (var (drops, left) in ways)
        {
            var hall = new JournalledHall();
            Assert.Equal(Ruling.Accepted, hall.Do(new BudgetCreated("B1", timed, [.. Three], Imported: 3, DropPast: drops), Noon + 30));
            Assert.Equal(left, Budget(hall).Definition.Phases.Length);
        }
    }

    [Fact]
    public void A_file_that_comes_to_a_closed_hall_leaves_no_budget_behind()
    {
        var hall = new JournalledHall();
        hall.Must(new HallClosed());
        Assert.Equal(Ruling.HallClosed, hall.Do(new BudgetCreated("B1", AnyBudgets.Plain, [.. Three], Imported: 3, DropPast: true)));
        Assert.Null(hall.State.Budgets);
        Assert.Equal(Ruling.Accepted, new JournalledHall().Do(new BudgetCreated("B1", AnyBudgets.Plain, [.. Three], Imported: 3, DropPast: true)));

        // Former nodes left it there.
        Assert.Equal(Ruling.HallClosed, hall.Do(new BudgetCreated("B1", AnyBudgets.Plain, [.. Three], Imported: 3)));
        Assert.Equal("proposals", Budget(hall).Phase);
    }

    [Fact]
    public void The_close_of_the_hall_ends_voting_and_nothing_begins_after_it()
    {
        var hall = In("vote");
        hall.Must(new BudgetCreated("B2", AnyBudgets.Plain with { Phases = [new PhaseTime("feasibility", JournalledHall.Noon + 5)] }, [.. Three]), new HallClosed());
        Assert.Equal("results", Budget(hall).Phase);
        Assert.Empty(Due.In(hall.State));
        Assert.Equal(Ruling.HallClosed, hall.Do(new BudgetPhaseSet("B1", "vote")));
        Assert.Equal(Ruling.HallClosed, hall.Do(new BudgetPhaseSet("B2", "vote")));
    }

    [Fact]
    public void Projects_and_their_text_have_bounds_and_a_retry_is_not_a_second_one()
    {
        var hall = new JournalledHall();
        hall.Must(new BudgetCreated("B1", AnyBudgets.Plain));
        for (var i = 0; i < ProjectDefinition.Most; i++)
            hall.Must(new ProjectAdded("B1", "J" + i, Three[0].Project));
        Assert.Equal(Ruling.Unchanged, hall.Do(new ProjectAdded("B1", "J7", Three[0].Project)));
        Assert.Equal(Ruling.DuplicateId, hall.Do(new ProjectAdded("B1", "J7", Three[1].Project)));
        Assert.Equal(Ruling.LimitReached, hall.Do(new ProjectAdded("B1", "J999", Three[0].Project)));

        hall.Must(new BudgetCreated("B2", AnyBudgets.Plain));
        for (var i = 0; i < ProjectDefinition.MostText / ProjectDefinition.LongestText - 1; i++)
            hall.Must(new ProjectAdded("B2", "J" + i, Three[0].Project with { Text = new string('a', ProjectDefinition.LongestText) }));
        Assert.Equal(Ruling.LimitReached, hall.Do(new ProjectAdded("B2", "J99", Three[0].Project with { Text = new string('a', ProjectDefinition.LongestText) })));
    }

    [Theory]
    [InlineData("amount", 0)]
    [InlineData("amount", BudgetDefinition.MostMoney + 1)]
    [InlineData("cost", -1)]
    [InlineData("cost", BudgetDefinition.MostMoney + 1)]
    public void Money_is_from_nothing_to_ten_to_the_fifteenth(string what, long money)
    {
        var hall = new JournalledHall();
        hall.Must(new BudgetCreated("B1", AnyBudgets.Plain with { Amount = BudgetDefinition.MostMoney }));
        hall.Must(new ProjectAdded("B1", "J0", Three[0].Project with { Cost = BudgetDefinition.MostMoney }));
        Assert.Equal(Ruling.InvalidRequest, hall.Do(what == "amount"
            ? new BudgetCreated("B2", AnyBudgets.Plain with { Amount = money })
            : new ProjectAdded("B1", "J1", Three[0].Project with { Cost = money })));
    }

    [Fact]
    public void A_hall_without_budgets_has_the_state_it_always_had()
        => Assert.DoesNotContain("udget", JournalledHall.Bytes(new JournalledHall().Replica).Replace("Budget evening", "", StringComparison.Ordinal), StringComparison.Ordinal);

    [Fact]
    public void In_any_order_of_commands_a_budget_that_was_opened_keeps_its_projects_and_its_rule()
        => AnyBudgets.Fact.Array[1, 60].Sample(facts =>
        {
            var hall = new JournalledHall();
            hall.Must([.. AnyBudgets.Beginning]);
            foreach (var fact in facts)
            {
                var before = hall.State.Budgets!.All;
                hall.Do(fact);
                foreach (var (was, now) in before.Zip(hall.State.Budgets!.All))
                {
                    if (!was.Opened)
                        continue;
                    Assert.True(now.Opened);
                    Assert.Equal(was.Projects.Select(p => (p.Id, p.Definition, p.Feasibility)), now.Projects.Select(p => (p.Id, p.Definition, p.Feasibility)));
                    Assert.True(was.Definition.CountsTheSameAs(now.Definition));
                    Assert.True(now.Count is null || now.IsPublic);
                    Assert.True(now.Closings >= was.Closings);
                }
            }
        }, iter: 300);

    private static JournalledHall In(string phase)
    {
        var hall = new JournalledHall();
        hall.Must(new BudgetCreated("B1", AnyBudgets.Plain, [.. Three]));
        if (phase == "feasibility")
            hall.Must(new BudgetPhaseSet("B1", phase));
        if (phase is "vote" or "results")
            hall.Must(new BudgetPhaseSet("B1", "vote"));
        if (phase == "results")
            hall.Must(new BudgetPhaseSet("B1", "results"));
        return hall;
    }

    private static Budget Budget(JournalledHall hall) => hall.State.Budgets!.Find("B1")!;

    private static Mark Vote(ulong voter, params byte[] projects) => new(MarkPart.Budget, 0, 1, voter, 0) { Bytes = (byte[])[1, .. projects] };
}
