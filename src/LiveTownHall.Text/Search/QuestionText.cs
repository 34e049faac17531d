namespace LiveTownHall.Text.Search;

/// <param name="Id">Of the question.</param>
/// <param name="Text">Its text as people may read it; null takes the question out of the index.</param>
/// <param name="Language">BCP 47 tag; null where unknown.</param>
public sealed record QuestionText(string Id, string? Text, string? Language);

/// <param name="Total">Questions that match and pass the filter.</param>
/// <param name="Ids">One page of them, best first, ties by id.</param>
public sealed record QuestionHits(int Total, IReadOnlyList<string> Ids);
