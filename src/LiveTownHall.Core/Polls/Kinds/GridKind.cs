using System.Collections.Immutable;
using LiveTownHall.Core.Text;
using LiveTownHall.Tally;

namespace LiveTownHall.Core.Polls;

/// <summary>
/// Options placed on a plane of two axes, each from 0 to 1 in <see cref="Steps"/> steps; options may be left out. Packed: one term (see
/// <see cref="TermBytes"/>) with three bytes for each option that was placed, in the order of the agenda: place of the option, step on x, step on y.
/// </summary>
public sealed class GridKind : KindOfPoll
{
    internal const int BytesPerOption = 3;

    /// <summary>Between the lowest and the highest place on an axis; even, so that the middle is a place.</summary>
    internal const int Steps = 20;

    private const int LabelLength = 60;

    public override PollKind Kind => PollKind.Grid;

    public override string Name => "grid";

    public override BallotField Field { get; } = new("places", paper => paper.Places is not null);

    public override BallotForm Form => BallotForm.Bytes;

    public override ImmutableArray<KindSetting> Settings { get; } =
    [
        new("xMin", proposal => proposal.XMin is not null),
        new("xMax", proposal => proposal.XMax is not null),
        new("yMin", proposal => proposal.YMin is not null),
        new("yMax", proposal => proposal.YMax is not null),
        SharedSettings.Shuffle,
        SharedSettings.Abstain,
    ];

    public override int MostOptions(PollLimits limits) => Math.Min(limits.Options, OptionPlaces.WidestMask);

    public override Flaw? Define(PollProposal proposal, PollLimits limits, ref PollDefinition definition)
    {
        var flaws = new[]
        {
            Label("xMin", proposal.XMin, out var left),
            Label("xMax", proposal.XMax, out var right),
            Label("yMin", proposal.YMin, out var low),
            Label("yMax", proposal.YMax, out var high),
        };
        definition = definition with { XMin = left, XMax = right, YMin = low, YMax = high };
        return flaws.FirstOrDefault(flaw => flaw is not null);
    }

    public override bool IsSound(PollDefinition definition) => definition.Options.Length is >= 1 and <= OptionPlaces.WidestMask;

    public override Flaw? Pack(PollDefinition definition, BallotPaper paper, out PackedBallot packed)
    {
        packed = default;
        Span<int> places = stackalloc int[OptionPlaces.WidestMask];
        places.Fill(-1);
        var any = false;
        foreach (var (id, at) in paper.Places!)
        {
            var place = OptionPlaces.Find(definition, id);
            if (place < 0)
                return new Flaw("ballot.places", "This poll has no such option; load the poll again.");
            if (at is not [var x, var y] || !TryStep(x, out var right) || !TryStep(y, out var up))
                return new Flaw($"ballot.places.{id}", Say($"Give two numbers from 0 to 1 in steps of {1.0 / Steps}: across and up."));
            places[place] = (right * (Steps + 1)) + up;
            any = true;
        }

        if (!any)
            return new Flaw("ballot.places", "Place at least one option.");
        packed = new PackedBallot(0, Write(places));
        return null;
    }

    public override bool IsValid(PollDefinition definition, ReadOnlySpan<byte> bytes)
    {
        if (!TermBytes.TryTake(ref bytes, out var entries) || !bytes.IsEmpty || entries.IsEmpty || entries.Length % BytesPerOption != 0)
            return false;
        for (var former = -1; !entries.IsEmpty; entries = entries[BytesPerOption..])
        {
            if (entries[0] <= former || entries[0] >= definition.Options.Length || entries[1] > Steps || entries[2] > Steps)
                return false;
            former = entries[0];
        }

        return true;
    }

    public override BallotPaper Unpack(PollDefinition definition, PackedBallot packed)
    {
        var bytes = packed.Bytes.AsSpan();
        var places = new SortedDictionary<string, IReadOnlyList<double>>(StringComparer.Ordinal);
        if (TermBytes.TryTake(ref bytes, out var entries))
        {
            for (; entries.Length >= BytesPerOption; entries = entries[BytesPerOption..])
                places[definition.Options[entries[0]].Id] = [At(entries[1]), At(entries[2])];
        }

        return new BallotPaper { Places = places };
    }

    public override RunningCount StartCount(PollDefinition definition) => new GridSums(definition);

    public override PollResult Count(PollDefinition definition, ReadOnlySpan<DistinctBallot> profile, BallotPoolSnapshot pool)
    {
        var sums = new GridSums(definition);
        foreach (var line in profile)
        {
            if (pool.TryGet(line.Ballot, out var bytes))
                sums.Add(bytes.AsSpan(), line.Count);
        }

        return sums.Result();
    }

    /// <summary>The options this voter likes, all or a few of them, the higher the more; how far across is drawn for each.</summary>
    public override BallotPaper Answer(PollDefinition definition, ISyntheticVoter voter)
    {
        var order = voter.Preference(definition);
        var placed = 1 + voter.Below(order.Count);
        var places = new Dictionary<string, IReadOnlyList<double>>(StringComparer.Ordinal);
        for (var rank = 0; rank < placed; rank++)
        {
            var up = Math.Clamp(Steps - (rank * Steps / order.Count) - voter.Below(5), 0, Steps);
            places[order[rank]] = [At(voter.Below(Steps + 1)), At(up)];
        }

        return new BallotPaper { Places = places };
    }

    /// <summary>From a step to its place on the axis.</summary>
    internal static double At(int step) => step / (double)Steps;

    private static bool TryStep(double value, out int step)
    {
        var exact = value * Steps;
        step = exact >= -1e-6 && exact <= Steps + 1e-6 ? (int)Math.Round(exact) : -1;
        return step >= 0 && Math.Abs(exact - step) < 1e-6;
    }

    private static Flaw? Label(string name, string? raw, out string? label)
    {
        label = null;
        if (string.IsNullOrWhiteSpace(raw))
            return null;
        var outcome = PlainText.Clean(raw, LabelLength, multiline: false, out var clean, out _);
        label = clean;
        return outcome == CleanOutcome.Ok ? null : new Flaw("settings." + name, Say($"Write 1 to {LabelLength} readable characters, or leave it out."));
    }

    private static ImmutableArray<byte> Write(ReadOnlySpan<int> places)
    {
        Span<char> entries = stackalloc char[OptionPlaces.WidestMask * BytesPerOption];
        var at = 0;
        for (var place = 0; place < places.Length; place++)
        {
            if (places[place] < 0)
                continue;
            entries[at++] = (char)place;
            entries[at++] = (char)(places[place] / (Steps + 1));
            entries[at++] = (char)(places[place] % (Steps + 1));
        }

        return TermBytes.Of([new string(entries[..at])]);
    }
}
