using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace LiveTownHall.WebSockets.Tests;

/// <summary>A connection that sends more than its budgets allow is told so and closed; the budgets of its address are shared.</summary>
public sealed class SocketBudgetTests
{
    private const int Text = 1;
    private const int Close = 8;
    private const int Ping = 9;

    private static readonly byte[] RateLimited = [3, 240, .. "rate_limited"u8];

    private readonly ConcurrentQueue<string> _exceeded = new();

    [Theory]
    [InlineData("pings", 0x89, 0, "control_frames")]
    [InlineData("pongs", 0x8A, 4, "control_frames")]
    [InlineData("empty messages", 0x81, 0, "control_frames")]
    [InlineData("short messages", 0x81, 1, "frames")]
    [InlineData("long messages", 0x81, 1000, "bytes")]
    public async Task A_flood_is_closed_with_a_reason(string what, byte first, int length, string budget)
    {
        await using var server =
            await EchoServer.StartAsync(limits: new SocketLimits { FramesPerSecond = 30, ControlFramesPerSecond = 10, BytesPerSecond = 500, Exceeded = _exceeded.Enqueue });
        using var socket = await EnterAsync(server);
        await SendManyAsync(socket, BareWebSocket.Frame(first, Enumerable.Repeat((byte)' ', length).ToArray()), 400);

        Assert.Equal(RateLimited, await socket.UntilAsync(Close));
        Assert.Equal(-1, (await socket.ReadFrameAsync()).Opcode);
        Assert.True(_exceeded.ToArray() is [var only] && only == budget, $"{what}: {string.Join(' ', _exceeded)}");
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(10_000, true)]
    public async Task Budgets_fill_up_again(int seconds, bool isWithin)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var server = await EchoServer.StartAsync(time, new SocketLimits { FramesPerSecond = 10, Exceeded = _exceeded.Enqueue });
        using var socket = await EnterAsync(server);
        await SendManyAsync(socket, BareWebSocket.Frame(0x8A, []), 90);
        await AnswerAsync(socket);
        time.Advance(TimeSpan.FromSeconds(seconds));
        await SendManyAsync(socket, BareWebSocket.Frame(0x8A, []), 90);
        if (isWithin)
            await AnswerAsync(socket);
        else
            Assert.Equal(RateLimited, await socket.UntilAsync(Close));
        Assert.Equal(isWithin, _exceeded.IsEmpty);
    }

    [Fact]
    public async Task Connections_of_one_address_share_its_budgets_and_those_who_send_little_are_left_alone()
    {
        await using var server = await EchoServer.StartAsync(limits: new SocketLimits { FramesPerAddressPerSecond = 10, Exceeded = _exceeded.Enqueue });
        using var quiet = await EnterAsync(server);
        using var one = await EnterAsync(server);
        using var other = await EnterAsync(server);
        await SendManyAsync(one, BareWebSocket.Frame(0x8A, []), 64);
        await AnswerAsync(one);
        await SendManyAsync(other, BareWebSocket.Frame(0x8A, []), 64);

        Assert.Equal(RateLimited, await other.UntilAsync(Close));
        Assert.Equal(["address_frames"], _exceeded);
        await AnswerAsync(quiet);
        await AnswerAsync(one);
    }

    [Fact]
    public async Task An_address_is_forgotten_when_nobody_is_there_and_its_budgets_are_full()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var meters = new AddressMeters(time);
        var meter = meters.Enter(System.Net.IPAddress.Loopback);
        meter.Take(new Sent(5, 0, 0), time.GetTimestamp(), time.TimestampFrequency, new SocketLimits { FramesPerAddressPerSecond = 1 });
        time.Advance(TimeSpan.FromSeconds(10));
        meters.Forget();
        Assert.Equal(1, meters.Count);
        Assert.Same(meter, meters.Enter(System.Net.IPAddress.Loopback.MapToIPv6()));

        AddressMeters.Leave(meter);
        AddressMeters.Leave(meter);
        meters.Forget();
        Assert.Equal(0, meters.Count);
        await Task.CompletedTask;
    }

    [Fact]
    public async Task A_client_that_neither_speaks_nor_answers_a_ping_is_ended()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var server = await EchoServer.StartAsync(time, new SocketLimits { Silence = TimeSpan.FromMinutes(5), Exceeded = _exceeded.Enqueue });
        using var socket = await EnterAsync(server);
        await PassAsync(time, socket.UntilAsync(Ping));
        await PassAsync(time, socket.IsEndedAsync());
        await BoundedWait.UntilAsync("nobody is left", () => server.Connections.All.Count == 0);
        Assert.Equal(["silence"], _exceeded);
    }

    [Fact]
    public async Task A_client_that_only_answers_pings_stays()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var server = await EchoServer.StartAsync(time, new SocketLimits { Silence = TimeSpan.FromMinutes(5), Exceeded = _exceeded.Enqueue });
        using var socket = await EnterAsync(server);
        for (var i = 0; i < 4; i++)
        {
            await PassAsync(time, socket.UntilAsync(Ping));
            await socket.SendAsync(BareWebSocket.Frame(0x8A, []));
        }

        await AnswerAsync(socket);
        Assert.Empty(_exceeded);
    }

    private static async Task PassAsync(FakeTimeProvider time, Task until)
    {
        await BoundedWait.UntilAsync("enough time has passed", () =>
        {
            time.Advance(SocketConnections.Rate);
            return until.IsCompleted;
        });
        await until.Within();
    }

    private static Task SendManyAsync(BareWebSocket socket, byte[] frame, int times) => socket.SendAsync((byte[])[.. Enumerable.Repeat(frame, times).SelectMany(f => f)]);

    private static async Task AnswerAsync(BareWebSocket socket)
    {
        await socket.SendAsync(BareWebSocket.Text("{\"type\":1,\"invocationId\":\"1\",\"target\":\"Echo\",\"arguments\":[\"\"]}\u001e"));
        while (!Encoding.UTF8.GetString(await socket.UntilAsync(Text)).Contains("\"invocationId\":\"1\"", StringComparison.Ordinal))
        {
        }
    }

    private static async Task<BareWebSocket> EnterAsync(EchoServer server)
    {
        var socket = await BareWebSocket.OpenAsync(server.Url, EchoServer.Target());
        await socket.SendAsync(BareWebSocket.Text(BareWebSocket.Handshake));
        Assert.Equal("{}\u001e", Encoding.UTF8.GetString(await socket.UntilAsync(Text)));
        return socket;
    }
}
