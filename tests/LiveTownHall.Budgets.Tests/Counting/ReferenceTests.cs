using System.Collections.Immutable;
using System.Text.Json;
using LiveTownHall.Budgets.Counting;

namespace LiveTownHall.Budgets.Tests.Counting;

/// <summary>Outcomes of the web tool of equalshares.net and of pabutools, and an official one.</summary>
public class ReferenceTests
{
    private const string Wieliczka = "equalshares/poland_wieliczka_2023_green-budget.pb";

    public static TheoryData<string> WebTool => ThirdPartyElections.Names("pb_reference");

    public static TheoryData<string> WebToolOnWieliczka => ThirdPartyElections.Names("js_reference");

    [Theory]
    [MemberData(nameof(WebTool))]
    public void The_web_tool_funds_the_same_in_the_same_order_or_finds_the_same_tie(string name)
    {
        var reference = ThirdPartyElections.Reference("pb_reference")[name];

        Compare("equalshares/pb/" + reference.GetProperty("fixture").GetString(), reference);
    }

    [Theory]
    [MemberData(nameof(WebToolOnWieliczka))]
    public void The_web_tool_funds_the_same_in_Wieliczka(string name) => Compare(Wieliczka, ThirdPartyElections.Reference("js_reference")[name]);

    [Fact]
    public void Pabutools_fund_the_same_by_cost()
    {
        foreach (var (path, reference) in ThirdPartyElections.Reference("pabutools_reference"))
            AssertFunds(path, reference.GetProperty("winners"), new CountRule(TieBreak: ["lexico"]));
    }

    [Fact]
    public void Pabutools_fund_the_same_by_cost_and_by_number()
    {
        foreach (var (path, reference) in ThirdPartyElections.Reference("pabutools_satisfaction_reference"))
        {
            AssertFunds(path, reference.GetProperty("cost"), new CountRule(TieBreak: ["lexico"]));
            AssertFunds(path, reference.GetProperty("cardinality"), new CountRule(Utility: Utility.Cardinality, TieBreak: ["lexico"]));
        }
    }

    [Fact]
    public void Pabutools_are_greedy_in_the_same_way()
    {
        foreach (var (path, reference) in ThirdPartyElections.Reference("pabutools_rules_reference"))
        {
            AssertFunds(path, reference.GetProperty("greedy_cost"), new CountRule(Method.Greedy, TieBreak: ["lexico"]));
            AssertFunds(path, reference.GetProperty("greedy_cardinality"), new CountRule(Method.Greedy, Utility.Cardinality, TieBreak: ["lexico"]));
        }
    }

    [Fact]
    public void Pabutools_fund_the_same_by_points_and_by_rankings()
    {
        foreach (var (path, reference) in ThirdPartyElections.Reference("pabutools_cardinal_reference"))
            AssertFunds(path, reference.GetProperty("winners"), new CountRule(Utility: Utility.Points, TieBreak: ["lexico"]));
        foreach (var (path, reference) in ThirdPartyElections.Reference("pabutools_ordinal_reference"))
            AssertFunds(path, reference.GetProperty("winners"), new CountRule(Utility: Utility.Borda, TieBreak: ["lexico"]));
    }

    [Fact]
    public void An_order_of_ids_settles_ties_as_the_list_says()
    {
        foreach (var (path, reference) in ThirdPartyElections.Reference("pabutools_satisfaction_reference"))
            AssertFunds(path, reference.GetProperty("cardinality"), new CountRule(Utility: Utility.Cardinality, TieBreak: [.. Strings(reference.GetProperty("lexico_order"))]));
    }

    [Fact]
    public void Assen_gets_what_it_officially_got()
    {
        const string assen = "pabulib/Netherlands_Assen_2024.pb";
        var file = LiveTownHall.Budgets.Pabulib.PabulibReader.Read(ThirdPartyElections.Text(assen));
        var official = file.Projects.Rows.Where(row => row.Fields[file.Projects.Find("selected")] == "1").Select(row => row.Fields[file.Projects.Find("project_id")]);

        Assert.Equal(official.Order(), Funded(assen, new CountRule(Completion: Completion.Add1, TieBreak: ["maxVotes", "minCost"])).Order());
    }

    private static void Compare(string path, JsonElement reference)
    {
        var parameters = reference.GetProperty("params");
        var rule = new CountRule(
            Completion: Enum.Parse<Completion>(parameters.GetProperty("completion").GetString()!, ignoreCase: true),
            Comparison: Enum.Parse<Comparison>(parameters.GetProperty("comparison").GetString()!, ignoreCase: true),
            Increment: parameters.GetProperty("increment").GetInt64(),
            TieBreak: [.. Strings(parameters.GetProperty("tieBreaking"))]);
        if (reference.TryGetProperty("error", out var error))
        {
            var flaw = Assert.Throws<BudgetCountException>(() => Funded(path, rule));
            var tied = error.GetString()!.Split("projects ")[1].Split(" could")[0].Split(", ");
            Assert.All(tied, id => Assert.Contains(id, flaw.Message, StringComparison.Ordinal));
            return;
        }

        var election = ThirdPartyElections.Read(path);
        var outcome = BudgetCount.Run(election, rule);

        var result = reference.GetProperty("result");
        Assert.Equal(Strings(result.GetProperty("winners")), outcome.Funded.Select(funded => election.Projects[funded.Project].Id));
        Assert.Equal(result.GetProperty("totalCost").GetInt64(), outcome.Spent);
        Assert.Equal(result.GetProperty("endowment").GetDouble(), outcome.Purse!.Value.ToDouble(), 1e-9);
    }

    private static void AssertFunds(string path, JsonElement winners, CountRule rule)
        => Assert.Equal(
            Strings(winners).Order(StringComparer.Ordinal), Funded(path.Replace("test/fixtures", "equalshares", StringComparison.Ordinal), rule).Order(StringComparer.Ordinal));

    private static ImmutableArray<string> Funded(string path, CountRule rule)
    {
        var election = ThirdPartyElections.Read(path);
        return [.. BudgetCount.Run(election, rule).Funded.Select(funded => election.Projects[funded.Project].Id)];
    }

    private static IEnumerable<string> Strings(JsonElement list) => list.EnumerateArray().Select(item => item.GetString()!);
}
