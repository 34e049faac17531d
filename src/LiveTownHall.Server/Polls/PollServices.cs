using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Polls;

/// <summary>Registers polls.</summary>
internal static class PollServices
{
    public static IServiceCollection AddPolls(this IServiceCollection services) => services
        .AddSingleton<PollCommands>()
        .AddSingleton<IPartMine, OwnBallots>()
        .AddFrames(_ => new PollFrames());
}
