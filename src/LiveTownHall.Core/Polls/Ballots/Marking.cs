using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace LiveTownHall.Core.Polls;

/// <summary>Between a ballot as people write it and the bits that are counted. Formats: <see cref="PackedBallot"/>.</summary>
public static class Marking
{
    /// <summary>Bits of one rank in a packed ranking.</summary>
    internal const int RankBits = 4;

    /// <summary>Checks a ballot against its poll; a flaw's field is <c>ballot</c> or a path below it.</summary>
    public static bool TryPack(PollDefinition definition, BallotPaper paper, out PackedBallot packed, [NotNullWhen(false)] out Flaw? flaw)
        => BallotCheck.TryPack(definition, paper, out packed, out flaw);

    /// <summary>Whether bits from a journal are a ballot that <see cref="TryPack"/> could have made. For words and text only 0 is.</summary>
    public static bool IsValid(PollDefinition definition, ulong bits)
    {
        var options = definition.Options.Length;
        switch (definition.Kind)
        {
            case PollKind.Single:
                return bits < (ulong)options;
            case PollKind.Multiple:
                var marked = BitOperations.PopCount(bits);
                return (options == 64 || bits >> options == 0) && marked >= definition.MinChoices && marked <= definition.MaxChoices;
            case PollKind.Ranking:
                return IsStrictRanking(bits, options, out var ranked) && ranked >= definition.MinChoices && ranked <= definition.MaxChoices;
            case PollKind.Rating:
                return bits <= (ulong)RatingScale.Steps(definition);
            case PollKind.Numeric:
                return NumberBits.TryNormalise(definition, NumberBits.ToValue(bits), out var value) && NumberBits.FromValue(value) == bits;
            default:
                return bits == 0;
        }
    }

    /// <summary>
    /// Whether a whole ballot from a journal may be counted. Terms are checked for shape (count, length, order, no control characters), not for being
    /// cleaned and folded: that depends on Unicode tables, and the same journal must give the same state on every runtime.
    /// </summary>
    public static bool IsValid(PollDefinition definition, PackedBallot packed)
        => IsValid(definition, packed.Bits) && TermShape.Fits(definition, packed.Terms);

    /// <summary>
    /// The ballot in words. For words and text <paramref name="bits"/> is an id of <paramref name="terms"/>; without the pool, or for an id that
    /// is no longer in it, the paper is empty.
    /// </summary>
    /// <exception cref="ArgumentException">The bits are not valid for the poll.</exception>
    public static BallotPaper Unpack(PollDefinition definition, ulong bits, TermPool? terms)
    {
        if (definition.Kind is PollKind.Words or PollKind.Text)
        {
            if (terms is null || !terms.TryGet(bits, out var found))
                return new BallotPaper();
            return Unpack(definition, new PackedBallot(0, found));
        }

        if (!IsValid(definition, bits))
            throw new ArgumentException("These bits are not a ballot of this poll.", nameof(bits));
        return Unpack(definition, new PackedBallot(bits, []));
    }

    /// <summary>The ballot of a fact in words; only for one that passed <see cref="IsValid(PollDefinition, PackedBallot)"/>.</summary>
    public static BallotPaper Unpack(PollDefinition definition, PackedBallot packed) => definition.Kind switch
    {
        PollKind.Single => new BallotPaper { Choices = [definition.Options[(int)packed.Bits].Id] },
        PollKind.Multiple => new BallotPaper { Choices = Marked(definition, packed.Bits) },
        PollKind.Ranking => new BallotPaper { Ranking = Ranked(definition, packed.Bits) },
        PollKind.Rating => new BallotPaper { Value = Scale.Of(definition).ValueAt((long)packed.Bits) },
        PollKind.Numeric => new BallotPaper { Value = NumberBits.ToValue(packed.Bits) },
        PollKind.Words => new BallotPaper { Words = packed.Terms },
        _ => new BallotPaper { Text = packed.Terms.IsDefaultOrEmpty ? null : packed.Terms[0] },
    };

    private static bool IsStrictRanking(ulong bits, int options, out int ranked)
    {
        ranked = 0;
        var seen = 0UL;
        for (; bits != 0; bits >>= RankBits, ranked++)
        {
            var mark = (int)(bits & 0xF);
            if (mark == 0 || mark > options || (seen & (1UL << mark)) != 0)
                return false;
            seen |= 1UL << mark;
        }

        return true;
    }

    private static ImmutableArray<string> Marked(PollDefinition definition, ulong bits)
    {
        var ids = ImmutableArray.CreateBuilder<string>(BitOperations.PopCount(bits));
        for (; bits != 0; bits &= bits - 1)
            ids.Add(definition.Options[BitOperations.TrailingZeroCount(bits)].Id);
        return ids.MoveToImmutable();
    }

    private static ImmutableArray<string> Ranked(PollDefinition definition, ulong bits)
    {
        var ids = ImmutableArray.CreateBuilder<string>();
        for (; bits != 0; bits >>= RankBits)
            ids.Add(definition.Options[(int)(bits & 0xF) - 1].Id);
        return ids.ToImmutable();
    }
}
