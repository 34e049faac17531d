using CsCheck;
using LiveTownHall.Client.Connection;
using LiveTownHall.Client.Tests.State;
using LiveTownHall.Client.Wire;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LiveTownHall.Client.Tests.Wire;

/// <summary>What the light reader sees is what the official protocol wrote.</summary>
public sealed class GlanceReaderTests
{
    private static readonly IHubProtocol Official = HallConnection.Protocol(HubEncoding.MessagePack);

    private static readonly Gen<(HubMessage Message, Glance Seen)> Any = Gen.Select(
        Gen.Int[0, 8], Gen.Long[0, long.MaxValue], Gen.String[Gen.Char.AlphaNumeric, 0, 300], Views.Any(1),
        (kind, position, text, view) => Make(kind, position, text, view));

    [Fact]
    public void Any_messages_packed_together_in_any_way_are_seen_one_by_one_in_their_order()
        => Gen.Select(Any.Array[0, 6], Gen.Bool.Array[8]).Sample((messages, together) =>
        {
            var (reader, seen, waiting) = (new GlanceReader(), new List<Glance>(), new List<byte>("{}\u001e"u8.ToArray()));
            foreach (var (message, i) in messages.Select((m, i) => (m.Message, i)))
            {
                waiting.AddRange(Official.GetMessageBytes(message).Span);
                if (!together[i])
                    TakeAll();
            }

            TakeAll();
            Assert.Equal(messages.Select(m => m.Seen with { Size = Official.GetMessageBytes(m.Message).Length }), seen);

            void TakeAll()
            {
                ReadOnlySpan<byte> bytes = waiting.ToArray();
                while (reader.TryTake(ref bytes, out var glance))
                    seen.Add(glance);
                waiting.Clear();
            }
        });

    [Fact]
    public void The_answer_to_the_handshake_alone_is_nothing()
    {
        var bytes = "{}\u001e"u8;
        Assert.False(new GlanceReader().TryTake(ref bytes, out _));
        Assert.True(bytes.IsEmpty);
    }

    private static (HubMessage Message, Glance Seen) Make(int kind, long position, string text, HallView view) => kind switch
    {
        0 => (new InvocationMessage(HubNames.Keyframe, [view with { Position = position }]), new Glance(GlanceKind.Keyframe, position, false, 0)),
        1 => (
            new InvocationMessage(HubNames.Delta, [new HallDelta { From = position / 2, Position = position, Hall = view.Hall }]),
            new Glance(GlanceKind.Delta, position, false, 0)),
        2 => (new InvocationMessage(HubNames.Notice, [text]), new Glance(GlanceKind.Told, 0, false, 0)),
        3 => (CompletionMessage.WithResult("1", new Outcome { Ok = true, Position = position }), new Glance(GlanceKind.Answer, position, true, 0)),
        4 => (CompletionMessage.WithResult("1", Outcome.Refused(RefusalCodes.Busy, text)), new Glance(GlanceKind.Answer, 0, false, 0)),
        5 => (CompletionMessage.WithError("1", text), new Glance(GlanceKind.Answer, 0, false, 0)),
        6 => (CompletionMessage.Empty("1"), new Glance(GlanceKind.Answer, 0, true, 0)),
        7 => (new CloseMessage(text), new Glance(GlanceKind.Close, 0, false, 0) { Reason = text.Length == 0 ? null : text }),
        _ => (PingMessage.Instance, new Glance(GlanceKind.Other, 0, false, 0)),
    };
}
