using System.Net;
using LiveTownHall.Server.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace LiveTownHall.Server.Access;

/// <summary>
/// The names under which this server is asked for what only staff does. A page elsewhere can have its own name lead here (DNS rebinding), but can't have it be one of these.
/// </summary>
internal sealed class KnownHosts(IServer server, IOptions<TownhallSettings> settings)
{
    private readonly string? _public = Uri.TryCreate(settings.Value.PublicUrl, UriKind.Absolute, out var url) ? url.Host : null;

    /// <summary>PUBLICURL, a name of this machine for itself, an address or name that was bound, or the address that the caller reached.</summary>
    public bool IsOurs(HttpContext context)
    {
        var host = context.Request.Host.Host;
        if (IsSame(host, "localhost") || IsSame(host, _public) || IsSame(host, Environment.MachineName))
            return true;
        if (IPAddress.TryParse(host.Trim('[', ']'), out var address))
            return IPAddress.IsLoopback(address) || Same(address, context.Connection.LocalIpAddress) || IsBound(host);
        return IsBound(host);
    }

    private bool IsBound(string host)
        => (server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []).Any(bound => IsSame(BindingAddress.Parse(bound).Host.Trim('[', ']'), host.Trim('[', ']')));

    private static bool Same(IPAddress asked, IPAddress? reached) => reached is not null && asked.MapToIPv6().Equals(reached.MapToIPv6());

    private static bool IsSame(string host, string? known) => string.Equals(host, known, StringComparison.OrdinalIgnoreCase);
}
