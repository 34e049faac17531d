using System.Buffers.Binary;
using System.Text;
using LiveTownHall.LoadTests.Measuring;

namespace LiveTownHall.LoadTests.Raw;

/// <summary>
/// A SignalR client over MessagePack (dotnet/aspnetcore, HubProtocol.md) that looks at what a measurement needs and skips the rest:
/// an invocation is <c>[1, headers, id, target, [argument]]</c>, an answer <c>[3, headers, id, kind, result]</c>, a ping <c>[6]</c>, a close <c>[7, error]</c>.
/// </summary>
internal sealed class HubPeer : RawPeer
{
    public static readonly byte[] Handshake = Frame(Encoding.ASCII.GetBytes("{\"protocol\":\"messagepack\",\"version\":1}\x1e"), text: true);
    public static readonly byte[] Ping = Frame([2, 0x91, 6]);

    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _shookHands;

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
        if (!_shookHands)
        {
            payload = payload[(payload.IndexOf((byte)0x1e) + 1)..];
            _shookHands = true;
        }

        while (!payload.IsEmpty)
        {
            var (length, digits) = (0, 0);
            do
                length |= (payload[digits] & 0x7f) << (7 * digits);
            while ((payload[digits++] & 0x80) != 0);
            Look(payload.Slice(digits, length), at, digits + length);
            payload = payload[(digits + length)..];
        }
    }

    protected override void OnEnded() => _first.TrySetException(new IOException("The server ended the connection before the first frame."));

    private void Look(ReadOnlySpan<byte> message, long at, int size)
    {
        var reader = new PackReader(message);
        reader.ReadArray();
        switch (reader.ReadInteger())
        {
            case 1:
                reader.Skip();
                reader.Skip();
                Invoked(ref reader, at, size);
                break;
            case 3:
                reader.Skip();
                reader.Skip();
                if (reader.ReadInteger() == 3 && reader.IsArray)
                {
                    reader.ReadArray();
                    Answered?.Invoke(this, reader.ReadBoolean(), reader.IsNil ? 0 : reader.ReadInteger(), at);
                }
                else
                {
                    Answered?.Invoke(this, true, 0, at);
                }

                break;
        }
    }

    private void Invoked(ref PackReader reader, long at, int size)
    {
        var target = reader.ReadText();
        var (isDelta, isKeyframe) = (target.SequenceEqual("Delta"u8), target.SequenceEqual("Keyframe"u8));
        if (isDelta || isKeyframe)
        {
            reader.ReadArray();
            reader.ReadArray();
            if (isDelta)
                reader.Skip();
            Sightings?.Saw(reader.ReadInteger(), at);
            if (isKeyframe)
                Keyframes++;
        }

        if (isDelta || isKeyframe || CountsAll)
            Count(size);
        _first.TrySetResult();
    }
}
