
namespace LiveTownHall.Server.Halls;

/// <summary>Registers halls.</summary>
internal static class HallServices
{
    public static IServiceCollection AddHalls(this IServiceCollection services) => services
        .AddSingleton<HallRegistry>()
        .AddSingleton<HallCommands>();
}
