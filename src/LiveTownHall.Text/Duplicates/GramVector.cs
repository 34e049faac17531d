using LiveTownHall.Text.Matching;

namespace LiveTownHall.Text.Duplicates;

/// <summary>
/// Character 3- to 5-grams of a text with their counts. A gram is its 32-bit hash: two grams of a hall share one about once in a thousand texts, which moves
/// a score in the third digit.
/// </summary>
/// <param name="Grams">Distinct, ascending.</param>
/// <param name="Counts">As many as <paramref name="Grams"/>; at least 1 each.</param>
public sealed record GramVector(uint[] Grams, ushort[] Counts)
{
    private const int Least = 3;
    private const int Most = 5;

    public static GramVector Of(string? text)
    {
        var letters = LetterStream.Of(PostText.Words(text));
        var counts = new Dictionary<uint, ushort>();
        for (var i = 0; i < letters.Length; i++)
        {
            // FNV-1a, extended by one character at a time.
            var hash = 2166136261u;
            for (var length = 1; length <= Most && i + length <= letters.Length; length++)
            {
                hash = (hash ^ letters[i + length - 1]) * 16777619u;
                if (length < Least)
                    continue;
                ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, hash, out _);
                if (count < ushort.MaxValue)
                    count++;
            }
        }

        uint[] grams = [.. counts.Keys.Order()];
        return new GramVector(grams, [.. grams.Select(gram => counts[gram])]);
    }
}
