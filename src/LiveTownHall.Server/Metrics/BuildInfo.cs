using System.Reflection;
using System.Runtime.InteropServices;

namespace LiveTownHall.Server.Metrics;

/// <summary>Which program this is, for whoever asks <c>/version</c> and for the metric <c>townhall.build.info</c>.</summary>
/// <param name="Commit">What it was built from; null where that is not known.</param>
/// <param name="Runtime">The .NET it runs on.</param>
internal sealed record BuildInfo(string Version, string? Commit, string Runtime)
{
    public static BuildInfo Current { get; } = Read();

    private static BuildInfo Read()
    {
        var parts = (typeof(BuildInfo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "").Split('+', 2);
        return new BuildInfo(parts[0], parts.Length > 1 ? parts[1] : null, RuntimeInformation.FrameworkDescription);
    }
}
