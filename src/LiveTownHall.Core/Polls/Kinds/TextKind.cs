using System.Collections.Immutable;
using LiveTownHall.Core.Text;
using LiveTownHall.Tally;

namespace LiveTownHall.Core.Polls;

/// <summary>An answer in one's own words. Packed: one cleaned text, see <see cref="TermBytes"/>.</summary>
public sealed class TextKind : KindOfPoll
{
    /// <summary>Unicode scalar values of an answer.</summary>
    public const int TextLength = 2000;

    /// <summary>In UTF-16 units; a longer text was never written by a server.</summary>
    private const int LongestText = 2 * TextLength;

    public override PollKind Kind => PollKind.Text;

    public override string Name => "text";

    public override BallotField Field { get; } = new("text", paper => paper.Text is not null);

    public override BallotForm Form => BallotForm.Terms;

    public override ImmutableArray<KindSetting> Settings { get; } = [SharedSettings.Abstain];

    public override bool HasPickedAnswers => true;

    public override bool IsSound(PollDefinition definition) => true;

    public override Flaw? Pack(PollDefinition definition, BallotPaper paper, out PackedBallot packed)
    {
        packed = default;
        var outcome = PlainText.Clean(paper.Text!, TextLength, multiline: true, out var cleaned, out _);
        if (outcome != CleanOutcome.Ok)
            return new Flaw("ballot.text", outcome == CleanOutcome.TooLong ? Say($"Shorten this to {TextLength} characters.") : "Write an answer first.");
        packed = new PackedBallot(0, TermBytes.Of([cleaned]));
        return null;
    }

    public override bool IsValid(PollDefinition definition, ReadOnlySpan<byte> bytes)
        => TermBytes.TryTake(ref bytes, out var text) && bytes.IsEmpty && TermBytes.IsPrintable(text, LongestText, multiline: true);

    public override BallotPaper Unpack(PollDefinition definition, PackedBallot packed) => new() { Text = TermBytes.First(packed.Bytes.AsSpan()) };

    public override PollResult Count(PollDefinition definition, ReadOnlySpan<DistinctBallot> profile, BallotPoolSnapshot pool)
        => new() { Voters = Voters(profile), Texts = OpenAnswers.Of(profile, pool) };

    public override BallotPaper Answer(PollDefinition definition, ISyntheticVoter voter) => new() { Text = voter.Text() };

    /// <summary>Only what a person can't see is worth telling them about: a length that says that characters are gone.</summary>
    public override bool IsStripped(BallotPaper sent, PackedBallot packed)
        => sent.Text is { } text && TermBytes.First(packed.Bytes.AsSpan()).Length < text.Trim().Normalize().ReplaceLineEndings("\n").Length;
}
