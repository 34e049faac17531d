using System.Collections.Immutable;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Server.Fanout;

namespace LiveTownHall.Server.Polls;

/// <summary>Counted results in the words of the protocol.</summary>
internal static class TallyViews
{
    /// <summary>Words and answers in a frame; whoever wants all asks for the tally over HTTP.</summary>
    public const int MostInFrame = 200;

    /// <param name="screen">What rules say of an open answer, for the desk.</param>
    public static TallyView Show(Poll poll, PollCut ballots, PollResult result, View view, int most, Func<string, IReadOnlyList<string>?>? screen = null) => new()
    {
        PollId = poll.Id,
        Position = ballots.Tally.Position,
        Voters = result.Voters,
        Abstained = result.Abstained,
        Counts = ByOption(result.Counts),
        Histogram = result.Histogram?.ToDictionary(v => PollViews.Name(v.Value), v => v.Count, StringComparer.Ordinal),
        Mean = result.Mean,
        Median = result.Median,
        BinWidth = result.BinWidth,
        Words = (poll.HiddenWords is { } hidden
            && ballots.Pool is { } pool ? WordCounts.Of(ballots.Tally.Profile.AsSpan(), pool, hidden) : result.Words)?.Take(most).Select(w => new WordCount(w.Term, w.Count))
            .ToList(),
        Texts = result.Texts is { } texts ? Texts(poll, texts, view, most, screen) : null,
        Rounds = result.Runoff?.Rounds.Select(Round).ToList(),
        Winner = result.Runoff?.Winner,
        Borda = ByOption(result.Borda),
        Givers = ByOption(result.Givers),
        Medians = result.Medians?.ToDictionary(m => m.OptionId, m => m.Median, StringComparer.Ordinal),
        Grid = result.Grid is { } grid ? Show(grid, most) : null,
        Verdict = result.Verdict is { } verdict ? Show(verdict) : null,
        Discounted = PollCounting.CountWithout(poll, ballots) is { } rest ? Show(rest, ballots.Without!.Ballots) : null,
        Assurance = ResultClass.Of(poll, ballots, result).ToDictionary(one => one.Name, Show, StringComparer.Ordinal),
    };

    private static ClassTally Show(ResultClass one) => new()
    {
        Voters = one.Voters,
        Counts = ByOption(one.Counts),
        Histogram = one.Histogram?.ToDictionary(v => PollViews.Name(v.Value), v => v.Count, StringComparer.Ordinal),
    };

    private static DiscountedView Show(PollResult rest, long leftOut) => new()
    {
        Voters = rest.Voters,
        Counts = ByOption(rest.Counts),
        Histogram = rest.Histogram?.ToDictionary(v => PollViews.Name(v.Value), v => v.Count, StringComparer.Ordinal),
        Mean = rest.Mean,
        Median = rest.Median,
        BinWidth = rest.BinWidth,
        Winner = rest.Runoff?.Winner,
        Verdict = rest.Verdict is { } verdict ? Show(verdict) : null,
        LeftOut = leftOut,
    };

    /// <summary>All cells of a few options fit a frame; of many options those that most chose.</summary>
    private static Dictionary<string, GridView> Show(ImmutableArray<GridPlaces> grid, int most)
    {
        var cells = most == int.MaxValue ? most : Math.Max(40, 5 * 21 * 21 / Math.Max(1, grid.Length));
        return grid.ToDictionary(places => places.OptionId, places => Show(places, cells), StringComparer.Ordinal);
    }

    private static GridView Show(GridPlaces places, int most) => new()
    {
        N = places.N,
        Mean = places.Mean is var (meanX, meanY) ? [meanX, meanY] : null,
        Spread = places.Spread is var (spreadX, spreadY) ? [spreadX, spreadY] : null,
        Quadrants = places.Quadrants,
        Cells = [.. (places.Cells.Length <= most ? places.Cells : places.Cells.OrderByDescending(c => c.N).Take(most)).Select(c => new GridCellView(c.X, c.Y, c.N))],
    };

    private static VerdictView Show(Verdict verdict) => new()
    {
        Passed = verdict.Passed,
        Base = verdict.Base,
        Needed = verdict.Needed,
        Sentence = verdict.Sentence,
        Yes = verdict.Yes,
        Reason = verdict.Reason switch
        {
            VerdictReason.Passed => VerdictReasons.Passed,
            VerdictReason.Tie => VerdictReasons.Tie,
            VerdictReason.NoQuorum => VerdictReasons.NoQuorum,
            VerdictReason.TooManyBallots => VerdictReasons.TooManyBallots,
            _ => VerdictReasons.TooFew,
        },
        Quorum = verdict.Quorum,
        PresentAtOpen = verdict.PresentAtOpen,
        Present = verdict.Present,
    };

    /// <summary>The id by which a facilitator picks an open answer.</summary>
    public static string AnswerId(string pollId, ulong answer) => FormattableString.Invariant($"{pollId}-{answer:x}");

    /// <summary>Backstage reads every answer, newest first; everybody else the picked ones.</summary>
    private static List<TextAnswer> Texts(Poll poll, ImmutableArray<OpenAnswer> answers, View view, int most, Func<string, IReadOnlyList<string>?>? screen)
    {
        if (view != View.Backstage)
            return [.. answers.Where(a => poll.Picked.Contains(a.Id)).Select(a => new TextAnswer(AnswerId(poll.Id, a.Id), a.Text))];
        return
        [
            .. answers.OrderByDescending(a => poll.Picked.Contains(a.Id)).ThenByDescending(a => (uint)a.Id).Take(most)
                .Select(a => (a.Id, a.Text)).Select(a => new TextAnswer(AnswerId(poll.Id, a.Id), a.Text, poll.Picked.Contains(a.Id), screen?.Invoke(a.Text))),
        ];
    }

    private static RunoffRound Round(RunoffStage stage) => new()
    {
        Counts = ByOption(stage.Counts)!,
        Eliminated = stage.Eliminated.IsEmpty ? null : stage.Eliminated,
        Exhausted = stage.Exhausted,
        Tie = stage.Tie is { } tie ? new RunoffTieView(tie.Between, NameOf(tie.SettledBy), tie.Seed) : null,
    };

    private static string NameOf(TieSettling settling) => settling switch
    {
        TieSettling.Previous => TieSettlings.Previous,
        TieSettling.Lot => TieSettlings.Lot,
        TieSettling.BothLeave => TieSettlings.BothLeave,
        TieSettling.AgendaOrder => TieSettlings.AgendaOrder,
        _ => TieSettlings.None,
    };

    private static Dictionary<string, long>? ByOption(ImmutableArray<OptionCount>? counts)
        => counts?.ToDictionary(c => c.OptionId, c => c.Count, StringComparer.Ordinal);
}
