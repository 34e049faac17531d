using LiveTownHall.Server.Fanout;

namespace LiveTownHall.Server.Stage;

/// <summary>Registers the stage and announcements.</summary>
internal static class StageServices
{
    public static IServiceCollection AddStage(this IServiceCollection services) => services
        .AddSingleton<StageCommands>()
        .AddFrames(_ => new StageFrames());
}
