using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LiveTownHall.WebSockets.Tests.Rig;

/// <summary>A server on a free loopback port with one hub, reached by the front door and by HTTP.</summary>
internal sealed class EchoServer : IAsyncDisposable
{
    public const string Path = "/echo";

    private readonly WebApplication _app;

    private EchoServer(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.First());

    public TicketDoorman Doorman => _app.Services.GetRequiredService<TicketDoorman>();

    public SocketConnections Connections => _app.Services.GetRequiredService<SocketConnections>();

    public static async Task<EchoServer> StartAsync(TimeProvider? time = null, SocketLimits? limits = null)
    {
        const string Urls = "http://127.0.0.1:0";
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSockets(InlineSockets.Configure).UseUrls(Urls);
        builder.WebHost.ConfigureKestrel(kestrel => FrontDoor.Install<EchoHub, TicketDoorman>(kestrel, Urls, builder.Configuration));
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddSocketHubs(limits ?? new SocketLimits()).AddSingleton<TicketDoorman>().AddSignalR(hubs => hubs.MaximumReceiveMessageSize = 16 * 1024);
        var app = builder.Build();
        app.Use(CheckTicketAsync);
        app.UseWebSockets();
        app.MapSocketHub<EchoHub>(Path, hub => hub.Transports = HttpTransportType.WebSockets);
        app.Services.GetRequiredService<SocketConnections>().EndWithTheHost();
        await app.StartAsync().Within();
        return new EchoServer(app);
    }

    public static string Target(string ticket = "any") => $"{Path}?access_token={ticket}";

    public Task StopAsync() => _app.StopAsync().Within();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync().AsTask().Within();

    private static Task CheckTicketAsync(HttpContext http, RequestDelegate next)
    {
        var ticket = http.Request.Query["access_token"].ToString();
        if (ticket.Length == 0 && http.Request.Headers.Authorization.ToString() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var bearer])
            ticket = bearer;
        if (TicketDoorman.Read(ticket) is { } visitor)
        {
            http.User = visitor.ToPrincipal();
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}
