namespace LiveTownHall.Core.Facts;

/// <summary>How a batch of facts is written into the journal.</summary>
/// <remarks>
/// <code>
/// batch  := version:u8  time:i64            Unix milliseconds of the node that appended it; little-endian throughout
///           fact*
///         | 3:u8 version:u8 time:i64 fact*  a batch that text was taken out of, see <see cref="TextRemoval"/>, after the version it was appended in
/// fact   := tag:u8 length:varint bytes      so that a reader can pass over a tag it does not know
///         | 1 ballot                        the one tag without a length
/// tag 3  := utf8 JSON of a <see cref="Fact"/>
/// tag 5  := mark                            see <see cref="MarkForm"/>; from version 4 on
/// tag 6  := poll:varint round:varint digest:32      SHA-256 of the key under which the round's voters go, beside the first mark under it; counts nothing
/// </code>
/// Until version 4 a mark was written in one of three forms, which are read for ever as marks with fence 0:
/// <code>
/// ballot := poll:varint round:varint voter:u64 bits:u64
/// tag 2  := poll:varint round:varint voter:u64 count:u8 (length:varint utf8)*       words and open answers
/// tag 4  := question:varint voter:u64 on:u8         an upvote, 1, or its taking back, 0
/// </code>
/// Readers that do not know tag 6 pass over it, and are none the worse.
/// A varint is LEB128. <c>poll</c> and <c>question</c> are the numbers they got when they were created. Version 1 knew no questions. A node that meets a version above its
/// own stops serving the hall instead of guessing, and so does one that meets a fact, or a member of one, that it does not know. Nodes append in
/// <see cref="AppendedVersion"/>, or in the version that a fact needs, see <see cref="Fact.LowestReader"/>, or a mark that says nothing; version 3 comes only from
/// compaction and stands before the version that the batch was appended in.
/// </remarks>
public static class BatchFormat
{
    /// <summary>The newest that is read: at least the greatest <see cref="Fact.LowestReader"/> of any fact.</summary>
    public const byte Version = 5;

    /// <summary>What a node appends, unless something in the batch needs a newer reader: nodes of the release before go on until somebody uses what they do not know.</summary>
    public const byte AppendedVersion = 4;

    internal const byte CompactedVersion = 3;
    internal const byte OldestVersion = 1;
    internal const byte MarkVersion = 4;

    /// <summary>Of batches with an abstention, or with a ballot taken back: readers from before pass over such a mark and go on counting what it takes back.</summary>
    internal const byte SilenceVersion = 5;

    /// <summary>Of facts that say they go by another rule than the one they went by before.</summary>
    internal const byte RuleVersion = 5;

    internal const int HeaderLength = 1 + 8;
    internal const byte BallotTag = 1;
    internal const byte TermsTag = 2;
    internal const byte FactTag = 3;
    internal const byte UpvoteTag = 4;
    internal const byte MarkTag = 5;
    internal const byte KeyTag = 6;
    internal const int MostTerms = 16;
}
