using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Moderation;

namespace LiveTownHall.Server.Questions;

/// <summary>Registers questions.</summary>
internal static class QuestionServices
{
    extension(LiveHall hall)
    {
        /// <summary>The hall's questions, searchable.</summary>
        public QuestionTexts Texts => hall.Get<QuestionTexts>();

        /// <summary>Reads every new text for the desk.</summary>
        public HallAdvisor Advisor => hall.Get<HallAdvisor>();
    }

    public static IServiceCollection AddQuestions(this IServiceCollection services) => services
        .AddSingleton<QuestionPages>()
        .AddSingleton<Finding>()
        .AddSingleton<IPartMine, OwnQuestions>()
        .AddFrames(hall => new QuestionFrames(hall?.Advice))
        .AddToHalls((_, _) => new QuestionTexts())
        .AddToHalls((hall, all) => new HallAdvisor(hall.Session, hall.Advice, hall.Texts, all.GetRequiredService<ServerClaims>().Index, all.GetRequiredService<TimeProvider>()))
        .AddToHalls((hall, _) =>
        {
            var news = new AuthorNews(hall.People, hall.Mine);
            hall.Session.Changed += news.Tell;
            return news;
        });
}
