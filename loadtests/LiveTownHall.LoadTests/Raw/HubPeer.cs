using LiveTownHall.Client.Connection;
using LiveTownHall.Client.State;
using LiveTownHall.Client.Wire;

namespace LiveTownHall.LoadTests.Raw;

/// <summary>A SignalR client over MessagePack on a raw socket, which looks at what a measurement needs and skips the rest.</summary>
internal sealed class HubPeer : RawPeer
{
    public static readonly byte[] Handshake = Frame(HubMessages.HandshakeBytes(HubEncoding.MessagePack), text: true);
    public static readonly byte[] Ping = Frame(HubMessages.Ping.Span);

    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly GlanceReader _reader = new();

    /// <summary>Done when the first invocation has come, which is a keyframe where the server is ours.</summary>
    public Task First => _first.Task;

    /// <summary>Told of every answer: whether it is an acceptance, the position it names, and when it came. On the reactor's thread.</summary>
    public Action<HubPeer, bool, long, long>? Answered { get; set; }

    /// <summary>Where kept, when this client first saw which position.</summary>
    public Sightings? Sightings { get; set; }

    /// <summary>Invocations by target besides frames would be noise: only these count.</summary>
    public bool CountsAll { get; init; }

    public int Keyframes { get; private set; }

    public async Task EnterAsync(Reactor reactor, Uri server, string pathAndQuery, CancellationToken cancellation)
    {
        await OpenAsync(reactor, server, pathAndQuery, cancellation);
        Send(Handshake);
    }

    protected override void OnMessage(ReadOnlySpan<byte> payload, long at)
    {
        while (_reader.TryTake(ref payload, out var glance))
        {
            switch (glance.Kind)
            {
                case GlanceKind.Answer:
                    Answered?.Invoke(this, glance.Ok, glance.Position, at);
                    break;
                case GlanceKind.Keyframe or GlanceKind.Delta:
                    Sightings?.Saw(glance.Position, at);
                    if (glance.Kind == GlanceKind.Keyframe)
                        Keyframes++;
                    Count(glance.Size);
                    _first.TrySetResult();
                    break;
                case GlanceKind.Told:
                    if (CountsAll)
                        Count(glance.Size);
                    _first.TrySetResult();
                    break;
            }
        }
    }

    protected override void OnEnded() => _first.TrySetException(new IOException("The server ended the connection before the first frame."));
}
