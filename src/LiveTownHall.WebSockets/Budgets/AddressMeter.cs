namespace LiveTownHall.WebSockets;

/// <summary>What the connections of one address have sent together. Written by all of them at once.</summary>
internal sealed class AddressMeter
{
    private long _frames;
    private long _controls;
    private long _bytes;

    /// <summary>Connections that are open.</summary>
    public int Open;

    /// <summary>Takes what one of the connections has sent.</summary>
    /// <returns>The budget that it is too much for, or null.</returns>
    public string? Take(in Sent sent, long now, long frequency, SocketLimits limits)
    {
        if (!Allowance.TryTakeShared(ref _frames, now, frequency, sent.Frames, limits.FramesPerAddressPerSecond))
            return "address_frames";
        if (!Allowance.TryTakeShared(ref _controls, now, frequency, sent.Controls, limits.ControlFramesPerAddressPerSecond))
            return "address_control_frames";
        return Allowance.TryTakeShared(ref _bytes, now, frequency, sent.Bytes, limits.BytesPerAddressPerSecond) ? null : "address_bytes";
    }

    /// <summary>Whether it may be forgotten: nobody is there, and a new one would allow as much.</summary>
    public bool IsIdle(long now)
        => Volatile.Read(ref Open) == 0 && Volatile.Read(ref _frames) <= now && Volatile.Read(ref _controls) <= now && Volatile.Read(ref _bytes) <= now;
}

/// <summary>What a connection has sent since that was last counted.</summary>
/// <param name="Frames">Of any kind.</param>
/// <param name="Controls">Those among them that carry nothing for the hub.</param>
/// <param name="Bytes">Of payload.</param>
internal readonly record struct Sent(int Frames, int Controls, long Bytes);
