using System.Net.Sockets;

namespace LiveTownHall.Server.Tests.Rig.Sockets;

/// <summary>Sends the same bytes over and over, as fast as they are taken, and reads whatever comes back. When it is closed it comes again.</summary>
internal sealed class Flooder : IAsyncDisposable
{
    private const int Chunk = 32 * 1024;

    private readonly CancellationTokenSource _end = new();
    private readonly Task _running;
    private long _sent;

    private Flooder(Uri server, byte[] first, byte[] over)
        => _running = Task.Run(() => RunAsync(server, first, [.. Enumerable.Repeat(over, (Chunk / over.Length) + 1).SelectMany(b => b)]));

    public long Sent => Volatile.Read(ref _sent);

    /// <param name="first">Sent once on each connection: a request, with what may come behind it.</param>
    /// <param name="over">Sent for ever.</param>
    public static Flooder Start(Uri server, byte[] first, byte[] over) => new(server, first, over);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _running.Within();
        _end.Dispose();
    }

    private async Task RunAsync(Uri server, byte[] first, byte[] chunk)
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                using var tcp = new TcpClient { NoDelay = true };
                await tcp.ConnectAsync(server.Host, server.Port, _end.Token);
                var stream = tcp.GetStream();
                await stream.WriteAsync(first, _end.Token);
                var reading = stream.CopyToAsync(Stream.Null, _end.Token);
                while (!reading.IsCompleted)
                {
                    await stream.WriteAsync(chunk, _end.Token);
                    Interlocked.Add(ref _sent, chunk.Length);
                }
            }
            catch (Exception over) when (over is IOException or SocketException or OperationCanceledException)
            {
                // Closed on it, or the test is over.
            }
        }
    }
}
