namespace LiveTownHall.Core.Polls;

/// <summary>Why a motion passed or did not.</summary>
public enum VerdictReason
{
    Passed,

    /// <summary>Fewer yeses than needed.</summary>
    TooFew,

    /// <summary>As many noes as yeses where more than half is needed.</summary>
    Tie,

    /// <summary>Too few people were there when it opened, or when it closed.</summary>
    NoQuorum,

    /// <summary>More ballots than people: the numbers do not fit, and nothing is decided by them.</summary>
    TooManyBallots,
}

/// <summary>What came of a motion, in whole numbers. While it is open: what would come of it now.</summary>
/// <param name="Base">What the yeses are measured against.</param>
/// <param name="Needed">The fewest yeses that are enough.</param>
/// <param name="Quorum">The people that must be there; null where the motion asks for no quorum.</param>
/// <param name="PresentAtOpen">Who was there when it opened; null where nobody had said.</param>
/// <param name="Present">Who was there at the close, or is now; null where nobody has said.</param>
public sealed record Verdict(VerdictReason Reason, long Yes, long Base, long Needed, int? Quorum, int? PresentAtOpen, int? Present)
{
    public bool Passed => Reason == VerdictReason.Passed;

    /// <summary>In plain English: "6 of 9 needed 6: passed".</summary>
    public string Sentence => FormattableString.Invariant($"{Yes} of {Base} needed {Needed}: ") + Reason switch
    {
        VerdictReason.Passed => "passed",
        VerdictReason.Tie => "a tie, not passed",
        VerdictReason.NoQuorum => FormattableString.Invariant($"not passed, without the quorum of {Quorum} ({PresentAtOpen} present when it opened, {Present} at the end)"),
        VerdictReason.TooManyBallots => "not decided, more ballots than people",
        _ => "not passed",
    };

    /// <param name="poll">A motion that was opened.</param>
    public static Verdict Of(Poll poll, long yes, long no, long abstain)
    {
        var (motion, roll, atOpen) = (poll.Definition, poll.Roll, poll.RollAtOpen);
        var cast = yes + no + abstain;
        var people = motion.Base switch
        {
            MotionBase.Present => roll?.Present,
            MotionBase.Entitled => roll?.Entitled,
            _ => null,
        };
        var @base = motion.Base == MotionBase.YesNo ? yes + no : people ?? cast;
        var needed = motion.Majority!.Value.Needed(@base);
        return new Verdict(Reason(), yes, @base, needed, motion.Quorum, atOpen?.Present, roll?.Present);

        VerdictReason Reason()
        {
            if (motion.Quorum is { } quorum && !(atOpen?.Present >= quorum && roll?.Present >= quorum))
                return VerdictReason.NoQuorum;
            if (cast > people)
                return VerdictReason.TooManyBallots;
            if (yes >= needed)
                return VerdictReason.Passed;
            return motion.Majority == Majority.Simple && yes == no && yes > 0 ? VerdictReason.Tie : VerdictReason.TooFew;
        }
    }
}
