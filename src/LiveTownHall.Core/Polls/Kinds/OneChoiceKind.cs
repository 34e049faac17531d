using LiveTownHall.Tally;

namespace LiveTownHall.Core.Polls;

/// <summary>Ballots with exactly one option. Packed: the place of the option, from 0.</summary>
public abstract class OneChoiceKind : KindOfPoll
{
    internal static readonly BallotField Choices = new("choices", paper => paper.Choices is not null);

    public sealed override BallotField Field => Choices;

    public sealed override bool HasLeanings => true;

    public sealed override Flaw? Pack(PollDefinition definition, BallotPaper paper, out PackedBallot packed)
    {
        packed = default;
        if (OptionPlaces.CountFlaw("ballot.choices", paper.Choices!.Count, 1, 1) is { } count)
            return count;
        Span<int> places = stackalloc int[1];
        if (OptionPlaces.Read(definition, "choices", paper.Choices, places) is { } flaw)
            return flaw;
        packed = Bits((ulong)places[0]);
        return null;
    }

    public sealed override bool IsValid(PollDefinition definition, ulong bits) => bits < (ulong)definition.Options.Length;

    public sealed override BallotPaper Unpack(PollDefinition definition, PackedBallot packed) => new() { Choices = [definition.Options[(int)packed.Bits].Id] };

    public sealed override PollResult Count(PollDefinition definition, ReadOnlySpan<DistinctBallot> profile, BallotPoolSnapshot pool)
    {
        Span<long> votes = stackalloc long[OptionPlaces.WidestMask];
        foreach (var line in profile)
            votes[(int)(line.Ballot & 63)] += line.Count;
        return new PollResult { Voters = Voters(profile), Counts = OptionCounts.Of(definition, votes) };
    }

    public sealed override BallotLeanings LeaningsOf(PollDefinition definition, ReadOnlySpan<DistinctBallot> profile)
        => new(OptionPlaces.Names(definition), bits => 1UL << (int)(bits & 63));
}
