using LiveTownHall.Tally;

namespace LiveTownHall.Core.Polls;

/// <summary>From the preference profile of a poll to its result. Pure: the same profile gives the same result, in whatever order its lines come.</summary>
public static class PollCounting
{
    /// <param name="profile">Each distinct ballot with the number of voters who cast it; lines may repeat a ballot.</param>
    /// <param name="pool">For ballots in bytes: the pool at the moment of the profile.</param>
    public static PollResult Count(PollDefinition definition, ReadOnlySpan<DistinctBallot> profile, BallotPoolSnapshot? pool = null)
        => KindRegistry.Of(definition.Kind).Count(definition, profile, pool ?? BallotPoolSnapshot.Empty);

    /// <summary>The result of a poll at a cut with what follows from it, see <see cref="KindOfPoll.Conclude"/>.</summary>
    public static PollResult Count(Poll poll, PollCut cut) => Conclude(poll, cut, Count(poll.Definition, cut));

    /// <summary>A count at a cut with what follows from it.</summary>
    public static PollResult Conclude(Poll poll, PollCut cut, PollResult counted)
    {
        var concluded = KindRegistry.Of(poll.Definition.Kind).Conclude(poll, counted, cut.Tally.Profile.AsSpan());
        return poll.Definition.Abstain == true ? concluded with { Abstained = cut.Tally.Abstained } : concluded;
    }

    /// <summary>The result without the ballots that are left out of a second one, with what follows from it; null where none are.</summary>
    public static PollResult? CountWithout(Poll poll, PollCut cut)
        => cut.Without is { } rest ? KindRegistry.Of(poll.Definition.Kind).Conclude(poll, Count(poll.Definition, rest.Profile.AsSpan(), cut.Pool), rest.Profile.AsSpan()) : null;

    /// <summary>What the ballots of one class at a cut give.</summary>
    public static PollResult Count(PollDefinition definition, PollCut cut, ClassCut of) => of.Counted ?? Count(definition, of.Profile.AsSpan(), cut.Pool);

    /// <summary>The result at a cut, counted now unless it was kept up ballot by ballot.</summary>
    public static PollResult Count(PollDefinition definition, PollCut cut) => cut.Counted ?? Count(definition, cut.Tally.Profile.AsSpan(), cut.Pool);
}
