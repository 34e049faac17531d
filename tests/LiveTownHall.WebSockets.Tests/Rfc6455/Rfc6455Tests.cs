using System.Buffers.Binary;
using System.Text;

namespace LiveTownHall.WebSockets.Tests.Rfc6455;

/// <summary>What RFC 6455 demands of a server in sections 5 to 8, by the front door and by HTTP.</summary>
public sealed class Rfc6455Tests(Rfc6455Tests.Server server) : IClassFixture<Rfc6455Tests.Server>
{
    private const string ByHttp = "X-Forwarded-For: 192.0.2.1\r\n";
    private const int Text = 1;
    private const int Close = 8;
    private const int Pong = 10;

    private static readonly Dictionary<string, Case> Cases = new Case[][] { [.. FramingCases.All()], [.. ControlCases.All()], [.. TextCases.All()] }.SelectMany(c => c)
        .ToDictionary(c => c.Name);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task By_the_front_door(string name) => TryAsync(Cases[name], "");

    [Theory]
    [MemberData(nameof(Names))]
    public Task By_http(string name) => TryAsync(Cases[name], ByHttp);

    [Fact]
    public void There_are_at_least_ninety_cases() => Assert.True(Cases.Count >= 90, $"{Cases.Count} cases");

    private async Task TryAsync(Case one, string headers)
    {
        using var socket = await BareWebSocket.OpenAsync(server.Echo.Url, EchoServer.Target(), headers);
        await socket.SendAsync(BareWebSocket.Text(BareWebSocket.Handshake));
        Assert.Equal("{}\u001e", Encoding.UTF8.GetString(await socket.UntilAsync(Text)));
        await socket.SendAsync(one.Sent);
        if (one.Pong is { } pong)
            await UntilAsync(socket, Pong, payload => payload.AsSpan().SequenceEqual(pong));
        if (one.IsAnswered)
            await UntilAsync(socket, Text, payload => Encoding.UTF8.GetString(payload).Contains("\"type\":3,\"invocationId\":\"1\"", StringComparison.Ordinal));
        if (one.Close is not { } code)
            return;
        var (opcode, goodbye) = await socket.ReadFrameAsync();
        while (opcode == Text && !Encoding.UTF8.GetString(goodbye).Contains("invocationId", StringComparison.Ordinal))
            (opcode, goodbye) = await socket.ReadFrameAsync();
        Assert.Equal((Close, code), (opcode, BinaryPrimitives.ReadUInt16BigEndian(goodbye)));
        Assert.Equal(-1, (await socket.ReadFrameAsync()).Opcode);
    }

    private static async Task UntilAsync(BareWebSocket socket, int opcode, Func<byte[], bool> isIt)
    {
        while (!isIt(await socket.UntilAsync(opcode)))
        {
        }
    }

    public sealed class Server : IAsyncLifetime
    {
        internal EchoServer Echo { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Echo = await EchoServer.StartAsync();

        public ValueTask DisposeAsync() => Echo.DisposeAsync();
    }
}
