using System.Diagnostics.CodeAnalysis;
using LiveTownHall.Core.Facts;

namespace LiveTownHall.Core.Polls;

/// <summary>Between a ballot as people write it and what is counted; each kind of poll does its part, see <see cref="KindOfPoll"/>.</summary>
public static class Marking
{
    /// <summary>Checks a ballot against its poll and stops at the first flaw, whose field is <c>ballot</c> or a path below it.</summary>
    public static bool TryPack(PollDefinition definition, BallotPaper paper, out PackedBallot packed, [NotNullWhen(false)] out Flaw? flaw)
    {
        var kind = KindRegistry.Of(definition.Kind);
        packed = default;
        if (paper.Withdraw == true || paper.Abstain == true)
        {
            packed = paper.Withdraw == true ? PackedBallot.Withdrawal : PackedBallot.Abstention;
            flaw = SilenceFlaw(definition, paper);
            return flaw is null;
        }

        flaw = FieldFlaw(kind, paper) ?? kind.Pack(definition, paper, out packed);
        return flaw is null;
    }

    /// <summary>Whether bits from a journal are a ballot that <see cref="TryPack"/> could have made; never for a kind whose ballots are bytes.</summary>
    public static bool IsValid(PollDefinition definition, ulong bits) => KindRegistry.Of(definition.Kind).IsValid(definition, bits);

    /// <summary>
    /// Whether a whole ballot from a journal may be counted. Text is checked for shape (count, length, order, no control characters), not for being
    /// cleaned and folded: that depends on Unicode tables, and the same journal must give the same state on every runtime.
    /// </summary>
    public static bool IsValid(PollDefinition definition, PackedBallot packed)
    {
        if (packed.Word != MarkWord.Said)
            return packed is { Bits: 0, HasBytes: false } && (packed.Word == MarkWord.Withdrawn || definition.Abstain == true);
        var kind = KindRegistry.Of(definition.Kind);
        return kind.Form == BallotForm.Bits
            ? !packed.HasBytes && kind.IsValid(definition, packed.Bits)
            : packed.Bits == 0 && kind.IsValid(definition, packed.Bytes.AsSpan());
    }

    /// <summary>
    /// The ballot in words. For kinds whose ballots are bytes <paramref name="bits"/> is an id of <paramref name="pool"/>; without the pool, or for an
    /// id that is no longer in it, the paper is empty.
    /// </summary>
    /// <exception cref="ArgumentException">The bits are not valid for the poll.</exception>
    public static BallotPaper Unpack(PollDefinition definition, ulong bits, BallotPool? pool)
    {
        var kind = KindRegistry.Of(definition.Kind);
        if (kind.Form != BallotForm.Bits)
            return pool is not null && pool.TryGet(bits, out var bytes) ? kind.Unpack(definition, new PackedBallot(0, bytes)) : new BallotPaper();
        if (!kind.IsValid(definition, bits))
            throw new ArgumentException("These bits are not a ballot of this poll.", nameof(bits));
        return kind.Unpack(definition, new PackedBallot(bits, []));
    }

    /// <summary>The ballot of a fact in words; only for one that passed <see cref="IsValid(PollDefinition, PackedBallot)"/>.</summary>
    public static BallotPaper Unpack(PollDefinition definition, PackedBallot packed)
        => packed.Word == MarkWord.Said ? KindRegistry.Of(definition.Kind).Unpack(definition, packed) : Silence(packed.Word);

    /// <summary>The ballot of somebody who says nothing.</summary>
    internal static BallotPaper Silence(MarkWord word) => word == MarkWord.Abstained ? new() { Abstain = true } : new() { Withdraw = true };

    private static Flaw? SilenceFlaw(PollDefinition definition, BallotPaper paper)
    {
        var name = paper.Withdraw == true ? "withdraw" : "abstain";
        if ((paper.Withdraw == true && paper.Abstain == true) || KindRegistry.All.Any(kind => kind.Field.IsGiven(paper)))
            return new Flaw("ballot." + name, "A ballot that says nothing has this field and no other.");
        return paper.Withdraw == true || definition.Abstain == true ? null : new Flaw("ballot.abstain", "This poll takes no abstentions.");
    }

    private static Flaw? FieldFlaw(KindOfPoll kind, BallotPaper paper)
    {
        foreach (var other in KindRegistry.All)
        {
            var field = other.Field;
            if (field.IsGiven(paper) != (field.Name == kind.Field.Name))
                return new Flaw("ballot." + field.Name, $"A ballot of a poll of kind {kind.Name} has the field {kind.Field.Name} and no other.");
        }

        return null;
    }
}
