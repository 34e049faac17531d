using System.IO.Pipelines;
using System.Net.Sockets;

namespace LiveTownHall.WebSockets.Tests;

/// <summary>Who always has more to say lets the others have the thread. A thread that is no pool thread shows whether it was given back.</summary>
public sealed class TurnTests
{
    [Fact]
    public Task A_reader_gives_its_thread_back_after_a_turn() => OnOwnThreadAsync(async () =>
    {
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync(new byte[100]);
        var reader = new TurnReader(pipe.Reader);
        for (var i = 0; i < TurnReader.Turn; i++)
        {
            var read = await reader.ReadAsync();
            reader.AdvanceTo(read.Buffer.GetPosition(1));
        }

        Assert.False(Thread.CurrentThread.IsThreadPoolThread);
        Assert.Equal(100 - TurnReader.Turn, (await reader.ReadAsync()).Buffer.Length);
        Assert.True(Thread.CurrentThread.IsThreadPoolThread);
    });

    [Fact]
    public async Task A_reader_that_may_not_wait_finds_nothing_when_its_turn_is_over()
    {
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync(new byte[100]);
        var reader = new TurnReader(pipe.Reader);
        for (var i = 0; i < TurnReader.Turn; i++)
        {
            Assert.True(reader.TryRead(out var read));
            reader.AdvanceTo(read.Buffer.Start);
        }

        Assert.False(reader.TryRead(out _));
        Assert.Equal(100, (await reader.ReadAsync()).Buffer.Length);
    }

    [Theory]
    [InlineData("pongs", 0x8A)]
    [InlineData("empty messages", 0x82)]
    public async Task Many_frames_that_are_there_already_are_taken_in_turns(string what, byte first)
    {
        var frame = BareWebSocket.Frame(first, []);
        Assert.False(await IsGivenBackAsync([.. Enumerable.Repeat(frame, MessageReader.TurnFrames - 1).SelectMany(f => f)]), what);
        Assert.True(await IsGivenBackAsync([.. Enumerable.Repeat(frame, MessageReader.TurnFrames + 1).SelectMany(f => f)]), what);
    }

    [Fact]
    public async Task Many_bytes_that_are_there_already_are_taken_in_turns()
    {
        Assert.False(await IsGivenBackAsync(BareWebSocket.Frame(0x82, new byte[10_000])));
        Assert.True(await IsGivenBackAsync(BareWebSocket.Frame(0x82, new byte[40_000])));
    }

    private static async Task<bool> IsGivenBackAsync(byte[] sent)
    {
        var (incoming, hub) = (new Pipe(), new Pipe());
        await incoming.Writer.WriteAsync(sent);
        await incoming.Writer.CompleteAsync();
        var reads = new WatchedReader(incoming.Reader);
        await OnOwnThreadAsync(async () =>
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            var meter = new SocketMeter(new SocketLimits(), new AddressMeter(), TimeProvider.System);
            await new MessageReader(reads, hub.Writer, new SocketWriter(socket, () => { }), meter).RunAsync();
        });
        return reads.WereOnPool;
    }

    private static Task OnOwnThreadAsync(Func<Task> act)
        => Task.Factory.StartNew(act, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap().Within();

    /// <summary>Sees on which thread it is read.</summary>
    private sealed class WatchedReader(PipeReader source) : PipeReader
    {
        public bool WereOnPool { get; private set; }

        public override bool TryRead(out ReadResult result) => source.TryRead(out result);

        public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
        {
            WereOnPool |= Thread.CurrentThread.IsThreadPoolThread;
            return source.ReadAsync(cancellationToken);
        }

        public override void AdvanceTo(SequencePosition consumed) => source.AdvanceTo(consumed);

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => source.AdvanceTo(consumed, examined);

        public override void CancelPendingRead() => source.CancelPendingRead();

        public override void Complete(Exception? exception = null) => source.Complete(exception);
    }
}
