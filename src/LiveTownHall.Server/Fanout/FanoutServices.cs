using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Settings;
using Microsoft.Extensions.Options;

namespace LiveTownHall.Server.Fanout;

/// <summary>Registers what shows halls to people.</summary>
internal static class FanoutServices
{
    extension(LiveHall hall)
    {
        /// <summary>Everybody who watches the hall through this node.</summary>
        public HallScreens Screens => hall.Get<HallScreens>();

        /// <summary>What only one person sees.</summary>
        public MyStates Mine => hall.Get<MyStates>();
    }

    public static IServiceCollection AddFanout(this IServiceCollection services) => services
        .AddSingleton<PartFrames>()
        .AddToHalls((hall, all) =>
        {
            var screens = new HallScreens(hall.Session, all.GetRequiredService<PartFrames>().Builder(hall), all.GetRequiredService<TimeProvider>());
            hall.Session.StoreChanged += () => screens.Tell(() => new Frame(HubNames.Ended, new Ended(EndReasons.StoreChanged, Random.Shared.Next(1500, 3000 + screens.Count))));
            return screens;
        })
        .AddToHalls((hall, all) =>
        {
            var mine = new MyStates(hall, all.GetServices<IPartMine>());
            hall.Session.Changed += mine.Follow;
            return mine;
        })
        .AddSingleton(all => new FramesOfPart(_ => new AddressFrames(all.GetRequiredService<IOptions<TownhallSettings>>())))
        .AddHostedService<Tick>();

    /// <summary>Registers what a part puts into frames.</summary>
    /// <param name="make">Called for everybody who builds frames: they remember what they have shown. The hall is null where only what is in the journal is shown.</param>
    public static IServiceCollection AddFrames(this IServiceCollection services, Func<LiveHall?, IPartFrames> make) => services.AddSingleton(new FramesOfPart(make));
}
