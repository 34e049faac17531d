using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Journal;
using LiveTownHall.Rehearsal.Dress;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Api;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Hubs;
using LiveTownHall.Server.Metrics;
using LiveTownHall.Server.Moderation;
using LiveTownHall.Server.Plain;
using LiveTownHall.Server.Presence;
using LiveTownHall.Server.Settings;
using LiveTownHall.Server.Stores;
using LiveTownHall.WebSockets;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace LiveTownHall.Server.Hosting;

/// <summary>Puts the server together.</summary>
internal static class ServerHost
{
    /// <summary>What may wait in memory of a connection that is not its turn. Larger than the largest head of a request.</summary>
    private const int ReadAhead = 64 * 1024;

    /// <summary>What may wait in memory for one audience connection that does not read; past it the connection counts as writing.</summary>
    private const int AudienceSendBuffer = 8 * 1024;

    /// <param name="stores">The kinds of store that the settings may name; those of <see cref="StoreKinds.Known"/> where it is left out.</param>
    /// <exception cref="SettingsException">The settings contradict each other.</exception>
    /// <exception cref="JournalUnavailableException">The store can't be used.</exception>
    public static async Task<WebApplication> BuildAsync(TownhallSettings settings, string urls, Action<WebApplicationBuilder>? customise = null, StoreKinds? stores = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        });
        builder.WebHost.UseKestrelHttpsConfiguration().UseSockets(InlineSockets.Configure).UseUrls(Addresses(settings, urls, builder.Configuration));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = JsonBody.Largest;
            kestrel.Limits.MaxRequestBufferSize = ReadAhead;
            FrontDoor.Install<AudienceHub, AudienceDoor>(kestrel, urls, builder.Configuration, settings.InternalPort);
        });
        ServerLogging.Configure(builder.Logging, settings.LogFormat);
        builder.Services.AddSingleton(Options.Create(settings));
        builder.Services.AddSingleton(settings.Limits);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSlices();
        var store = await AddStoreAsync(builder.Services, settings, stores ?? StoreKinds.Known);
        builder.Services.AddHubs(settings.Limits, store);
        builder.Services.AddSingleton<IRehearsedServer, RehearsedServer>();
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddHostedService<StoreWatch>();
        builder.Services.AddHostedService<RoomWatch>();

        // Tells systemd when it is ready and when it goes down, where systemd started it.
        builder.Services.AddSystemd();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(15));
        Telemetry.Add(builder.Services);
        customise?.Invoke(builder);
        GoByStoreTime(builder.Services);
        return Route(builder.Build(), settings);
    }

    /// <summary>Where people come, and the internal port where there is one.</summary>
    private static string[] Addresses(TownhallSettings settings, string urls, ConfigurationManager configuration)
    {
        var all = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (settings.InternalPort is not { } port)
            return all;
        if (configuration.GetSection("Kestrel:Endpoints").Exists())
            throw new SettingsException("Kestrel's configuration names the addresses to listen at, so there would be no TOWNHALL__INTERNALURL: use --urls, or leave it out.");
        if (Array.Exists(all, url => BindingAddress.Parse(url).Port == port))
            throw new SettingsException($"TOWNHALL__INTERNALURL must have a port of its own: people come by {port}.");
        return [.. all, settings.InternalUrl!.Trim()];
    }

    private static async Task<OpenedStore> AddStoreAsync(IServiceCollection services, TownhallSettings settings, StoreKinds stores)
    {
        using var logs = LoggerFactory.Create(logging => ServerLogging.Configure(logging, settings.LogFormat));
        var opened = await stores.OpenAsync(settings, StoreUse.Serve, logs);
        services.AddSingleton(opened);
        services.AddSingleton(_ => opened.Store);
        services.AddSingleton(_ => opened.Store.Directory);
        services.AddSingleton(new Witness(settings.Witness ?? opened.Beside));
        if (opened.Pulse is not null)
            services.AddSingleton(opened.Pulse);
        return opened;
    }

    /// <summary>Whoever asks what time it is hears it from the store, whichever clock the node has.</summary>
    private static void GoByStoreTime(IServiceCollection services)
    {
        var node = (TimeProvider)services.Last(service => service.ServiceType == typeof(TimeProvider)).ImplementationInstance!;
        services.AddSingleton(new StoreTime(node));
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<StoreTime>());
    }

    private static WebApplication Route(WebApplication app, TownhallSettings settings)
    {
        if (ForwardedFrom.Known(settings) is { } proxies)
        {
            app.UseMiddleware<ForwardedElements>();
            app.UseForwardedHeaders(proxies);
        }

        app.UseMiddleware<InternalPaths>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<OriginCheck>();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseWebSockets();
        WebClient.Serve(app);
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapSocketHub<AudienceHub>(HubNames.AudiencePath, hub =>
        {
            hub.Transports = HttpTransportType.WebSockets;
            hub.TransportMaxBufferSize = AudienceSendBuffer;
        });
        app.MapSocketHub<BackstageHub>(HubNames.BackstagePath, hub => hub.Transports = HttpTransportType.WebSockets);
        app.MapHalls();
        app.MapRehearsals();
        app.MapPlainPage();
        app.MapHealth();
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapAsyncApi();
        app.MapSecurityContact();
        app.MapPrometheusScrapingEndpoint("/metrics");
        app.Services.GetRequiredService<SocketConnections>().EndWithTheHost();
        GoingDown.Register(app);
        return app;
    }
}
