using LiveTownHall.Rehearsal.Demo;
using LiveTownHall.Rehearsal.Dress;

namespace LiveTownHall.Server.Rehearsal;

/// <summary>Registers dress rehearsals and the demo. What they are is in the project of that name; who puts servers together says what one is rehearsed on.</summary>
internal static class RehearsalServices
{
    public static IServiceCollection AddRehearsals(this IServiceCollection services)
        => services.AddSingleton<DressRehearsal>().AddSingleton<IShowHouse, ShowHouse>().AddSingleton<DemoShow>();
}
