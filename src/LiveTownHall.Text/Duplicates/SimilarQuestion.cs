namespace LiveTownHall.Text.Duplicates;

/// <param name="Id">Of a question that was given to <see cref="DuplicateFinder.Upsert"/>.</param>
/// <param name="Score">Cosine of the two texts' weighted character n-grams, 0 (nothing shared) to 1 (the same letters).</param>
public sealed record SimilarQuestion(string Id, double Score);
