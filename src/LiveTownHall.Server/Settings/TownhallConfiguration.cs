namespace LiveTownHall.Server.Settings;

/// <summary>Settings from the environment: <c>TOWNHALL__DATA</c>, <c>TOWNHALL__LIMITS__BALLOTSPERSECOND</c> and so on.</summary>
internal static class TownhallConfiguration
{
    public static TownhallSettings FromEnvironment()
        => new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection(TownhallSettings.Section).Get<TownhallSettings>() ?? new TownhallSettings();
}
