namespace LiveTownHall.Text.Duplicates;

/// <summary>
/// An immutable inverted index over the questions of one language: gram -> (question, weight). Weights are (1 + ln count) x rarity, each question's
/// vector scaled to length 1, so that the sum over shared grams is the cosine (Salton and Buckley, Term-weighting approaches, 1988).
/// </summary>
public sealed class FrozenGrams
{
    private readonly string[] _ids;
    private readonly Dictionary<uint, (int[] Questions, float[] Weights)> _postings;

    private FrozenGrams(string[] ids, Dictionary<uint, (int[] Questions, float[] Weights)> postings) => (_ids, _postings) = (ids, postings);

    public static FrozenGrams Empty { get; } = new([], []);

    public int Count => _ids.Length;

    public static FrozenGrams Of(IReadOnlyCollection<KeyValuePair<string, GramVector>> questions)
    {
        var having = new Dictionary<uint, int>();
        foreach (var (_, vector) in questions)
        {
            foreach (var gram in vector.Grams)
                having[gram] = having.GetValueOrDefault(gram) + 1;
        }

        var filled = having.ToDictionary(gram => gram.Key, gram => (Questions: new int[gram.Value], Weights: new float[gram.Value]));
        var next = new Dictionary<uint, int>(having.Count);
        var rarity = having.ToDictionary(gram => gram.Key, gram => Rarity(gram.Value, questions.Count));
        var ids = new string[questions.Count];
        var number = 0;
        foreach (var (id, vector) in questions)
        {
            ids[number] = id;
            var weights = Weighted(vector, gram => rarity[gram]);
            for (var i = 0; i < weights.Length; i++)
            {
                var at = next.GetValueOrDefault(vector.Grams[i]);
                next[vector.Grams[i]] = at + 1;
                filled[vector.Grams[i]].Questions[at] = number;
                filled[vector.Grams[i]].Weights[at] = weights[i];
            }

            number++;
        }

        return new FrozenGrams(ids, filled);
    }

    /// <summary>The vector's weights by the rarities of these questions, scaled to length 1. A gram nobody used is as rare as can be.</summary>
    public float[] Weighted(GramVector vector)
        => Weighted(vector, gram => Rarity(_postings.TryGetValue(gram, out var posting) ? posting.Questions.Length : 0, Math.Max(Count, 1)));

    /// <summary>Cosine with every question that shares a gram, where it is at least so much.</summary>
    public IEnumerable<SimilarQuestion> Similar(GramVector text, float[] weights, double atLeast)
    {
        var scores = new float[_ids.Length];
        for (var i = 0; i < text.Grams.Length; i++)
        {
            if (!_postings.TryGetValue(text.Grams[i], out var posting))
                continue;
            for (var j = 0; j < posting.Questions.Length; j++)
                scores[posting.Questions[j]] += weights[i] * posting.Weights[j];
        }

        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i] > 0 && scores[i] >= atLeast)
                yield return new SimilarQuestion(_ids[i], scores[i]);
        }
    }

    private static float[] Weighted(GramVector vector, Func<uint, float> rarity)
    {
        var weights = new float[vector.Grams.Length];
        var squares = 0d;
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = (1 + MathF.Log(vector.Counts[i])) * rarity(vector.Grams[i]);
            squares += weights[i] * (double)weights[i];
        }

        var scale = squares > 0 ? (float)(1 / Math.Sqrt(squares)) : 0;
        for (var i = 0; i < weights.Length; i++)
            weights[i] *= scale;
        return weights;
    }

    private static float Rarity(int having, int all) => MathF.Log(1 + (all - having + 0.5f) / (having + 0.5f));
}
