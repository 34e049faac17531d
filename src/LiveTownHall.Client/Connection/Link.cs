using LiveTownHall.Contracts.Hubs;

namespace LiveTownHall.Client.Connection;

/// <summary>How it stands between this client and the hall.</summary>
public enum LinkState
{
    /// <summary>Not connected before.</summary>
    Connecting,

    /// <summary>Connected, and the keyframe has come.</summary>
    Online,

    /// <summary>The connection is gone; the client is coming back by itself.</summary>
    Offline,

    /// <summary>The server will not have this client, and trying again will not change that.</summary>
    Refused,

    /// <summary>Disposed.</summary>
    Stopped,
}

/// <summary>Refusals that this client makes itself, in the same form as the server's.</summary>
public static class ClientRefusals
{
    /// <summary>There was no connection, or it was lost before the answer; then it is not known whether the command took effect.</summary>
    public const string Disconnected = "disconnected";

    /// <summary>The poll was reset after the ballot was cast here and before it could be sent.</summary>
    public const string PollRestarted = "poll_restarted";

    internal static readonly Outcome NoAnswer = Outcome.Refused(Disconnected, "There is no connection to the hall. Nobody knows yet whether this took effect.");
}
