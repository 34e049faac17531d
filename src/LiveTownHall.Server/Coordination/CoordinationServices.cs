using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Coordination;

/// <summary>Registers the watch for scripted votes.</summary>
internal static class CoordinationServices
{
    extension(LiveHall hall)
    {
        public NetworkKeys Network => hall.Get<NetworkKeys>();

        /// <summary>Where votes come from and when, for a while, and what of it looks scripted.</summary>
        public VotingTrace Votes => hall.Get<VotingTrace>();
    }

    public static IServiceCollection AddCoordination(this IServiceCollection services) => services
        .AddToHalls((hall, all) =>
        {
            var network = new NetworkKeys(all.GetRequiredService<TimeProvider>());
            network.Follow(hall.Session.State.Phase);
            return network;
        })
        .AddToHalls((hall, all) => new VotingTrace(() => hall.Session.State, hall.Session.CutAsync, hall.Network, all.GetRequiredService<TimeProvider>()));
}
