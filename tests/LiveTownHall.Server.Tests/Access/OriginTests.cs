using System.Net;
using LiveTownHall.Contracts.People;

namespace LiveTownHall.Server.Tests.Access;

public sealed class OriginTests
{
    [Theory]
    [InlineData("https://evil.example", false)]
    [InlineData("null", false)]
    [InlineData("http://127.0.0.1.evil.example", false)]
    [InlineData("http://127.0.0.1:1", false)]
    [InlineData("https://townhall.example", true)]
    [InlineData("https://other.example:8443", true)]
    [InlineData("http://other.example:8443", false)]
    [InlineData("https://public.example", true)]
    [InlineData(null, true)]
    public async Task Only_pages_of_known_origins_and_programs_without_one_may_connect(string? origin, bool allowed)
    {
        await using var server =
            await TestServer.StartAsync(s => (s.AllowedOrigins, s.PublicUrl) = ("https://townhall.example, https://other.example:8443", "https://public.example/"));
        var hall = await server.CreateHallAsync();
        foreach (var role in new[] { Roles.Attendee, Roles.Moderator })
        {
            var (socket, status) = await RawSocket.TryOpenAsync(server.Url, await server.TicketAsync(hall, role), origin);
            Assert.Equal(allowed ? HttpStatusCode.SwitchingProtocols : HttpStatusCode.Forbidden, status);
            if (socket is not null)
                await socket.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("/Hubs/audience")]
    [InlineData("/HUBS/AUDIENCE")]
    [InlineData("/hubs/Backstage")]
    public async Task Another_spelling_of_the_path_does_not_help(string path)
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        var ticket = await server.TicketAsync(hall, path.Contains("stage", StringComparison.OrdinalIgnoreCase) ? Roles.Moderator : Roles.Attendee);
        var (socket, status) = await RawSocket.TryOpenAsync(server.Url, ticket with { Hub = path }, "https://evil.example");
        Assert.Null(socket);
        Assert.Equal(HttpStatusCode.Forbidden, status);
    }

    [Fact]
    public async Task The_servers_own_pages_may_connect()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        var (socket, status) = await RawSocket.TryOpenAsync(server.Url, await server.TicketAsync(hall, Roles.Attendee), $"http://127.0.0.1:{server.Url.Port}");
        Assert.Equal(HttpStatusCode.SwitchingProtocols, status);
        await socket!.DisposeAsync();
    }
}
