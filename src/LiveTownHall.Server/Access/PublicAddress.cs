using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using LiveTownHall.Server.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace LiveTownHall.Server.Access;

/// <summary>The address that goes into links and QR codes.</summary>
internal sealed class PublicAddress(IServer server, IOptions<TownhallSettings> settings)
{
    /// <summary>What was set; else where the caller found us, unless that is this machine's own name for itself and phones can reach us by another one.</summary>
    public string Of(HttpRequest request)
    {
        if (Configured is { } configured)
            return configured;
        var lan = IsLoopback(request.Host.Host) ? Lan() : null;
        return lan ?? $"{request.Scheme}://{request.Host}";
    }

    /// <summary>For programs without a request at hand, such as the start-up message.</summary>
    public string Best() => Configured ?? Lan() ?? Local();

    /// <summary>The address for a browser on this machine.</summary>
    public string Local()
    {
        var bound = BindingAddress.Parse(Bound().FirstOrDefault() ?? "http://localhost");
        var host = IsAny(bound.Host) ? "localhost" : bound.Host;
        return $"{bound.Scheme}://{host}:{bound.Port}";
    }

    private string? Configured => string.IsNullOrWhiteSpace(settings.Value.PublicUrl) ? null : settings.Value.PublicUrl.TrimEnd('/');

    private List<string> Bound()
        => [.. (server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []).Where(address => BindingAddress.Parse(address).Port != settings.Value.InternalPort)];

    private string? Lan()
    {
        var open = Bound().Select(BindingAddress.Parse).FirstOrDefault(a => IsAny(a.Host));
        return open is not null && LanAddress() is { } address ? $"{open.Scheme}://{address}:{open.Port}" : null;
    }

    private static bool IsAny(string host) => host is "*" or "+" or "0.0.0.0" or "[::]" or "::";

    private static bool IsLoopback(string host)
        => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static IPAddress? LanAddress() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(n => n.OperationalStatus == OperationalStatus.Up && n.NetworkInterfaceType != NetworkInterfaceType.Loopback)
        .OrderByDescending(n => n.GetIPProperties().GatewayAddresses.Count)
        .SelectMany(n => n.GetIPProperties().UnicastAddresses)
        .Select(a => a.Address)
        .FirstOrDefault(a => a.AddressFamily == AddressFamily.InterNetwork);
}
