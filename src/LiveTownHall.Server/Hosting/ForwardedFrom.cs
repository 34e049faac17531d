using System.Net;
using LiveTownHall.Server.Settings;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace LiveTownHall.Server.Hosting;

/// <summary>Which proxies are believed about where a request came from.</summary>
internal static class ForwardedFrom
{
    /// <summary>A proxy on this machine where the settings say that there is one, and those that they name. A chain is followed back as far as each proxy in it is known.</summary>
    /// <returns>Null where the settings name none.</returns>
    public static ForwardedHeadersOptions? Known(TownhallSettings settings)
    {
        var named = TownhallSettings.NetworksOf(settings.KnownProxies);
        if (!settings.BehindProxy && named.Length == 0)
            return null;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All, ForwardLimit = named.Length == 0 ? 1 : null };
        if (!settings.BehindProxy)
        {
            options.KnownIPNetworks.Clear();
            options.KnownProxies.Clear();
        }

        foreach (var proxy in named)
        {
            if (IPNetwork.TryParse(proxy, out var network))
                options.KnownIPNetworks.Add(network);
            else
                options.KnownProxies.Add(IPAddress.Parse(proxy));
        }

        return options;
    }
}
