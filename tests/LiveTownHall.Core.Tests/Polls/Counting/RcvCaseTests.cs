using System.Collections.Immutable;
using LiveTownHall.Core.Polls;
using LiveTownHall.Tally;

namespace LiveTownHall.Core.Tests.Polls.Counting;

/// <summary>Instant-runoff against the published cases of the Universal RCV Tabulator, round by round.</summary>
public class RcvCaseTests
{
    private const string Absent = "The third-party cases (../shared/data/rcv/cases beside the repository) are not on this machine.";
    private const int WideRankBits = 6;

    /// <summary>Cases that need a rule a live poll with strict rankings has no use for. Every other case is run.</summary>
    private static readonly Dictionary<string, string> NotOurs = new()
    {
        ["exhaust_if_multiple_continuing"] = "exhaustIfMultipleContinuing: an overvote that counts once all but one of its candidates are gone",
        ["test_set_overvote_delimiter"] = "exhaustIfMultipleContinuing: an overvote that counts once all but one of its candidates are gone",
    };

    public static TheoryData<string> Names()
        => Folder() is { } folder
            ? [.. Directory.EnumerateFiles(folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Except(NotOurs.Keys).Order()]
            : ["none"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_round_is_the_one_that_was_published(string name)
    {
        Assert.SkipWhen(Folder() is null, Absent);
        var election = RcvCase.Read(Path.Combine(Folder()!, name + ".json"));

        var runoff = Count(election);

        var rounds = election.StopsEarly ? runoff.Rounds.Take(election.Rounds.Length) : runoff.Rounds;
        Assert.Equal(election.Rounds.Select(Print), rounds.Select(Print));
        if (election.Winner is not null)
            Assert.Equal([election.Winner], runoff.Winner);
    }

    [Fact]
    public void Every_case_is_run_or_named_with_the_rule_we_do_not_have()
    {
        Assert.SkipWhen(Folder() is null, Absent);
        var cases = Directory.EnumerateFiles(Folder()!, "*.json").Select(RcvCase.Read).ToList();

        Assert.Equal(30, cases.Count);
        Assert.Equal(
            NotOurs.OrderBy(line => line.Key, StringComparer.Ordinal),
            cases.Where(election => election.RuleWeDoNotHave is not null)
                .Select(election => KeyValuePair.Create(election.Name, election.RuleWeDoNotHave!))
                .OrderBy(line => line.Key, StringComparer.Ordinal));
    }

    /// <summary>As a poll counts it where the candidates fit in one; else the same code over wider rankings.</summary>
    private static Runoff Count(RcvCase election)
    {
        if (election.Candidates.Length > 15)
            return CountWide(election);
        var poll = AnyPoll.RankingOf(Math.Max(2, election.Candidates.Length)) with
        {
            Options = [.. election.Candidates.Select(name => new PollOption(name, name))],
        };
        var profile = election.Ballots.Select(ballot => new DistinctBallot((ulong)Pack(election, ballot.Ranking, RankingKind.RankBits), ballot.Count)).ToArray();
        return InstantRunoff.Count(poll, profile, election.Rules);
    }

    private static Runoff CountWide(RcvCase election)
    {
        var ranks = election.Ballots.Select(ballot => Pack(election, ballot.Ranking, WideRankBits)).ToArray();
        var counts = election.Ballots.Select(ballot => ballot.Count).ToArray();
        using var transfers = new BallotTransfers<UInt128>(ranks, counts, election.Candidates.Length, WideRankBits);
        return new RunoffCount(ImmutableArray.Create(election.Candidates), election.Rules).Run(transfers);
    }

    private static UInt128 Pack(RcvCase election, string[] ranking, int rankBits)
    {
        var packed = UInt128.Zero;
        for (var rank = 0; rank < ranking.Length; rank++)
        {
            var place = Array.IndexOf(election.Candidates, ranking[rank]);
            Assert.True(place >= 0, $"{ranking[rank]} is no candidate of {election.Name}");
            packed |= (UInt128)(place + 1) << (rank * rankBits);
        }

        return packed;
    }

    private static string Print(RunoffStage round)
        => $"{string.Join(", ", round.Counts.Select(option => $"{option.OptionId} {option.Count}"))}; out: {string.Join(", ", round.Eliminated)}; inactive: {round.Exhausted}";

    private static string? Folder()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (!File.Exists(Path.Combine(folder, "LiveTownHall.sln")))
                continue;
            var cases = Path.Combine(folder, "..", "shared", "data", "rcv", "cases");
            return Directory.Exists(cases) ? cases : null;
        }

        return null;
    }
}
