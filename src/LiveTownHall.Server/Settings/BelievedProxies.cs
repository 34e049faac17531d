using System.Net;

namespace LiveTownHall.Server.Settings;

/// <summary>Whose word about where somebody comes from is taken: a proxy on this machine where the settings say that there is one, and those that they name.</summary>
internal sealed class BelievedProxies(TownhallSettings settings)
{
    private static readonly IPNetwork[] ThisMachine = [IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("::1/128")];

    public IReadOnlyList<IPNetwork> Networks { get; } =
        [.. settings.BehindProxy ? ThisMachine : [], .. TownhallSettings.NetworksOf(settings.KnownProxies).Select(Parse)];

    public bool Hold(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6 && Hold(address.MapToIPv4()))
            return true;
        foreach (var network in Networks)
        {
            if (network.Contains(address))
                return true;
        }

        return false;
    }

    private static IPNetwork Parse(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
            return network;
        var address = IPAddress.Parse(text);
        return new IPNetwork(address, address.GetAddressBytes().Length * 8);
    }
}
