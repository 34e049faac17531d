using System.Net;
using LiveTownHall.Server.Hosting;
using LiveTownHall.Server.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LiveTownHall.Server.Tests.Hosting;

/// <summary>Whose word about where a request came from is taken.</summary>
public sealed class ForwardedFromTests
{
    private const string Phone = "198.51.100.7";

    [Theory]
    [InlineData(true, null, "127.0.0.1", Phone, Phone)]
    [InlineData(true, null, "10.1.2.3", Phone, "10.1.2.3")]
    [InlineData(false, "10.0.0.0/8", "10.1.2.3", Phone, Phone)]
    [InlineData(false, "10.0.0.0/8", "::ffff:10.1.2.3", Phone, Phone)]
    [InlineData(false, "10.0.0.0/8", "11.1.2.3", Phone, "11.1.2.3")]
    [InlineData(false, "10.0.0.0/8", "127.0.0.1", Phone, "127.0.0.1")]
    [InlineData(true, "10.0.0.0/8", "127.0.0.1", Phone, Phone)]
    [InlineData(false, "192.0.2.1; fd00::/8", "fd00::5", Phone, Phone)]
    [InlineData(false, "192.0.2.1", "192.0.2.1", "2001:db8::9", "2001:db8::9")]
    [InlineData(false, "10.0.0.0/8", "10.1.2.3", "1.2.3.4, " + Phone + ", 10.9.9.9", Phone)]
    public async Task An_address_is_believed_only_from_a_proxy_that_is_known(bool behindProxy, string? known, string from, string forwardedFor, string seen)
    {
        var options = ForwardedFrom.Known(new TownhallSettings { BehindProxy = behindProxy, KnownProxies = known })!;
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(from);
        context.Request.Headers["X-Forwarded-For"] = forwardedFor;
        await new ForwardedHeadersMiddleware(_ => Task.CompletedTask, NullLoggerFactory.Instance, Options.Create(options)).Invoke(context);
        Assert.Equal(IPAddress.Parse(seen), context.Connection.RemoteIpAddress);
    }

    [Fact]
    public void Without_a_proxy_nobody_is_believed() => Assert.Null(ForwardedFrom.Known(new TownhallSettings()));
}
