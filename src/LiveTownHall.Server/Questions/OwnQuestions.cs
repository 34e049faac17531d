using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Core.Halls;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Questions;

/// <summary>What a person has asked and what they have upvoted.</summary>
internal sealed class OwnQuestions : IPartMine
{
    public async ValueTask<MyState> AddAsync(MyState mine, LiveHall hall, Caller caller, CancellationToken cancellation) => caller.Role == Roles.Attendee
        ? mine with { Upvoted = await Upvoting.UpvotedByAsync(hall, caller.AttendeeId, cancellation), Asked = Asked(hall.Session, caller.AttendeeId) }
        : mine;

    /// <summary>An upvote of a question that was joined with another counts there, and back again.</summary>
    public bool TakesFromMany(HallState before, HallState after, IReadOnlyList<int> touchedQuestions)
    {
        foreach (var number in touchedQuestions)
        {
            if (number < before.Questions.All.Count && before.Questions.All[number].MergedInto != after.Questions.All[number].MergedInto)
                return true;
        }

        return false;
    }

    private static List<QuestionView> Asked(HallSession session, string person)
    {
        var questions = session.State.Questions;
        return [.. questions.AskedBy(person).Select(q => QuestionViews.ForAuthor(q, questions, session.Replica.Upvotes.CountOf(q.Number)))];
    }
}
