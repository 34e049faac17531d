using LiveTownHall.Server.Coordination;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Moderation;

/// <summary>Registers the moderators' desk.</summary>
internal static class ModerationServices
{
    extension(LiveHall hall)
    {
        /// <summary>What machines have to say to the desk.</summary>
        public HallAdvice Advice => hall.Get<HallAdvice>();
    }

    public static IServiceCollection AddModeration(this IServiceCollection services) => services
        .AddSingleton<ModerationCommands>()
        .AddSingleton<IncidentCommands>()
        .AddSingleton<ServerClaims>()
        .AddHostedService(all => all.GetRequiredService<ServerClaims>())
        .AddSingleton<IPartMine, OwnMute>()
        .AddFrames(hall => new DeskFrames(hall?.Advice))
        .AddToHalls((hall, _) =>
        {
            var (advice, votes) = (new HallAdvice(), hall.Votes);
            votes.Changed += () => advice.Show(CoordinationViews.Show(votes.Warnings));
            return advice;
        });
}
