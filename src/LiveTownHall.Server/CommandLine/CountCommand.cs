using System.Collections.Immutable;
using System.CommandLine;
using LiveTownHall.Budgets.Counting;

namespace LiveTownHall.Server.CommandLine;

/// <summary>The words of <c>count</c>.</summary>
internal static class CountCommand
{
    private static readonly Dictionary<string, Method> Rules = new() { ["equal-shares"] = Method.EqualShares, ["greedy"] = Method.Greedy };

    private static readonly Dictionary<string, Utility> Utilities = new()
    {
        ["cost"] = Utility.Cost,
        ["cardinality"] = Utility.Cardinality,
        ["points"] = Utility.Points,
        ["borda"] = Utility.Borda,
    };

    private static readonly Dictionary<string, Completion> Completions = new()
    {
        ["none"] = Completion.None,
        ["add1"] = Completion.Add1,
        ["add1u"] = Completion.Add1u,
        ["utilitarian"] = Completion.Utilitarian,
    };

    private static readonly Dictionary<string, Comparison> Comparisons = new()
    {
        ["none"] = Comparison.None,
        ["satisfaction"] = Comparison.Satisfaction,
        ["exclusionRatio"] = Comparison.ExclusionRatio,
    };

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "Election in the Pabulib format (.pb)" };
        var rule = Word("--rule", "How it is counted", "equal-shares", Rules);
        var utility = Word("--utility", "What a funded project is worth to a supporter", "cost", Utilities);
        var completion = Word("--completion", "What is done with money that equal shares leave", "none", Completions);
        var increment = new Option<long>("--increment") { Description = "What add1 adds to each purse in a step, in the file's unit of money", DefaultValueFactory = _ => 1 };
        increment.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && long.TryParse(result.Tokens[0].Value, out var step) && step < 1)
                result.AddError("--increment must be 1 or more.");
        });
        var tieBreak = new Option<string?>("--tie-break")
        {
            Description = "What settles ties, in order: maxVotes, minCost, maxCost, lexico, or ids of projects; separated by commas",
        };
        var comparison = Word("--comparison", "When the greedy outcome takes the place of that of equal shares", "none", Comparisons);
        var seed = new Option<ulong?>("--seed") { Description = "Seed of the lottery that settles what is still tied; without it such a tie is an error" };
        var json = new Option<bool>("--json") { Description = "Print the outcome as JSON" };
        var explain = new Option<bool>("--explain") { Description = "Say also why each project was funded or not, and at which cost it would have been" };
        var command = new Command("count", "Counts a participatory budget from a Pabulib file")
        {
            file, rule, utility, completion, increment, tieBreak, comparison, seed, json, explain,
        };
        command.SetAction((parsed, cancellation) => Count.RunAsync(
            parsed.GetValue(file)!,
            new CountRule(
                Rules[parsed.GetValue(rule)!],
                Utilities[parsed.GetValue(utility)!],
                Completions[parsed.GetValue(completion)!],
                parsed.GetValue(increment),
                Words(parsed.GetValue(tieBreak)),
                Comparisons[parsed.GetValue(comparison)!],
                parsed.GetValue(seed)),
            new CountOutput(parsed.GetValue(json), parsed.GetValue(explain)),
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error,
            cancellation));
        return command;
    }

    private static Option<string> Word<T>(string name, string description, string usual, Dictionary<string, T> words)
    {
        var option = new Option<string>(name) { Description = $"{description}: {string.Join(", ", words.Keys)} (default {usual})", DefaultValueFactory = _ => usual };
        option.AcceptOnlyFromAmong([.. words.Keys]);
        return option;
    }

    private static ImmutableArray<string> Words(string? list) => [.. (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
