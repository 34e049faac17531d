namespace LiveTownHall.Server.Demo;

/// <summary>Registers the demo.</summary>
internal static class DemoServices
{
    public static IServiceCollection AddDemo(this IServiceCollection services) => services.AddSingleton<DemoShow>();
}
