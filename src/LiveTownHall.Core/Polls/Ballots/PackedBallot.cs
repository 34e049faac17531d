using System.Collections.Immutable;
using LiveTownHall.Core.Facts;

namespace LiveTownHall.Core.Polls;

/// <summary>
/// A ballot as a fact carries it: bits, or canonical bytes for kinds whose ballots do not fit 64 bits. Two equal ballots have equal packed forms,
/// whatever the order or spelling they were sent in. Each kind says its own form, see <see cref="KindOfPoll"/>.
/// </summary>
/// <param name="Bits">0 where the bytes tell; the <see cref="BallotPool"/> of the poll then gives the id that is counted.</param>
/// <param name="Bytes">Empty where the bits tell.</param>
public readonly record struct PackedBallot(ulong Bits, ImmutableArray<byte> Bytes)
{
    /// <summary>The voter takes part and says nothing.</summary>
    public static PackedBallot Abstention { get; } = new(0, []) { Word = MarkWord.Abstained };

    /// <summary>The voter takes back what they said.</summary>
    public static PackedBallot Withdrawal { get; } = new(0, []) { Word = MarkWord.Withdrawn };

    /// <summary>Whether the bits and bytes say anything.</summary>
    public MarkWord Word { get; init; }

    public bool HasBytes => !Bytes.IsDefaultOrEmpty;

    /// <summary>As a voter casts it in the round that the poll is in.</summary>
    /// <param name="fence">See <see cref="Mark"/>.</param>
    public Mark ToMark(Poll poll, ulong voter, ulong fence) => new(MarkPart.Poll, poll.Number, poll.Round, voter, fence)
    {
        Word = Word,
        Bits = Bits,
        Bytes = HasBytes ? Bytes.AsMemory() : (ReadOnlyMemory<byte>?)null,
    };

    public bool Equals(PackedBallot other) => Word == other.Word && Bits == other.Bits && CanonicalBytes.Same(Bytes, other.Bytes);

    public override int GetHashCode() => HashCode.Combine(Word, Bits, CanonicalBytes.Hash(Bytes));
}
