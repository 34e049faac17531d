using LiveTownHall.Journal;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Codes;

/// <summary>Registers single-use codes.</summary>
internal static class CodeServices
{
    public static IServiceCollection AddCodes(this IServiceCollection services) => services
        .AddSingleton<IPartMine, OwnAssurance>()
        .AddToHalls((hall, all) => new CodeQuota(hall.Limits, all.GetRequiredService<TimeProvider>()))
        .AddToHalls((hall, all) => new CodeKeys(
            hall.Session, all.GetRequiredService<IDirectory>(), all.GetRequiredService<TimeProvider>(), all.GetRequiredService<ILogger<CodeKeys>>()));
}
