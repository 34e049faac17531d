using Microsoft.AspNetCore.HttpOverrides;

namespace LiveTownHall.Server.Hosting;

/// <summary>Which proxies are believed about where a request came from.</summary>
internal static class ForwardedFrom
{
    /// <summary>Only one on this machine, which is the default of the middleware.</summary>
    public static readonly ForwardedHeadersOptions ThisMachine = new() { ForwardedHeaders = ForwardedHeaders.All };
}
