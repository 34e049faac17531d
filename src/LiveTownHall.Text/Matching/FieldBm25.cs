using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;

namespace LiveTownHall.Text.Matching;

/// <summary>
/// Okapi BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009) whose average length is that of the documents which have the field.
/// Lucene 4.8 divides by all documents, which makes every text of a rare language look far too long.
/// </summary>
public sealed class FieldBm25(float k1 = FieldBm25.UsualK1, float b = FieldBm25.UsualB) : BM25Similarity(k1, b)
{
    public const float UsualK1 = 1.2f;
    public const float UsualB = 0.75f;

    // 3.5 % from one length to the next, and 6,900 terms at most.
    private const int StepsPerDoubling = 20;

    protected override float AvgFieldLength(CollectionStatistics collectionStats)
    {
        var documents = collectionStats.DocCount;
        return collectionStats.SumTotalTermFreq <= 0 || documents <= 0 ? 1f : collectionStats.SumTotalTermFreq / (float)documents;
    }

    // Lucene keeps a text's length in three bits of mantissa, so that 20 and 24 words are the same; claims are shorter than that forgives.
    protected override byte EncodeNormValue(float boost, int fieldLength) => (byte)Math.Clamp(Math.Round(StepsPerDoubling * Math.Log2(Math.Max(1, fieldLength))), 0, byte.MaxValue);

    protected override float DecodeNormValue(byte norm) => (float)Math.Pow(2, norm / (double)StepsPerDoubling);

    /// <summary>What a term is worth that <paramref name="having"/> of <paramref name="all"/> documents have, by the formula that scores use.</summary>
    public static float Rarity(long having, long all) => (float)Math.Log(1 + (all - having + 0.5) / (having + 0.5));
}
