using System.Collections.Immutable;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Core.Halls;

/// <summary>A hall and all its ballots at one position. Immutable.</summary>
/// <param name="Polls">In the order of <see cref="HallState.Polls"/>.</param>
public sealed record HallCut(long Position, HallState State, ImmutableArray<PollCut> Polls)
{
    public PollCut? Find(int number)
    {
        foreach (var poll in Polls)
            if (poll.Number == number) return poll;
        return null;
    }
}
