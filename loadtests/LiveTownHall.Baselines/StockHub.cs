using Microsoft.AspNetCore.SignalR;

namespace LiveTownHall.Baselines;

/// <summary>Joins a group on connect and answers calls at once; nothing is checked, counted or stored.</summary>
public sealed class StockHub : Hub
{
    public const string Everybody = "everybody";

    public override async Task OnConnectedAsync()
    {
        await Groups.AddToGroupAsync(Context.ConnectionId, Everybody);
        await Clients.Caller.SendAsync("Frame", "welcome");
    }

    /// <summary>The cheapest answer that an invocation can have.</summary>
    public int Echo(int value) => value;
}
