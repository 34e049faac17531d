using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace LiveTownHall.WebSockets;

/// <summary>What is read from a socket is worked on where it was read: handing it to another thread costs as much as a call of a hub.</summary>
/// <remarks>Nothing that runs on such a thread may block; stores are asked asynchronously and have threads of their own.</remarks>
public static class InlineSockets
{
    private const string InlineCompletions = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    /// <summary>Before the process opens its first socket; the runtime has no other switch for it. Whoever set it keeps what they set.</summary>
    public static void Complete()
    {
        if (Environment.GetEnvironmentVariable(InlineCompletions) is null)
            Environment.SetEnvironmentVariable(InlineCompletions, "1");
    }

    public static void Configure(SocketTransportOptions sockets) => sockets.UnsafePreferInlineScheduling = true;
}
