using System.Collections.Immutable;
using LiveTownHall.Tally;

namespace LiveTownHall.Core.Polls;

/// <summary>
/// Options in order, best first; may be partial. Packed: 4 bits a rank, first preference lowest, each the place of the option + 1; 0 from the first
/// empty rank on.
/// </summary>
public sealed class RankingKind : KindOfPoll
{
    /// <summary>Bits of one rank in a packed ranking.</summary>
    internal const int RankBits = 4;

    private const int MostRanks = 15;

    public override PollKind Kind => PollKind.Ranking;

    public override string Name => "ranking";

    public override BallotField Field { get; } = new("ranking", paper => paper.Ranking is not null);

    public override ImmutableArray<KindSetting> Settings { get; } = [.. ChoiceBounds.Settings, SharedSettings.Shuffle, SharedSettings.Abstain, SharedSettings.Ties];

    public override bool HasLeanings => true;

    public override int MostOptions(PollLimits limits) => Math.Min(limits.RankedOptions, MostRanks);

    public override Flaw? Define(PollProposal proposal, PollLimits limits, ref PollDefinition definition)
    {
        var ties = PollTies.PreviousThenLot;
        if (proposal.Ties is not null && !PollTiesNames.TryParse(proposal.Ties, out ties))
            return new Flaw("settings.ties", $"Choose one of {PollTiesNames.All}.");
        definition = definition with { Ties = ties };
        return ChoiceBounds.Define(proposal, ref definition);
    }

    public override bool IsSound(PollDefinition definition) => definition.Options.Length is >= 1 and <= MostRanks && ChoiceBounds.AreSound(definition);

    public override Flaw? Pack(PollDefinition definition, BallotPaper paper, out PackedBallot packed)
    {
        packed = default;
        var ranking = paper.Ranking!;
        if (OptionPlaces.CountFlaw("ballot.ranking", ranking.Count, definition.MinChoices!.Value, definition.MaxChoices!.Value) is { } count)
            return count;
        Span<int> places = stackalloc int[MostRanks];
        if (OptionPlaces.Read(definition, "ranking", ranking, places) is { } flaw)
            return flaw;
        var bits = 0UL;
        for (var i = 0; i < ranking.Count; i++)
            bits |= (ulong)(places[i] + 1) << (i * RankBits);
        packed = Bits(bits);
        return null;
    }

    public override bool IsValid(PollDefinition definition, ulong bits)
    {
        var (ranked, seen) = (0, 0UL);
        for (; bits != 0; bits >>= RankBits, ranked++)
        {
            var mark = (int)(bits & 0xF);
            if (mark == 0 || mark > definition.Options.Length || (seen & (1UL << mark)) != 0)
                return false;
            seen |= 1UL << mark;
        }

        return ranked >= definition.MinChoices && ranked <= definition.MaxChoices;
    }

    public override BallotPaper Unpack(PollDefinition definition, PackedBallot packed)
    {
        var ids = ImmutableArray.CreateBuilder<string>();
        for (var bits = packed.Bits; bits != 0; bits >>= RankBits)
            ids.Add(definition.Options[(int)(bits & 0xF) - 1].Id);
        return new BallotPaper { Ranking = ids.ToImmutable() };
    }

    public override PollResult Count(PollDefinition definition, ReadOnlySpan<DistinctBallot> profile, BallotPoolSnapshot pool) => new()
    {
        Voters = Voters(profile),
        Counts = FirstPreferences(definition, profile),
        Runoff = InstantRunoff.Count(definition, profile, RunoffRules.Of(definition, null)),
        Borda = Borda.Points(definition, profile),
    };

    /// <summary>Lots hang on what was fixed when voting opened, so they are drawn here.</summary>
    public override PollResult Conclude(Poll poll, PollResult counted, ReadOnlySpan<DistinctBallot> profile)
        => counted.Runoff?.Rounds.Any(round => round.Tie?.SettledBy == TieSettling.Lot) is true
            ? counted with { Runoff = InstantRunoff.Count(poll.Definition, profile, RunoffRules.Of(poll.Definition, Lots.SeedOf(poll))) }
            : counted;

    public override BallotPaper Answer(PollDefinition definition, ISyntheticVoter voter) => new() { Ranking = ChoiceBounds.Answer(definition, voter) };

    public override BallotLeanings LeaningsOf(PollDefinition definition, ReadOnlySpan<DistinctBallot> profile)
        => new(OptionPlaces.Names(definition), bits => bits == 0 ? 0 : 1UL << (int)((bits & 0xF) - 1));

    /// <summary>How many voters put each option first.</summary>
    private static ImmutableArray<OptionCount> FirstPreferences(PollDefinition definition, ReadOnlySpan<DistinctBallot> profile)
    {
        Span<long> votes = stackalloc long[MostRanks + 1];
        foreach (var line in profile)
            votes[(int)(line.Ballot & 0xF)] += line.Count;
        return OptionCounts.Of(definition, votes[1..]);
    }
}
