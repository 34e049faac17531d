using System.Net.Http.Json;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Server.Wire;

namespace LiveTownHall.Server.Tests.Rig;

/// <summary>The HTTP side of a server that runs anywhere.</summary>
internal static class Outside
{
    public static async Task<HallCreated> CreateHallAsync(Uri server)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", ServerProcess.CreatorKey);
        return await TestServer.ReadAsync<HallCreated>(
            await http.PostAsync(new Uri(server, "/api/halls"), JsonContent.Create(new CreateHall { Title = "Budget 2027" }, options: WireJson.Options)));
    }

    public static async Task<Guest> EnterAsync(Uri server, HallCreated hall, string role, string? attendee = null)
    {
        using var http = new HttpClient();
        var request = new TicketRequest { Key = TestServer.KeyOf(hall, role), Attendee = attendee };
        var ticket = await TestServer.ReadAsync<TicketGranted>(
            await http.PostAsync(new Uri(server, $"/api/halls/{hall.HallId}/tickets"), JsonContent.Create(request, options: WireJson.Options)));
        return await Guest.EnterAsync(server, ticket);
    }

    public static async Task<HallView> ViewAsync(Uri server, HallCreated hall)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server, $"/api/halls/{hall.HallId}"));
        request.Headers.Authorization = new("Bearer", hall.Keys.Facilitator);
        return await TestServer.ReadAsync<HallView>(await http.SendAsync(request));
    }
}
