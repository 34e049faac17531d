using System.Net;
using System.Security.Cryptography;
using System.Text;
using LiveTownHall.Server.Settings;
using Microsoft.Extensions.Options;

namespace LiveTownHall.Server.Hosting;

/// <summary>
/// Keeps what is for whoever runs the server from everybody else. With an internal port it is served there alone, and nothing else is; without one <c>/metrics</c> is for this
/// machine and for whoever has the key.
/// </summary>
internal sealed class InternalPaths(RequestDelegate next, IOptions<TownhallSettings> settings)
{
    private static readonly PathString Metrics = "/metrics";
    private static readonly PathString Detail = "/health/detail";
    private static readonly PathString[] Inside = [Metrics, "/health", "/version"];

    private readonly int? _port = settings.Value.InternalPort;
    private readonly byte[]? _key = string.IsNullOrEmpty(settings.Value.MetricsKey) ? null : SHA256.HashData(Encoding.UTF8.GetBytes(settings.Value.MetricsKey));

    public Task InvokeAsync(HttpContext context)
    {
        if (_port is { } port && context.Connection.LocalPort == port)
            return Array.Exists(Inside, path => Is(context, path)) ? next(context) : Refuse(context, StatusCodes.Status404NotFound);
        if (Is(context, Detail) || (_port is not null && Is(context, Metrics)))
            return Refuse(context, StatusCodes.Status404NotFound);
        return Is(context, Metrics) && !IsHere(context) && !HasKey(context.Request) ? Refuse(context, StatusCodes.Status403Forbidden) : next(context);
    }

    private static bool Is(HttpContext context, PathString path) => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase);

    /// <summary>A proxy on this machine that is not known speaks for others, and one that says so nowhere still names the host that they asked for.</summary>
    private static bool IsHere(HttpContext context)
        => context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded")
        && context.Request.Host.Host is var host
        && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var named) && IPAddress.IsLoopback(named)));

    private bool HasKey(HttpRequest request)
        => _key is not null && request.Headers.Authorization.ToString() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var key]
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(key)), _key);

    private static Task Refuse(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return status == StatusCodes.Status404NotFound ? Task.CompletedTask
            : context.Response.WriteAsync("Metrics are for this machine, for TOWNHALL__INTERNALURL and for whoever has TOWNHALL__METRICSKEY.", context.RequestAborted);
    }
}
