namespace LiveTownHall.Server.Agenda;

/// <summary>Registers how halls come into being.</summary>
internal static class AgendaServices
{
    public static IServiceCollection AddAgenda(this IServiceCollection services) => services.AddSingleton<HallFounding>();
}
