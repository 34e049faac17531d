namespace LiveTownHall.Core.Facts;

/// <summary>How a batch of facts is written into the journal.</summary>
/// <remarks>
/// <code>
/// batch  := version:u8  time:i64            Unix milliseconds of the node that appended it; little-endian throughout
///           fact*
///         | 3:u8 version:u8 time:i64 fact*  a batch that text was taken out of, see <see cref="TextRemoval"/>, after the version it was appended in
/// fact   := 1 ballot                        the form of every kind whose ballot packs into 64 bits by itself
///         | tag:u8 length:varint bytes      every other tag, so that a reader can pass over one it does not know
/// ballot := poll:varint round:varint voter:u64 bits:u64
/// tag 2  := poll:varint round:varint voter:u64 count:u8 (length:varint utf8)*       words and open answers
/// tag 3  := utf8 JSON of a <see cref="Fact"/>
/// tag 4  := question:varint voter:u64 on:u8         an upvote, 1, or its taking back, 0
/// </code>
/// A varint is LEB128. <c>poll</c> and <c>question</c> are the numbers they got when they were created. Version 1 knew no questions. A node that meets a version above its
/// own stops serving the hall instead of guessing. Nodes append in <see cref="AppendedVersion"/>; version 3 comes only from compaction, so that nodes that
/// do not know it serve a hall until somebody compacts its journal.
/// </remarks>
public static class BatchFormat
{
    /// <summary>The newest that is read.</summary>
    public const byte Version = CompactedVersion;

    /// <summary>What a node appends.</summary>
    public const byte AppendedVersion = 2;

    internal const byte CompactedVersion = 3;
    internal const byte OldestVersion = 1;

    internal const int HeaderLength = 1 + 8;
    internal const byte BallotTag = 1;
    internal const byte TermsTag = 2;
    internal const byte FactTag = 3;
    internal const byte UpvoteTag = 4;
    internal const int MostTerms = 16;
}
