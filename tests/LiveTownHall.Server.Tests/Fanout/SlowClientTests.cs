using System.Text;
using System.Text.Json;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Stage;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;

namespace LiveTownHall.Server.Tests.Fanout;

/// <summary>A client that does not read costs what one frame costs, and nobody else anything.</summary>
public sealed class SlowClientTests
{
    [Fact]
    public async Task A_client_that_never_reads_changes_nothing_for_200_beside_it_and_is_ended()
    {
        var time = new ShiftedTime(stands: true);
        await using var server = await TestServer.StartAsync(Unhurried, builder =>
        {
            NarrowBuffers(builder);
            builder.Services.AddSingleton<TimeProvider>(time);
        });
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        await using var stuck = await RawSocket.OpenAsync(server.Url, await server.TicketAsync(hall, Roles.Attendee), smallBuffers: true);
        var others = new List<Guest>();
        for (var i = 0; i < 200; i++)
            others.Add(await server.EnterAsync(hall, Roles.Attendee, (WireFormat)(i % 2)));
        using var lease = await server.Get<HallRegistry>().FindAsync(hall.HallId, CancellationToken.None).Within();
        var screens = lease!.Hall.Screens;
        Assert.Equal(202, screens.Count);

        var said = await TalkAsync(facilitator);
        foreach (var guest in others)
        {
            await guest.UntilAsync("every announcement", g => g.View.Announcements.Count == said && g.View.Audience == 201);
            Assert.Equal(0, guest.Gaps);
        }

        // Nothing more is kept for it however much happens, and 10 s later it is gone.
        time.Advance(TimeSpan.FromSeconds(11));
        await BoundedWait.UntilAsync("the stuck client is ended", () => screens.Count == 201);
        Assert.DoesNotContain(others, g => g.Closed.IsCompleted);
        await Task.WhenAll(others.Select(g => g.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task A_client_that_fell_behind_gets_the_newest_keyframe_when_it_reads_again()
    {
        await using var server = await TestServer.StartAsync(Unhurried, builder =>
        {
            NarrowBuffers(builder);
            builder.Services.AddSingleton<TimeProvider>(new ShiftedTime(stands: true));
        });
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        await using var slow = await RawSocket.OpenAsync(server.Url, await server.TicketAsync(hall, Roles.Attendee));

        // Far more than the few deltas that are kept for whoever missed them.
        var said = await TalkAsync(facilitator, rounds: 20, each: 16);

        var heard = new StringBuilder();
        await BoundedWait.UntilAsync("a keyframe with everything", async () =>
        {
            var bytes = await slow.ReadAsync();
            Assert.NotEmpty(bytes);
            heard.Append(Encoding.UTF8.GetString(bytes));
            return bytes[^1] == 0x1E && Frames(heard.ToString(), "Keyframe").Any(k => k.GetProperty("announcements").GetArrayLength() == said);
        });

        // One frame waited for it at most: far fewer deltas came than were sent to the others.
        Assert.True(Frames(heard.ToString(), "Delta").Count() < facilitator.Messages.OfType<HallDelta>().Count());
    }

    private static IEnumerable<JsonElement> Frames(string heard, string target) => heard
        .Split('\u001e')[..^1]
        .Where(m => m.Contains($"\"target\":\"{target}\"", StringComparison.Ordinal))
        .Select(m => JsonDocument.Parse(m).RootElement.GetProperty("arguments")[0]);

    /// <summary>Announces more than all buffers on the way to one client hold, in several frames.</summary>
    /// <returns>How many announcements there are.</returns>
    private static async Task<int> TalkAsync(Guest facilitator, int rounds = 8, int each = 40)
    {
        var said = 0;
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < each; i++, said++)
                await facilitator.MustAsync("Announce", new Announce { AnnouncementId = Drafts.NewId(), Text = new string('a', 900), Level = AnnouncementLevels.Info });
            await facilitator.UntilAsync("the announcements", g => g.View.Announcements.Count == said);
        }

        return said;
    }

    private static void Unhurried(TownhallSettings settings) => settings.Limits.CallsPerSecond = 0;

    private static void NarrowBuffers(WebApplicationBuilder builder) => builder.WebHost.UseSockets(sockets => sockets.CreateBoundListenSocket = endpoint =>
    {
        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        socket.SendBufferSize = 4096;
        return socket;
    });
}
