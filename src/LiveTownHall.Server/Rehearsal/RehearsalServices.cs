namespace LiveTownHall.Server.Rehearsal;

/// <summary>Registers dress rehearsals.</summary>
internal static class RehearsalServices
{
    public static IServiceCollection AddRehearsals(this IServiceCollection services) => services.AddSingleton<DressRehearsal>();
}
