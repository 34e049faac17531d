using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Core.Polls;
using LiveTownHall.Rehearsal.Demo;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Polls;
using LiveTownHall.Server.Questions;

namespace LiveTownHall.Server.Rehearsal;

/// <summary>A channel of its own: nobody is there, so nobody has an address, and households stand for networks.</summary>
internal sealed class ShowPerson(Attendee attendee, TimeProvider time) : IShowPerson
{
    public Task CastAsync(string pollId, BallotPaper ballot, CancellationToken cancellation)
        => Casting.CastAsync(attendee, new CastBallot { PollId = pollId, Ballot = ballot.ToBallot() }, cancellation);

    public async Task<string> AskAsync(string text, string? name, ulong household)
    {
        var asker = attendee with { Caller = attendee.Caller with { DisplayName = name }, Network = household };
        var id = Ids.New(time);
        await Asking.AskAsync(asker, new AskQuestion { QuestionId = id, Text = text, Language = "en", Anonymous = name is null });
        return id;
    }

    public Task UpvoteAsync(string questionId, CancellationToken cancellation)
        => Upvoting.UpvoteAsync(attendee, new Upvote { QuestionId = questionId, On = true }, cancellation);

    public Task FlagAsync(string itemId, string category, ulong household)
        => Flagging.FlagAsync(attendee with { Network = household }, new Flag { ItemId = itemId, Category = category });
}
