using System.Collections.Immutable;
using System.Text.Json;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Core.Tests.Polls.Counting;

/// <summary>
/// A third-party election with the rounds that the Universal RCV Tabulator found, made into the strict rankings that our phones send.
/// Its rules about skipped ranks, overvotes and repeats decide, for each ballot and before the count, where that ballot ends; the one rule that
/// needs the state of the count (<c>exhaustIfMultipleContinuing</c> where there are overvotes) is not ours.
/// </summary>
internal sealed class RcvCase
{
    private const string WriteIns = "Undeclared Write-ins";

    private readonly JsonElement _case;
    private readonly JsonElement _rules;
    private readonly string[] _excluded;

    private RcvCase(string name, JsonElement json)
    {
        (Name, _case, _rules) = (name, json, json.GetProperty("rules"));
        _excluded = [.. json.GetProperty("excluded").EnumerateArray().Select(candidate => candidate.GetString()!), .. HasWriteInsThatLeaveFirst ? (string[])[WriteIns] : []];
        Candidates = [.. json.GetProperty("candidates").EnumerateArray().Select(candidate => candidate.GetString()!)
            .Concat(FirstTally.Select(option => option.OptionId)).Distinct().Except(_excluded)];
        Ballots = [.. json.GetProperty("ballots").EnumerateArray().Where(IsMarked).Select(Normalise)];
        Rounds = [.. ExpectedRounds.Skip(FirstRound - 1).Select(Stage)];
        Winner = ExpectedRounds.SelectMany(round => Results(round, "elected")).SingleOrDefault();
        Rules = new RunoffRules
        {
            BatchElimination = IsSet("batchElimination"),
            ContinueUntilTwo = IsSet("continueUntilTwoCandidatesRemain"),
            Ties = TieRule.AgendaOrder,
            TieBreak = TextOf("tiebreakMode") == "useCandidateOrder" ? null : ChosenByLot,
        };
    }

    public string Name { get; }

    /// <summary>In the order that breaks ties, without the excluded.</summary>
    public string[] Candidates { get; }

    public (string[] Ranking, long Count)[] Ballots { get; }

    public RunoffRules Rules { get; }

    /// <summary>The expected rounds that ours are compared with. Counts are in the order of <see cref="Candidates"/>.</summary>
    public RunoffStage[] Rounds { get; }

    /// <summary>Null where the count was stopped before there was one.</summary>
    public string? Winner { get; }

    /// <summary>Rounds upstream that are not compared: one, where write-ins that cannot win leave by themselves. We count as if they had been excluded.</summary>
    public int FirstRound => HasWriteInsThatLeaveFirst ? 2 : 1;

    /// <summary>Upstream stopped after its last round without a winner; ours go on.</summary>
    public bool StopsEarly => TextOf("stopTabulationEarlyAfterRound") != "";

    private bool HasWriteInsThatLeaveFirst
        => _case.GetProperty("undeclaredWriteInsCandidate").ValueKind == JsonValueKind.True
        && FirstTally.Any(option => option.OptionId == WriteIns && option.Count > 0);

    private IEnumerable<JsonElement> ExpectedRounds => _case.GetProperty("expected").GetProperty("results").EnumerateArray();

    private IEnumerable<OptionCount> FirstTally => Tally(ExpectedRounds.First());

    /// <summary>The rule that this case needs and we do not have, or null.</summary>
    public string? RuleWeDoNotHave
        => TextOf("overvoteRule") == "exhaustIfMultipleContinuing" && _case.GetProperty("ballots").EnumerateArray().Any(HasOvervote)
            ? "exhaustIfMultipleContinuing: an overvote that counts once all but one of its candidates are gone"
            : null;

    public static RcvCase Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return new RcvCase(Path.GetFileNameWithoutExtension(path), document.RootElement.Clone());
    }

    private (string[] Ranking, long Count) Normalise(JsonElement ballot)
    {
        var ranking = new List<string>();
        var seen = new HashSet<string>();
        var (rank, lastMarked) = (0, 0);
        foreach (var marks in ballot.GetProperty("ranks").EnumerateArray().Take(Number("maxRankingsAllowed")))
        {
            rank++;
            if (marks.GetArrayLength() == 0)
                continue;
            if (rank - lastMarked - 1 > Number("maxSkippedRanksAllowed"))
                break;
            lastMarked = rank;
            if (IsSet("exhaustOnDuplicateCandidate") && marks.EnumerateArray().Any(mark => seen.Contains(mark.GetString()!)))
                break;
            seen.UnionWith(marks.EnumerateArray().Select(mark => mark.GetString()!));
            if (marks.GetArrayLength() > 1 && TextOf("overvoteRule") == "alwaysSkipToNextRank")
                continue;
            if (marks.GetArrayLength() > 1)
                break;
            var candidate = marks[0].GetString()!;
            if (!ranking.Contains(candidate) && !_excluded.Contains(candidate))
                ranking.Add(candidate);
        }

        return ([.. ranking], ballot.GetProperty("count").GetInt64());
    }

    private RunoffStage Stage(JsonElement round)
    {
        var inactive = round.GetProperty("inactiveBallots").EnumerateObject().Sum(reason => long.Parse(reason.Value.GetString()!));
        var counts = Tally(round).OrderBy(option => Array.IndexOf(Candidates, option.OptionId));
        return new RunoffStage([.. counts], [.. Results(round, "eliminated").OrderBy(name => Array.IndexOf(Candidates, name))], inactive);
    }

    /// <summary>Where upstream drew lots, its lot is ours; a tie it did not have is an error here.</summary>
    private int? ChosenByLot(int round, ImmutableArray<int> tied, TieAction action)
    {
        var names = tied.Select(place => Candidates[place]).ToHashSet();
        foreach (var lot in _case.GetProperty("tieBreaks").EnumerateArray())
        {
            if (lot.GetProperty("round").GetInt32() != round + FirstRound - 1 || lot.GetProperty("action").GetString() != action.ToString().ToLowerInvariant())
                continue;
            Assert.Equal(lot.GetProperty("tied").EnumerateArray().Select(name => name.GetString()).Order(), names.Order());
            return Array.IndexOf(Candidates, lot.GetProperty("chosen")[0].GetString());
        }

        Assert.True(StopsEarly && round > Rounds.Length, $"{Name}: round {round} has a tie that upstream did not have.");
        return null;
    }

    private static IEnumerable<OptionCount> Tally(JsonElement round)
        => round.GetProperty("tally").EnumerateObject().Select(line => new OptionCount(line.Name, long.Parse(line.Value.GetString()!)));

    private static IEnumerable<string> Results(JsonElement round, string what)
        => round.GetProperty("tallyResults").EnumerateArray()
            .Where(result => result.TryGetProperty(what, out _))
            .Select(result => result.GetProperty(what).GetString()!);

    /// <summary>Upstream leaves ballots without a mark out of every figure.</summary>
    private static bool IsMarked(JsonElement ballot) => ballot.GetProperty("ranks").EnumerateArray().Any(marks => marks.GetArrayLength() > 0);

    private static bool HasOvervote(JsonElement ballot) => ballot.GetProperty("ranks").EnumerateArray().Any(marks => marks.GetArrayLength() > 1);

    private bool IsSet(string rule) => _rules.GetProperty(rule).ValueKind == JsonValueKind.True;

    private string TextOf(string rule) => _rules.GetProperty(rule).ToString();

    private int Number(string rule) => int.TryParse(TextOf(rule), out var number) ? number : int.MaxValue;
}
