using LiveTownHall.Server.Settings;
using Microsoft.AspNetCore.HttpOverrides;

namespace LiveTownHall.Server.Hosting;

/// <summary>How HTTP finds out where a request came from.</summary>
internal static class ForwardedFrom
{
    /// <summary>By the proxies that are believed. A chain is followed back as far as each proxy in it is; where none is named there is the one on this machine.</summary>
    /// <returns>Null where the settings name none.</returns>
    public static ForwardedHeadersOptions? Known(TownhallSettings settings)
    {
        var believed = new BelievedProxies(settings);
        if (believed.Networks.Count == 0)
            return null;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            ForwardLimit = TownhallSettings.NetworksOf(settings.KnownProxies).Length == 0 ? 1 : null,
        };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var network in believed.Networks)
            options.KnownIPNetworks.Add(network);
        return options;
    }
}
