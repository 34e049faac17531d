using System.Text;
using LiveTownHall.Baselines;
using Microsoft.AspNetCore.SignalR;
using StackExchange.Redis;

// What others build: SignalR as its documentation shows it, with nothing tuned. Measured beside LiveTownHall in the same run.
var builder = WebApplication.CreateBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Error);
var signalR = builder.Services.AddSignalR().AddMessagePackProtocol();
if (builder.Configuration["redis"] is { Length: > 0 } redis)
{
    signalR.AddStackExchangeRedis(redis);
    builder.Services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(redis));
    builder.Services.AddSingleton<VoteScript>();
}

var app = builder.Build();
_ = app.Services.GetService<VoteScript>();
app.MapHub<StockHub>("/stock");
app.MapHub<VoteHub>("/votes");
app.MapGet("/health/ready", () => "ready");

// One group send of a text of the given length; the harness calls it ten times a second, as a publisher would.
app.MapPost("/publish/{length:int}", (int length, IHubContext<StockHub> hub) =>
    hub.Clients.Group(StockHub.Everybody).SendAsync("Frame", Encoding.ASCII.GetString(new byte[length]).Replace('\0', 'x')));
app.Run();
