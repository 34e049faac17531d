using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Server.Fanout;

namespace LiveTownHall.Server.Hubs;

/// <summary>Reading and searching questions.</summary>
internal sealed partial class BackstageHub
{
    [OpenTo(Roles.Facilitator, Roles.Moderator, Roles.Speaker)]
    public Task<QuestionPage> FindQuestions(FindQuestions command)
        => pages.FindAsync(command, Here.Hall, Here.Caller.AttendeeId, View.Backstage, Context.ConnectionAborted);

    [OpenTo(Roles.Facilitator, Roles.Moderator, Roles.Speaker)]
    public Task<QuestionPage> SimilarQuestions(SimilarQuestions command)
        => pages.SimilarAsync(command, Here.Hall, Here.Caller.AttendeeId, View.Backstage, Context.ConnectionAborted);
}
