using LiveTownHall.Server.Access;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Presence;
using LiveTownHall.Server.Settings;
using LiveTownHall.Server.Stores;
using LiveTownHall.Server.Wire;
using LiveTownHall.WebSockets;
using Microsoft.AspNetCore.SignalR;

namespace LiveTownHall.Server.Hubs;

/// <summary>Registers the hubs and their connections.</summary>
internal static class HubServices
{
    private const int LargestHubMessage = 16 * 1024;

    /// <param name="store">Says how nodes reach each other's backstage.</param>
    public static IServiceCollection AddHubs(this IServiceCollection services, LimitSettings limits, OpenedStore store)
    {
        services.AddSocketHubs(SocketBudgets.From(limits));
        services.AddSingleton<HubGate>().AddSingleton<AudienceDoor>().AddSingleton<Reception>().AddSingleton<OnDuty>();
        var signalR = services.AddSignalR(hubs =>
            {
                hubs.MaximumReceiveMessageSize = LargestHubMessage;
                hubs.AddFilter<HubGate>();
            })
            .AddJsonProtocol(json => WireJson.Apply(json.PayloadSerializerOptions))
            .AddMessagePackProtocol(pack => pack.SerializerOptions = WireMessagePack.Options);
        services.AddSingleton<IUserIdProvider, TicketUserId>();
        services.AddSingleton<AudienceFanout>();
        services.AddSingleton<HubLifetimeManager<AudienceHub>>(s => s.GetRequiredService<AudienceFanout>());
        store.AddBackplane(signalR);
        var manager = store.ConnectionManager.MakeGenericType(typeof(BackstageHub));
        services.AddSingleton(s => new BackstageConnections((HubLifetimeManager<BackstageHub>)ActivatorUtilities.CreateInstance(s, manager)));
        services.AddSingleton<HubLifetimeManager<BackstageHub>>(s => s.GetRequiredService<BackstageConnections>());
        return services.AddToHalls((hall, all) =>
        {
            var evictions = new Evictions(hall.People, all.GetRequiredService<TimeProvider>());
            hall.Session.Changed += (before, after, _) => evictions.Follow(before, after);
            return evictions;
        });
    }
}
