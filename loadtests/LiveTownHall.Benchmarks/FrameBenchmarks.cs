using BenchmarkDotNet.Attributes;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Hosting;
using LiveTownHall.Server.Wire;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;

namespace LiveTownHall.Benchmarks;

/// <summary>What a tick does once for all screens: build the deltas of a hall with ten polls, and encode one as a whole WebSocket frame.</summary>
[MemoryDiagnoser]
public class FrameBenchmarks
{
    private readonly HallReplica _replica = new();
    private readonly BatchWriter _writer = new();
    private readonly FrameBuilder _builder = Slices.JournalFrames(TimeProvider.System);
    private readonly MessagePackHubProtocol _packed = new(Options.Create(new MessagePackHubProtocolOptions { SerializerOptions = WireMessagePack.Options }));
    private readonly JsonHubProtocol _json = new(Options.Create(new JsonHubProtocolOptions { PayloadSerializerOptions = WireJson.Options }));
    private FrameSet? _shown;
    private ulong _voter;

    [GlobalSetup]
    public void Prepare()
    {
        OpenHall.Begin(_writer, polls: 10, ResultsRule.Live);
        _replica.Apply(1, _writer.Written.Span);
        _shown = _builder.Build(_replica.Cut()!, 1000, 10, null, null);
        Build();
    }

    /// <summary>One ballot, the cut after it, and the deltas of all three views.</summary>
    [Benchmark]
    public object Build()
    {
        _writer.Begin(2);
        _writer.Ballot(0, 1, ++_voter * 0x9E3779B97F4A7C15, _voter % 4);
        _replica.Apply(_replica.Position + 1, _writer.Written.Span);
        return _shown = _builder.Build(_replica.Cut()!, 1000, 10, null, _shown);
    }

    [Benchmark]
    public int EncodeMessagePack() => new Frame("Keyframe", _shown!.Wholes[0]).On(_packed).Length;

    [Benchmark]
    public int EncodeJson() => new Frame("Keyframe", _shown!.Wholes[0]).On(_json).Length;
}
