using LiveTownHall.Client.Wire;
using LiveTownHall.Contracts.Halls;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LiveTownHall.Client.Connection;

/// <summary>Makes hub connections as the protocol wants them: over WebSockets, without negotiation, with a ticket.</summary>
public static class HallConnection
{
    /// <param name="server">Such as <c>https://townhall.example.org</c>.</param>
    /// <param name="ticket">Says which hub it is, and opens it within a minute.</param>
    /// <param name="protocol">From <see cref="Protocol"/>, or something around it.</param>
    /// <param name="configure">What else the HTTP request is to have.</param>
    /// <returns>Not started yet.</returns>
    public static HubConnection Make(Uri server, TicketGranted ticket, IHubProtocol protocol, Action<HttpConnectionOptions>? configure = null)
    {
        var builder = new HubConnectionBuilder().WithUrl(new Uri(server, ticket.Hub), HttpTransportType.WebSockets, http =>
        {
            http.SkipNegotiation = true;
            http.AccessTokenProvider = () => Task.FromResult<string?>(ticket.Ticket);
            configure?.Invoke(http);
        });
        builder.Services.AddSingleton(protocol);
        return builder.Build();
    }

    /// <summary>The hub protocol in one of the encodings, with the shapes of the contract.</summary>
    public static IHubProtocol Protocol(HubEncoding encoding)
    {
        if (encoding == HubEncoding.MessagePack)
            return new MessagePackHubProtocol(Options.Create(new MessagePackHubProtocolOptions { SerializerOptions = ClientMessagePack.Options }));
        var json = new JsonHubProtocolOptions();
        ClientJson.Apply(json.PayloadSerializerOptions);
        return new JsonHubProtocol(Options.Create(json));
    }
}
