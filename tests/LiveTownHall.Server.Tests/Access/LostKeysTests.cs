using System.Net;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Server.CommandLine;
using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Tests.Access;

/// <summary><c>keys --hall ID</c>: whoever has the store gets back into a hall whose links are lost.</summary>
public sealed class LostKeysTests
{
    [Fact]
    public async Task New_links_open_the_hall_and_the_former_ones_are_dead_on_a_server_that_runs()
    {
        await using var server = await TestServer.StartAsync();
        var hall = await server.CreateHallAsync();
        await using var lost = await server.EnterAsync(hall, Roles.Facilitator);
        await using var attendee = await server.EnterAsync(hall, Roles.Attendee);
        var (code, output, errors) = await RunAsync(server.Data, hall.HallId);
        Assert.Equal((0, ""), (code, errors));
        await lost.Closed.Within();
        Assert.False(attendee.Closed.IsCompleted);
        var key = output.Split('\n').Single(line => line.TrimStart().StartsWith("facilitator", StringComparison.Ordinal)).Split("#key=")[1].Trim();
        await using var back = await Guest.EnterAsync(server.Url, await server.TicketForAsync(hall, key));
        Assert.Equal(Roles.Facilitator, back.Me!.Role);
        await Problem.MustBeAsync(await server.PostAsync($"/api/halls/{hall.HallId}/tickets", new { Key = hall.Keys.Screen }), HttpStatusCode.Forbidden, RefusalCodes.Revoked);
    }

    [Fact]
    public async Task One_role_alone_can_get_a_new_key_and_what_is_not_there_is_named()
    {
        await using var server = await TestServer.StartAsync();
        var hall = await server.CreateHallAsync();
        Assert.Equal(0, (await RunAsync(server.Data, hall.HallId, "speaker")).Code);
        await server.TicketAsync(hall, Roles.Moderator);
        Assert.Equal(2, (await RunAsync(server.Data, hall.HallId, "attendee")).Code);
        var unknown = await RunAsync(server.Data, "01ARZ3NDEKTSV4RRFFQ69G5FAV");
        Assert.Equal(1, unknown.Code);
        Assert.Contains("no hall", unknown.Errors, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(string data, string hall, string? role = null)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await Keys.RunAsync(new TownhallSettings { Data = data }, hall, role, output, errors, CancellationToken.None);
        return (code, output.ToString(), errors.ToString());
    }
}
