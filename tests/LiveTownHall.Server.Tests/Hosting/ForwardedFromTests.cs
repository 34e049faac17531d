using System.Net;
using CsCheck;
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

    [Theory]
    [InlineData("for=198.51.100.7", null, Phone)]
    [InlineData("for=203.0.113.9, For=\"198.51.100.7:4711\";proto=https;host=town.example", null, Phone)]
    [InlineData("for=\"[2001:db8::9]:4711\"", null, "2001:db8::9")]
    [InlineData("for=203.0.113.9;by=\"_a;b,c\", for=198.51.100.7", null, Phone)]
    [InlineData("for=203.0.113.9, for=198.51.100.7, for=10.9.9.9", null, Phone)]
    [InlineData("for=203.0.113.9, for=_hidden", null, "10.1.2.3")]
    [InlineData("for=203.0.113.9, for=unknown", null, "10.1.2.3")]
    [InlineData("proto=https", null, "10.1.2.3")]
    [InlineData("for", null, "10.1.2.3")]
    [InlineData("for=\"198.51.100.7", null, "10.1.2.3")]
    [InlineData("for=\"203.0.113.9, 198.51.100.7\"", null, "10.1.2.3")]
    [InlineData("for=203.0.113.9", Phone, Phone)]
    public async Task The_standard_header_says_the_same(string forwarded, string? forwardedFor, string seen)
        => Assert.Equal(IPAddress.Parse(seen), (await SeenAsync("10.1.2.3", forwarded, forwardedFor)).Connection.RemoteIpAddress);

    [Fact]
    public async Task The_standard_header_is_believed_only_from_a_proxy_that_is_known_and_names_the_host_too()
    {
        Assert.Equal(IPAddress.Parse("11.1.2.3"), (await SeenAsync("11.1.2.3", "for=198.51.100.7", null)).Connection.RemoteIpAddress);
        var request = (await SeenAsync("10.1.2.3", "for=198.51.100.7;proto=https;host=town.example", null)).Request;
        Assert.Equal(("https", "town.example"), (request.Scheme, request.Host.Value));
        request = (await SeenAsync("10.1.2.3", "for=203.0.113.9;host=evil.example, for=198.51.100.7", null)).Request;
        Assert.NotEqual("evil.example", request.Host.Value);
    }

    [Fact]
    public void Whatever_stands_in_the_header_it_is_read_or_not()
        => Gen.OneOf(Gen.String, Gen.Char["\"\\,;= forx.1"].Array[0, 40].Select(c => new string(c))).Sample(text => ForwardedElements.Elements(text).ForEach(Assert.NotNull));

    private static async Task<HttpContext> SeenAsync(string from, string forwarded, string? forwardedFor)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(from);
        context.Request.Headers["Forwarded"] = forwarded;
        if (forwardedFor is not null)
            context.Request.Headers["X-Forwarded-For"] = forwardedFor;
        var options = ForwardedFrom.Known(new TownhallSettings { KnownProxies = "10.0.0.0/8" })!;
        var believe = new ForwardedHeadersMiddleware(_ => Task.CompletedTask, NullLoggerFactory.Instance, Options.Create(options));
        await new ForwardedElements(believe.Invoke).InvokeAsync(context);
        return context;
    }

    [Fact]
    public void Without_a_proxy_nobody_is_believed() => Assert.Null(ForwardedFrom.Known(new TownhallSettings()));
}
