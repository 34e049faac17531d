using System.Collections.Immutable;

namespace LiveTownHall.Text.Duplicates;

/// <summary>
/// The questions of one language at one moment: most of them frozen, the newest few beside them, and the ids whose frozen text no longer counts.
/// </summary>
public sealed class LanguageQuestions
{
    private readonly FrozenGrams _frozen;
    private readonly ImmutableDictionary<string, GramVector> _all;
    private readonly ImmutableDictionary<string, (GramVector Vector, float[] Weights)> _newest;
    private readonly ImmutableHashSet<string> _outdated;

    private LanguageQuestions(
        FrozenGrams frozen,
        ImmutableDictionary<string, GramVector> all,
        ImmutableDictionary<string, (GramVector Vector, float[] Weights)> newest,
        ImmutableHashSet<string> outdated) => (_frozen, _all, _newest, _outdated) = (frozen, all, newest, outdated);

    public static LanguageQuestions Empty { get; } = new(
        FrozenGrams.Empty,
        ImmutableDictionary.Create<string, GramVector>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, (GramVector, float[])>(StringComparer.Ordinal),
        ImmutableHashSet.Create<string>(StringComparer.Ordinal));

    public int Count => _all.Count;

    // Few questions freeze often, so that rarities mean something early; many freeze seldom, since freezing looks at all of them.
    private bool IsDue => _newest.Count + _outdated.Count > Math.Max(16, _frozen.Count / 16);

    public LanguageQuestions With(string id, GramVector vector)
    {
        var next = new LanguageQuestions(_frozen, _all.SetItem(id, vector), _newest.SetItem(id, (vector, _frozen.Weighted(vector))), _outdated.Add(id));
        return next.IsDue ? next.Frozen() : next;
    }

    public LanguageQuestions Without(string id)
    {
        if (!_all.ContainsKey(id))
            return this;
        var next = new LanguageQuestions(_frozen, _all.Remove(id), _newest.Remove(id), _outdated.Add(id));
        return next.IsDue ? next.Frozen() : next;
    }

    /// <summary>Many changes that freeze once; a null takes the question out.</summary>
    public LanguageQuestions With(IReadOnlyCollection<(string Id, GramVector? Vector)> changes)
    {
        var all = _all.ToBuilder();
        foreach (var (id, vector) in changes)
        {
            if (vector is null)
                all.Remove(id);
            else
                all[id] = vector;
        }

        return new LanguageQuestions(_frozen, all.ToImmutable(), Empty._newest, Empty._outdated).Frozen();
    }

    public static LanguageQuestions Of(IEnumerable<KeyValuePair<string, GramVector>> questions)
        => new LanguageQuestions(FrozenGrams.Empty, Empty._all.SetItems(questions), Empty._newest, Empty._outdated).Frozen();

    public IEnumerable<SimilarQuestion> Similar(GramVector text, double atLeast)
    {
        var weights = _frozen.Weighted(text);
        foreach (var similar in _frozen.Similar(text, weights, atLeast))
        {
            if (!_outdated.Contains(similar.Id))
                yield return similar;
        }

        foreach (var (id, newest) in _newest)
        {
            var score = Cosine(text.Grams, weights, newest.Vector.Grams, newest.Weights);
            if (score > 0 && score >= atLeast)
                yield return new SimilarQuestion(id, score);
        }
    }

    private LanguageQuestions Frozen()
        => new(FrozenGrams.Of([.. _all.OrderBy(question => question.Key, StringComparer.Ordinal)]), _all, Empty._newest, Empty._outdated);

    private static float Cosine(uint[] left, float[] leftWeights, uint[] right, float[] rightWeights)
    {
        var (i, j, sum) = (0, 0, 0f);
        while (i < left.Length && j < right.Length)
        {
            if (left[i] < right[j])
                i++;
            else if (left[i] > right[j])
                j++;
            else
                sum += leftWeights[i++] * rightWeights[j++];
        }

        return sum;
    }
}
