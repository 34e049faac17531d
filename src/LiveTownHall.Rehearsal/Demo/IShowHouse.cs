using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Rehearsal.Demo;

/// <summary>What a demo needs of the server it is shown on.</summary>
public interface IShowHouse
{
    /// <exception cref="InvalidOperationException">The hall is not taken; the message says why.</exception>
    Task<Contracts.Halls.HallCreated> FoundAsync(CreateHall hall, CancellationToken cancellation);

    /// <summary>A hall, held in memory until it is disposed; null where there is none.</summary>
    Task<IShowHall?> FindAsync(string hallId, CancellationToken cancellation);
}

/// <summary>A hall as who runs it has it in hand.</summary>
public interface IShowHall : IDisposable
{
    HallState State { get; }

    Task SubmitAsync(Fact fact);

    /// <summary>What counts in a poll at this moment.</summary>
    Task<PollCut?> CutAsync(int poll);

    /// <param name="file">Reviews in the form of schema.org/ClaimReview.</param>
    Task ImportClaimsAsync(string file, CancellationToken cancellation);

    /// <summary>Lets somebody in who is not there; null where there is no room.</summary>
    IShowPerson? Enter();
}

/// <summary>One of the audience. Does what people do, by the same use cases; whether it is taken is not asked.</summary>
public interface IShowPerson
{
    Task CastAsync(string pollId, BallotPaper ballot, CancellationToken cancellation);

    /// <param name="name">The name the person gives; null for none.</param>
    /// <param name="household">People of one household share a network.</param>
    /// <returns>The question's id.</returns>
    Task<string> AskAsync(string text, string? name, ulong household);

    Task UpvoteAsync(string questionId, CancellationToken cancellation);

    /// <param name="category">One of <see cref="Contracts.Moderation.FlagCategories"/>.</param>
    Task FlagAsync(string itemId, string category, ulong household);
}
