using LiveTownHall.Contracts.Questions;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Questions;

/// <summary>Reading and searching the questions that the audience may see, and one's own.</summary>
internal sealed class Finding(QuestionPages pages)
{
    public Task<QuestionPage> FindAsync(Attendee attendee, FindQuestions command, CancellationToken cancellation) => attendee.Person.Searches.TryTake()
        ? pages.FindAsync(command, attendee.Hall, attendee.Id, View.Audience, cancellation)
        : Task.FromResult(QuestionPages.TooFast);

    public Task<QuestionPage> SimilarAsync(Attendee attendee, SimilarQuestions command, CancellationToken cancellation) => attendee.Person.Searches.TryTake()
        ? pages.SimilarAsync(command, attendee.Hall, attendee.Id, View.Audience, cancellation)
        : Task.FromResult(QuestionPages.TooFast);
}
