namespace LiveTownHall.WebSockets;

/// <summary>Counts what one connection sends against its own budgets and those of its address.</summary>
/// <remarks>
/// Frames are added up here and taken off the budgets in lots: a clock, and memory that all connections of an address write to, are not for every frame.
/// Who sends little is asked seldom, so it is the flooder of an address, not its neighbour, who meets the address's limit.
/// </remarks>
internal struct SocketMeter(SocketLimits limits, AddressMeter address, TimeProvider time)
{
    private const int Lot = 16;
    private const int LotBytes = 8 * 1024;

    private int _frames;
    private int _controls;
    private long _bytes;
    private long _framesTaken;
    private long _controlsTaken;
    private long _bytesTaken;

    public void Count(bool isForHub)
    {
        _frames++;
        if (!isForHub)
            _controls++;
    }

    public void CountBytes(int bytes) => _bytes += bytes;

    /// <summary>Whether everything is within the budgets; called after each read.</summary>
    public bool IsWithin()
    {
        if (_frames < Lot && _bytes < LotBytes)
            return true;
        if (Take() is not { } budget)
            return true;
        limits.Exceeded(budget);
        return false;
    }

    private string? Take()
    {
        var sent = new Sent(_frames, _controls, _bytes);
        (_frames, _controls, _bytes) = (0, 0, 0);
        var (now, frequency) = (time.GetTimestamp(), time.TimestampFrequency);
        if (!Allowance.TryTake(ref _framesTaken, now, frequency, sent.Frames, limits.FramesPerSecond))
            return "frames";
        if (!Allowance.TryTake(ref _controlsTaken, now, frequency, sent.Controls, limits.ControlFramesPerSecond))
            return "control_frames";
        if (!Allowance.TryTake(ref _bytesTaken, now, frequency, sent.Bytes, limits.BytesPerSecond))
            return "bytes";
        return address.Take(sent, now, frequency, limits);
    }
}
