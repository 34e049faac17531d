
namespace LiveTownHall.Server.Halls;

/// <summary>Registers halls.</summary>
internal static class HallServices
{
    extension(LiveHall hall)
    {
        /// <summary>Rules that look at a text before a person does.</summary>
        public Screening Screening => hall.Get<Screening>();
    }

    public static IServiceCollection AddHalls(this IServiceCollection services) => services
        .AddSingleton<HallRegistry>()
        .AddSingleton<HallCommands>()
        .AddHostedService<HallWaker>()
        .AddSingleton<StorageRoom>()
        .AddToHalls((hall, all) => hall.Session.Room = all.GetRequiredService<StorageRoom>())
        .AddToHalls((hall, all) => new WritingQuota(hall.Limits, all.GetRequiredService<TimeProvider>()))
        .AddToHalls((hall, all) => new Screening(() => hall.Session.State, all.GetRequiredService<TimeProvider>()));
}
