using System.Net.Http.Json;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Hosting;
using LiveTownHall.Server.Settings;
using LiveTownHall.Server.Stores;
using LiveTownHall.Server.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LiveTownHall.Server.Tests.Rig;

/// <summary>A server in this process, on a free loopback port and, unless told otherwise, in a data directory of its own.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly ScratchFolder? _own;
    private bool _stopped;

    private TestServer(WebApplication app, LogCapture logs, string data, ScratchFolder? own)
    {
        (App, Logs, Data, _own) = (app, logs, data, own);
        Url = new Uri(app.Urls.First());
        Http = new HttpClient { BaseAddress = Url, Timeout = BoundedWait.Patience };
    }

    public WebApplication App { get; }

    public LogCapture Logs { get; }

    public string Data { get; }

    public Uri Url { get; }

    public HttpClient Http { get; }

    public static async Task<TestServer> StartAsync(
        Action<TownhallSettings>? adjust = null, Action<WebApplicationBuilder>? customise = null, string? data = null, StoreKinds? stores = null)
    {
        var own = data is null ? new ScratchFolder() : null;
        var folder = data ?? own!.Path;
        var settings = new TownhallSettings { CreatorKey = ServerProcess.CreatorKey };
        adjust?.Invoke(settings);
        if (settings is { Store: null, Redis: null })
            settings.Data = folder;
        var logs = new LogCapture();
        var app = await ServerHost.BuildAsync(settings, "http://127.0.0.1:0", builder =>
        {
            builder.Logging.ClearProviders();
            builder.Logging.AddProvider(logs);
            customise?.Invoke(builder);
        }, stores);
        await app.StartAsync().Within();
        return new TestServer(app, logs, folder, own);
    }

    /// <summary>For <c>customise</c>: the server lives by this clock.</summary>
    public static Action<WebApplicationBuilder> Clock(TimeProvider time) => builder => builder.Services.AddSingleton(time);

    public T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    public Task<HallCreated> CreateHallAsync(params PollDraft[] agenda) => CreateHallAsync(new CreateHall { Title = "Budget 2027", Agenda = agenda });

    public async Task<HallCreated> CreateHallAsync(CreateHall hall) => await ReadAsync<HallCreated>(await PostAsync("/api/halls", hall, ServerProcess.CreatorKey));

    public async Task<TicketGranted> TicketAsync(HallCreated hall, string role, string? attendee = null, string? name = null)
    {
        var request = new TicketRequest { Key = KeyOf(hall, role), Attendee = attendee, DisplayName = name };
        return await ReadAsync<TicketGranted>(await PostAsync($"/api/halls/{hall.HallId}/tickets", request));
    }

    /// <summary>For whoever has this key.</summary>
    public async Task<TicketGranted> TicketForAsync(HallCreated hall, string key)
        => await ReadAsync<TicketGranted>(await PostAsync($"/api/halls/{hall.HallId}/tickets", new TicketRequest { Key = key }));

    /// <param name="by">The inviter's key; the hall's shared one unless told otherwise.</param>
    public async Task<Invited> InviteAsync(HallCreated hall, string role, string name, string? by = null, DateTimeOffset? until = null)
        => await ReadAsync<Invited>(
            await PostAsync($"/api/halls/{hall.HallId}/invitations", new Invite { Role = role, Name = name, ExpiresAt = until }, by ?? hall.Keys.Facilitator));

    public async Task RevokeAsync(HallCreated hall, string invitationId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/api/halls/{hall.HallId}/invitations/{invitationId}");
        request.Headers.Authorization = new("Bearer", hall.Keys.Facilitator);
        using var response = await Http.SendAsync(request);
        Assert.Equal(System.Net.HttpStatusCode.NoContent, response.StatusCode);
    }

    public async Task<Guest> EnterAsync(HallCreated hall, string role, WireFormat wire = WireFormat.Json, string? attendee = null, string? name = null, string? from = null)
        => await Guest.EnterAsync(Url, await TicketAsync(hall, role, attendee, name), wire, from);

    public async Task<HttpResponseMessage> PostAsync<T>(string path, T body, string? bearer = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body, options: WireJson.Options) };
        if (bearer is not null)
            request.Headers.Authorization = new("Bearer", bearer);
        return await Http.SendAsync(request);
    }

    /// <summary>Asks for a hall with a body that may be anything.</summary>
    public async Task<HttpResponseMessage> CreateAsync(HttpContent body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/halls") { Content = body };
        request.Headers.Authorization = new("Bearer", ServerProcess.CreatorKey);
        return await Http.SendAsync(request);
    }

    public async Task<HttpResponseMessage> GetAsync(string path, string? bearer = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (bearer is not null)
            request.Headers.Authorization = new("Bearer", bearer);
        return await Http.SendAsync(request);
    }

    public async Task<HallView> ViewAsync(HallCreated hall, string? key = null) => await ReadAsync<HallView>(await GetAsync($"/api/halls/{hall.HallId}", key));

    /// <summary>The hall's newest position on this node.</summary>
    public async Task<long> PositionAsync(HallCreated hall)
    {
        using var lease = await Get<HallRegistry>().FindAsync(hall.HallId, CancellationToken.None).Within();
        return lease!.Hall.Session.Replica.Position;
    }

    public static string? KeyOf(HallCreated hall, string role) => role switch
    {
        Roles.Facilitator => hall.Keys.Facilitator,
        Roles.Moderator => hall.Keys.Moderator,
        Roles.Speaker => hall.Keys.Speaker,
        Roles.Screen => hall.Keys.Screen,
        _ => null,
    };

    public static async Task<T> ReadAsync<T>(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {text}");
        return System.Text.Json.JsonSerializer.Deserialize<T>(text, WireJson.Options)!;
    }

    public async Task StopAsync()
    {
        if (_stopped)
            return;
        _stopped = true;
        await App.StopAsync().Within();
        await App.DisposeAsync().Within();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await StopAsync();
        _own?.Dispose();
    }
}
