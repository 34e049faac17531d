using LiveTownHall.Journal;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Polls;

/// <summary>Registers polls.</summary>
internal static class PollServices
{
    extension(LiveHall hall)
    {
        /// <summary>Who a person is in a round of a poll.</summary>
        public PollKeys Keys => hall.Get<PollKeys>();
    }

    public static IServiceCollection AddPolls(this IServiceCollection services) => services
        .AddSingleton<PollCommands>()
        .AddSingleton<IPartMine, OwnBallots>()
        .AddFrames(hall => new PollFrames(hall is null ? null : hall.Screening.Mark))
        .AddToHalls((hall, all) => new NetworkQuota(hall.Limits, all.GetRequiredService<TimeProvider>()))
        .AddToHalls((hall, all) => new PollKeys(
            hall.Session, all.GetRequiredService<IDirectory>(), all.GetRequiredService<TimeProvider>(), all.GetRequiredService<ILogger<PollKeys>>()))
        .AddToHalls((hall, all) => new KeyDestruction(hall.Session, hall.Keys, all.GetRequiredService<TimeProvider>(), all.GetRequiredService<ILogger<KeyDestruction>>()));
}
