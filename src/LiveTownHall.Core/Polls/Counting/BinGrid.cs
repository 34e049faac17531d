namespace LiveTownHall.Core.Polls;

/// <summary>Bins of one width, numbered from an edge.</summary>
internal readonly struct BinGrid(double origin, double width)
{
    /// <summary>Farther out an edge and the next are no longer two floats.</summary>
    public const double MostBinsFromOrigin = 1L << 50;

    private readonly Scale _edges = new(origin, width);

    public double LowerEdge(long index)
    {
        var edge = _edges.ValueAt(index);
        return edge == 0 ? 0 : edge;
    }

    /// <summary>The lower edge of the value's bin; the value itself where it is too far out for bins of this width.</summary>
    public double EdgeBelow(double value)
        => Math.Abs(value - origin) / width > MostBinsFromOrigin ? value : LowerEdge(IndexOf(value));

    /// <summary>The bin with lower edge at or below the value. A value on an edge belongs above it, whatever the division rounds to.</summary>
    public long IndexOf(double value)
    {
        var index = (long)Math.Floor((value - origin) / width);
        if (value >= _edges.ValueAt(index + 1))
            return index + 1;
        return value < _edges.ValueAt(index) ? index - 1 : index;
    }
}
