using System.Collections.Immutable;
using LiveTownHall.Tally;

namespace LiveTownHall.Core.Polls;

/// <summary>
/// Everything that is particular to one kind of poll: its settings, what a ballot is, how ballots are counted. Stateless, one instance each in
/// <see cref="KindRegistry"/>; nothing outside this folder asks which kind a poll is of.
/// </summary>
public abstract class KindOfPoll
{
    public abstract PollKind Kind { get; }

    /// <summary>In the protocol and in stored facts.</summary>
    public abstract string Name { get; }

    /// <summary>The one field that a ballot of this kind has.</summary>
    public abstract BallotField Field { get; }

    /// <summary>What is counted: 64 bits, or canonical bytes that the <see cref="BallotPool"/> of the poll gives an id.</summary>
    public virtual BallotForm Form => BallotForm.Bits;

    /// <summary>Settings that only some kinds have, this one among them.</summary>
    public virtual ImmutableArray<KindSetting> Settings => [];

    /// <summary>Whether a facilitator can pick single ballots and show them to everybody.</summary>
    public virtual bool HasPickedAnswers => false;

    /// <summary>Whether its ballots are words, which the desk can hide and count as one another.</summary>
    public virtual bool HasWords => false;

    /// <summary>Whether groups of voters can be compared by what their ballots speak for, see <see cref="LeaningsOf"/>.</summary>
    public virtual bool HasLeanings => false;

    /// <summary>Most options of a poll; 0 for a kind without options, else at least 2.</summary>
    public virtual int MostOptions(PollLimits limits) => 0;

    /// <summary>Checks the settings of this kind and adds them, with defaults, to a definition that has everything else.</summary>
    /// <returns>Null, or what is wrong: a field that begins with <c>settings.</c></returns>
    public virtual Flaw? Define(PollProposal proposal, PollLimits limits, ref PollDefinition definition) => null;

    /// <summary>Whether the rest of this class may rely on a definition out of a journal, whatever wrote it. Shape only, no Unicode tables.</summary>
    public abstract bool IsSound(PollDefinition definition);

    /// <summary>Checks a ballot that has <see cref="Field"/> and no other, and packs it: equal ballots have equal packed forms.</summary>
    /// <returns>Null, or what is wrong: a field that begins with <c>ballot.</c></returns>
    public abstract Flaw? Pack(PollDefinition definition, BallotPaper paper, out PackedBallot packed);

    /// <summary>Whether bits from a journal are a ballot that <see cref="Pack"/> could have made. On the way of every vote; false for kinds of another form.</summary>
    public virtual bool IsValid(PollDefinition definition, ulong bits) => false;

    /// <summary>The same of canonical bytes; what depends on Unicode tables is not looked at, so that every runtime says the same.</summary>
    public virtual bool IsValid(PollDefinition definition, ReadOnlySpan<byte> bytes) => false;

    /// <summary>A valid ballot in words.</summary>
    public abstract BallotPaper Unpack(PollDefinition definition, PackedBallot packed);

    /// <summary>Pure: the same lines in any order give the same result.</summary>
    /// <param name="profile">Each distinct ballot with the number of voters who cast it; lines may repeat a ballot.</param>
    /// <param name="pool">The bytes of ballots that the profile has by their ids.</param>
    public abstract PollResult Count(PollDefinition definition, ReadOnlySpan<DistinctBallot> profile, BallotPoolSnapshot pool);

    /// <summary>What follows from a count and from what the poll has looked at meanwhile, such as who was there; the count itself where nothing does.</summary>
    /// <param name="profile">What was counted; empty where the count is kept up ballot by ballot.</param>
    public virtual PollResult Conclude(Poll poll, PollResult counted, ReadOnlySpan<DistinctBallot> profile) => counted;

    /// <summary>Whether a poll may open with this roll; true for whatever roll, also none, where the poll does not look at it.</summary>
    public virtual bool IsRollEnough(PollDefinition definition, Roll? roll) => true;

    /// <summary>A count that is kept up ballot by ballot; null for a kind that is counted by its profile, see <see cref="Count"/>. Both give the same.</summary>
    public virtual RunningCount? StartCount(PollDefinition definition) => null;

    /// <summary>What <see cref="PollResult.Counts"/> are shown as parts of: their shares are of this.</summary>
    /// <param name="voters">People whose ballot counts.</param>
    /// <param name="sum">Of all counts.</param>
    public virtual long WholeOf(long voters, long sum) => voters;

    /// <summary>What a made-up voter votes; always a ballot that <see cref="Pack"/> takes.</summary>
    public abstract BallotPaper Answer(PollDefinition definition, ISyntheticVoter voter);

    /// <summary>The same, or now and then an abstention where the poll takes them.</summary>
    public BallotPaper AnswerOrAbstain(PollDefinition definition, ISyntheticVoter voter)
        => definition.Abstain == true && voter.Below(12) == 0 ? new() { Abstain = true } : Answer(definition, voter);

    /// <summary>Whether characters that nobody sees were taken out of what was sent, and so many that its author should hear of it.</summary>
    public virtual bool IsStripped(BallotPaper sent, PackedBallot packed) => false;

    /// <summary>What ballots speak for; only where <see cref="HasLeanings"/>.</summary>
    /// <param name="profile">All ballots so far.</param>
    public virtual BallotLeanings LeaningsOf(PollDefinition definition, ReadOnlySpan<DistinctBallot> profile)
        => throw new NotSupportedException("Ballots of this kind are not compared.");

    private protected static PackedBallot Bits(ulong bits) => new(bits, []);

    /// <summary>A message in the one form that does not depend on where the server stands.</summary>
    private protected static string Say(FormattableString message) => FormattableString.Invariant(message);

    internal static long Voters(ReadOnlySpan<DistinctBallot> profile)
    {
        var voters = 0L;
        foreach (var line in profile)
            voters += line.Count;
        return voters;
    }
}
