using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace LiveTownHall.WebSockets.Tests.Rig;

/// <summary>A TCP client that sends bytes and reads an answer's head.</summary>
internal sealed class RawClient(TcpClient tcp) : IDisposable
{
    private readonly StringBuilder _read = new();

    public NetworkStream Stream { get; } = tcp.GetStream();

    public int Status { get; private set; }

    public static async Task<RawClient> ConnectAsync(Uri server)
    {
        var tcp = new TcpClient { NoDelay = true };
        await tcp.ConnectAsync(server.Host, server.Port).Within();
        return new RawClient(tcp);
    }

    public async Task ReadHeadAsync()
    {
        await UntilAsync("\r\n\r\n");
        Status = int.Parse(_read.ToString().Split(' ')[1], CultureInfo.InvariantCulture);
    }

    public async Task UntilAsync(string text)
    {
        var buffer = new byte[1024];
        while (!_read.ToString().Contains(text, StringComparison.Ordinal))
        {
            var read = await Stream.ReadAsync(buffer).AsTask().Within();
            Assert.NotEqual(0, read);
            _read.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }
    }

    public void Dispose() => tcp.Dispose();
}
