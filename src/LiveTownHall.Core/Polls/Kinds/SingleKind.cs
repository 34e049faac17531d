using LiveTownHall.Tally;

namespace LiveTownHall.Core.Polls;

/// <summary>One option out of several. Packed: the place of the option, from 0.</summary>
public sealed class SingleKind : KindOfPoll
{
    internal static readonly BallotField Choices = new("choices", paper => paper.Choices is not null);

    public override PollKind Kind => PollKind.Single;

    public override string Name => "single";

    public override BallotField Field => Choices;

    public override bool HasLeanings => true;

    public override int MostOptions(PollLimits limits) => Math.Min(limits.Options, OptionPlaces.WidestMask);

    public override bool IsSound(PollDefinition definition) => definition.Options.Length is >= 1 and <= OptionPlaces.WidestMask;

    public override Flaw? Pack(PollDefinition definition, BallotPaper paper, out PackedBallot packed)
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

    public override bool IsValid(PollDefinition definition, ulong bits) => bits < (ulong)definition.Options.Length;

    public override BallotPaper Unpack(PollDefinition definition, PackedBallot packed) => new() { Choices = [definition.Options[(int)packed.Bits].Id] };

    public override PollResult Count(PollDefinition definition, ReadOnlySpan<DistinctBallot> profile, BallotPoolSnapshot pool)
    {
        Span<long> votes = stackalloc long[OptionPlaces.WidestMask];
        foreach (var line in profile)
            votes[(int)(line.Ballot & 63)] += line.Count;
        return new PollResult { Voters = Voters(profile), Counts = OptionCounts.Of(definition, votes) };
    }

    public override BallotPaper Answer(PollDefinition definition, ISyntheticVoter voter) => new() { Choices = [voter.Preference(definition)[0]] };

    public override BallotLeanings LeaningsOf(PollDefinition definition, ReadOnlySpan<DistinctBallot> profile)
        => new(OptionPlaces.Names(definition), bits => 1UL << (int)(bits & 63));
}
