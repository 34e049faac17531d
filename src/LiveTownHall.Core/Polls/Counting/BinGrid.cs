namespace LiveTownHall.Core.Polls;

/// <summary>Bins of one width, numbered from an edge.</summary>
internal readonly struct BinGrid(double origin, double width)
{
    private readonly Scale _edges = new(origin, width);

    public double LowerEdge(long index)
    {
        var edge = _edges.ValueAt(index);
        return edge == 0 ? 0 : edge;
    }

    /// <summary>The bin with lower edge at or below the value. A value on an edge belongs above it, whatever the division rounds to.</summary>
    public long IndexOf(double value)
    {
        var index = (long)Math.Clamp(Math.Floor((value - origin) / width), -9e18, 9e18);
        if (value >= _edges.ValueAt(index + 1))
            return index + 1;
        return value < _edges.ValueAt(index) ? index - 1 : index;
    }
}
