using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace LiveTownHall.WebSockets;

/// <summary>Makes everything that reads a connection take turns with the other connections: TLS, HTTP with requests one behind the other, and WebSockets over them.</summary>
internal static class Turns
{
    public static ConnectionDelegate Before(ConnectionDelegate next) => connection =>
    {
        Take(connection);
        return next(connection);
    };

    public static void Take(ConnectionContext connection)
        => connection.Transport = new Way(new TurnReader(connection.Transport.Input), connection.Transport.Output);

    private sealed record Way(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
