using System.Collections.Immutable;
using LiveTownHall.Core.Budgets;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Questions;

namespace LiveTownHall.Core.Halls;

/// <summary>A hall and all its ballots at one position. Immutable.</summary>
/// <param name="Polls">In the order of <see cref="HallState.Polls"/>.</param>
public sealed record HallCut(long Position, HallState State, ImmutableArray<PollCut> Polls)
{
    /// <summary>By the number of the question.</summary>
    public ImmutableArray<UpvoteCount> Upvotes { get; init; } = [];

    /// <summary>Upvotes cast in the hall so far; with <see cref="UpvoteCount.Before"/>, what a question competed for.</summary>
    public long UpvotesCast { get; init; }

    /// <summary>By the number of the budget.</summary>
    public ImmutableArray<BudgetCut> Budgets { get; init; } = [];

    public PollCut? Find(int number)
    {
        foreach (var poll in Polls)
        {
            if (poll.Number == number)
                return poll;
        }

        return null;
    }
}
