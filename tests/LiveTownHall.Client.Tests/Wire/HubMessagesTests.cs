using System.Buffers;
using CsCheck;
using LiveTownHall.Client.Connection;
using LiveTownHall.Client.Wire;
using LiveTownHall.Contracts.Questions;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LiveTownHall.Client.Tests.Wire;

/// <summary>What a light client writes is what the official protocol reads.</summary>
public sealed class HubMessagesTests
{
    private static readonly IHubProtocol Official = HallConnection.Protocol(HubEncoding.MessagePack);

    [Theory]
    [InlineData(HubEncoding.Json)]
    [InlineData(HubEncoding.MessagePack)]
    public void The_handshake_names_the_protocol(HubEncoding encoding)
    {
        var bytes = new ReadOnlySequence<byte>(HubMessages.HandshakeBytes(encoding));
        Assert.True(HandshakeProtocol.TryParseRequestMessage(ref bytes, out var request));
        Assert.Equal(HallConnection.Protocol(encoding).Name, request.Protocol);
        Assert.True(HallConnection.Protocol(encoding).IsVersionSupported(request.Version));
        Assert.True(bytes.IsEmpty);
    }

    [Fact]
    public void A_call_arrives_with_its_argument_however_long_it_is() => Gen.String[Gen.Char.AlphaNumeric, 0, 20_000].Sample(text =>
    {
        var bytes = new ReadOnlySequence<byte>(HubMessages.Call("AskQuestion", new AskQuestion { QuestionId = "Q", Text = text }));
        Assert.True(Official.TryParseMessage(ref bytes, new Binder(), out var message));
        var call = Assert.IsType<InvocationMessage>(message);
        Assert.Equal(("AskQuestion", "1"), (call.Target, call.InvocationId));
        Assert.Equal(text, Assert.IsType<AskQuestion>(Assert.Single(call.Arguments)).Text);
        Assert.True(bytes.IsEmpty);
    });

    [Fact]
    public void A_ping_is_a_ping()
    {
        var bytes = new ReadOnlySequence<byte>(HubMessages.Ping);
        Assert.True(Official.TryParseMessage(ref bytes, new Binder(), out var message));
        Assert.IsType<PingMessage>(message);
    }

    private sealed class Binder : IInvocationBinder
    {
        public Type GetReturnType(string invocationId) => typeof(object);

        public IReadOnlyList<Type> GetParameterTypes(string methodName) => [typeof(AskQuestion)];

        public Type GetStreamItemType(string streamId) => typeof(object);
    }
}
