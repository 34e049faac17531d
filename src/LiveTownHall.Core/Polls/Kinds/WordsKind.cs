using System.Collections.Immutable;
using LiveTownHall.Core.Text;
using LiveTownHall.Tally;

namespace LiveTownHall.Core.Polls;

/// <summary>A few words of one's own. Packed: the folded words in ordinal order, no repeats, see <see cref="TermBytes"/>.</summary>
public sealed class WordsKind : KindOfPoll
{
    /// <summary>Unicode scalar values of a word.</summary>
    public const int WordLength = 40;

    /// <summary>In UTF-16 units; a longer word was never written by a server.</summary>
    private const int LongestWord = 4 * WordLength;

    public override PollKind Kind => PollKind.Words;

    public override string Name => "words";

    public override BallotField Field { get; } = new("words", paper => paper.Words is not null);

    public override bool HasWords => true;

    public override BallotForm Form => BallotForm.Terms;

    public override ImmutableArray<KindSetting> Settings { get; } = [new("maxWords", proposal => proposal.MaxWords is not null), SharedSettings.Abstain];

    public override Flaw? Define(PollProposal proposal, PollLimits limits, ref PollDefinition definition)
    {
        var most = proposal.MaxWords ?? Math.Min(3, limits.WordsPerBallot);
        if (most < 1 || most > limits.WordsPerBallot)
            return new Flaw("settings.maxWords", Say($"Choose a number from 1 to {limits.WordsPerBallot}."));
        definition = definition with { MaxWords = most };
        return null;
    }

    public override bool IsSound(PollDefinition definition) => definition.MaxWords is >= 1 and <= Facts.BatchFormat.MostTerms;

    public override Flaw? Pack(PollDefinition definition, BallotPaper paper, out PackedBallot packed)
    {
        packed = default;
        var words = paper.Words!;
        if (OptionPlaces.CountFlaw("ballot.words", words.Count, 1, definition.MaxWords!.Value) is { } count)
            return count;
        var folded = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < words.Count; i++)
        {
            switch (WordFolding.Fold(words[i], WordLength, out var word))
            {
                case CleanOutcome.Ok:
                    folded.Add(word);
                    break;
                case CleanOutcome.TooLong:
                    return new Flaw(Say($"ballot.words[{i}]"), Say($"Shorten this to {WordLength} characters."));
                default:
                    return new Flaw(Say($"ballot.words[{i}]"), "Write a word here, or leave it out.");
            }
        }

        packed = new PackedBallot(0, TermBytes.Of([.. folded]));
        return null;
    }

    public override bool IsValid(PollDefinition definition, ReadOnlySpan<byte> bytes)
    {
        var words = 0;
        ReadOnlySpan<byte> former = default;
        while (!bytes.IsEmpty)
        {
            if (++words > definition.MaxWords || !TermBytes.TryTake(ref bytes, out var word) || !TermBytes.IsPrintable(word, LongestWord, multiline: false))
                return false;
            if (words > 1 && TermBytes.CompareOrdinal(former, word) >= 0)
                return false;
            former = word;
        }

        return words > 0;
    }

    public override BallotPaper Unpack(PollDefinition definition, PackedBallot packed) => new() { Words = TermBytes.Read(packed.Bytes.AsSpan()) };

    public override PollResult Count(PollDefinition definition, ReadOnlySpan<DistinctBallot> profile, BallotPoolSnapshot pool)
        => new() { Voters = Voters(profile), Words = WordCounts.Of(profile, pool) };

    public override BallotPaper Answer(PollDefinition definition, ISyntheticVoter voter)
        => new() { Words = [.. Enumerable.Range(0, 1 + voter.Below(definition.MaxWords!.Value)).Select(_ => voter.Word()).Distinct(StringComparer.Ordinal)] };
}
