using LiveTownHall.Server.Coordination;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Presence;

/// <summary>Registers who is there.</summary>
internal static class PresenceServices
{
    extension(LiveHall hall)
    {
        /// <summary>Who is there, over all nodes, and what they react.</summary>
        public HallPulse Pulse => hall.Get<HallPulse>();
    }

    public static IServiceCollection AddPresence(this IServiceCollection services) => services
        .AddToHalls((hall, all) =>
        {
            var pulse = new HallPulse(hall.Session.HallId, hall.People, hall.Screens, hall.Network, all.GetRequiredService<TimeProvider>());
            hall.Session.Attendees = () => pulse.Attendees;
            return pulse;
        })
        .AddHostedService<NodePulse>();
}
