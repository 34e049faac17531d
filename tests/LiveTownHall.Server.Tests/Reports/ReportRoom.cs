using System.Text.Json;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Reports;
using LiveTownHall.Server.Wire;

namespace LiveTownHall.Server.Tests.Reports;

/// <summary>What the tests of reports ask for again and again.</summary>
internal static class ReportRoom
{
    public static Task<Outcome> PublishAsync(this Room room) => room.Facilitator.MustAsync("PublishReport", new HallCommand());

    public static string Path(this Room room, string file = "report") => $"/api/halls/{room.Hall.HallId}/{file}";

    public static async Task<ReportDocument> ReportAsync(this Room room, string? key = null)
        => await TestServer.ReadAsync<ReportDocument>(await room.Server.GetAsync(room.Path(), key));

    public static async Task<byte[]> BytesAsync(this Room room, string file, string? key = null)
    {
        var answer = await room.Server.GetAsync(room.Path(file), key);
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} for {file}");
        return await answer.Content.ReadAsByteArrayAsync();
    }

    public static T Read<T>(byte[] json) => JsonSerializer.Deserialize<T>(json, WireJson.Options)!;
}
