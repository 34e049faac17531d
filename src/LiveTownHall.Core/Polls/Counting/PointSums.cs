using System.Collections.Immutable;

namespace LiveTownHall.Core.Polls;

/// <summary>Sums, givers and medians of a points poll, kept up ballot by ballot.</summary>
/// <remarks>A table of how many voters gave each option each number of points, of at most 64 times 1,001 counters, gives the medians without a look at ballots.</remarks>
internal sealed class PointSums(PollDefinition definition) : RunningCount
{
    private readonly int _width = PointsKind.MostFor(definition) + 1;
    private readonly long[] _sums = new long[definition.Options.Length];
    private readonly long[] _givers = new long[definition.Options.Length];

    // Made with the first ballot: a hall may hold many drafts.
    private long[]? _votersBy;
    private long _voters;

    public override void Add(ReadOnlySpan<byte> bytes, long times = 1)
    {
        _voters += times;
        var votersBy = _votersBy ??= new long[_sums.Length * _width];
        if (!TermBytes.TryTake(ref bytes, out var entries))
            return;
        for (; entries.Length >= PointsKind.BytesPerOption; entries = entries[PointsKind.BytesPerOption..])
        {
            var (place, points) = PointsKind.Entry(entries);
            _sums[place] += points * times;
            _givers[place] += times;
            votersBy[(place * _width) + points] += times;
        }
    }

    public override void Subtract(ReadOnlySpan<byte> bytes) => Add(bytes, -1);

    public override PollResult Result() => new()
    {
        Voters = _voters,
        Counts = OptionCounts.Of(definition, _sums),
        Givers = OptionCounts.Of(definition, _givers),
        Medians = _voters == 0 ? null : [.. definition.Options.Select((option, place) => new OptionMedian(option.Id, Median(place)))],
    };

    private double Median(int place) => (PointsAt(place, (_voters - 1) / 2) + PointsAt(place, _voters / 2)) / 2.0;

    /// <summary>What the voter of this rank gave, from 0 for whoever gave least.</summary>
    private int PointsAt(int place, long rank)
    {
        rank -= _voters - _givers[place];
        var points = 0;
        while (rank >= 0)
            rank -= _votersBy![(place * _width) + ++points];
        return points;
    }
}
