namespace LiveTownHall.Core.Facts;

/// <summary>A person's last word on an item in a round: a ballot, an upvote, and whatever else people say once and may change.</summary>
/// <param name="Part">What sort of thing the item is.</param>
/// <param name="Item">The number it got when it was created.</param>
/// <param name="Round">From 1 for polls, 1 for budgets; 0 for what has no rounds.</param>
/// <param name="Voter">64 bits of HMAC-SHA256 under a key whose scope the part states: the round of the poll for ballots, the budget for its ballots, the hall for upvotes.</param>
/// <param name="Fence">
/// What the voter's admission got: greater than that of any admission before it, on whatever node. A mark with a smaller one than the mark that counts is
/// superseded, whatever node brings it and whenever. 0 in journals from before there were fences. At most <see cref="GreatestFence"/>.
/// </param>
public readonly record struct Mark(MarkPart Part, int Item, int Round, ulong Voter, ulong Fence)
{
    /// <summary>53 bits, so that every program and script on the way can hold it exactly.</summary>
    public const ulong GreatestFence = (1UL << 53) - 1;

    /// <summary>What was said, where it fits; 0 where <see cref="Bytes"/> tell.</summary>
    public ulong Bits { get; init; }

    /// <summary>What was said in its canonical form, where it does not fit 64 bits; null where it does.</summary>
    public ReadOnlyMemory<byte>? Bytes { get; init; }

    public AssuranceClass Assurance { get; init; }

    public MarkChannel Channel { get; init; }

    /// <summary>Whether it says something, or that its voter says nothing.</summary>
    public MarkWord Word { get; init; }

    /// <summary>How many times it counts.</summary>
    public uint Weight { get; init; } = 1;

    /// <summary>When it was made, in Unix milliseconds, where that counts; null everywhere else.</summary>
    public long? MadeAt { get; init; }

    /// <summary>Whether both are the same person's words on the same item in the same round.</summary>
    public bool IsAboutTheSameAs(in Mark other) => Part == other.Part && Item == other.Item && Round == other.Round && Voter == other.Voter;

    /// <summary>Whether it makes no difference which of the two counts: the same word of another class would.</summary>
    public bool SaysTheSameAs(in Mark other)
        => Word == other.Word && Bits == other.Bits && Assurance == other.Assurance && Bytes.GetValueOrDefault().Span.SequenceEqual(other.Bytes.GetValueOrDefault().Span);
}

/// <summary>The sorts of items that take marks. Numbers are for ever; new ones come at the end and with a new version of the batch.</summary>
public enum MarkPart : byte
{
    Poll = 0,
    Question = 1,
    Budget = 2,
}

/// <summary>What a mark is worth. Numbers are for ever.</summary>
public enum MarkWord : byte
{
    /// <summary>Its value is what counts.</summary>
    Said = 0,

    /// <summary>The voter took part and chose to say nothing.</summary>
    Abstained = 1,

    /// <summary>The voter takes back what they said; they did not take part.</summary>
    Withdrawn = 2,
}

/// <summary>How sure it is that a mark is one person's. Kept as written, known here or not. For names and rank see <see cref="Assurances"/>.</summary>
public enum AssuranceClass : byte
{
    /// <summary>A1: a token that the person's device keeps.</summary>
    DeviceToken = 0,

    /// <summary>A0: whoever has the link.</summary>
    OpenLink = 1,

    /// <summary>A3: a code that was given out once.</summary>
    Code = 3,
}

/// <summary>The way a mark came. Kept as written, known here or not.</summary>
public enum MarkChannel : byte
{
    Web = 0,

    /// <summary>Out of a file, to rehearse.</summary>
    File = 1,
}
