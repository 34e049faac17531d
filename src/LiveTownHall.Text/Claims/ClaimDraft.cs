namespace LiveTownHall.Text.Claims;

/// <summary>One entry of a file as it was found, before anything in it is believed.</summary>
/// <param name="Where">As in <see cref="ClaimRefusal"/>.</param>
/// <param name="Names">What the format calls the fields, for messages.</param>
public sealed record ClaimDraft(
    string Where, ClaimFieldNames Names, string? Text, string? Rating, string? Publisher, string? Url, string? ReviewDate, string? Language, string? Title);

/// <summary>What a file format calls the fields of a claim.</summary>
public sealed record ClaimFieldNames(string Text, string Rating, string Publisher, string Url, string ReviewDate, string Language, string Title)
{
    public static ClaimFieldNames ClaimReview { get; } = new("claimReviewed", "reviewRating", "author", "url", "datePublished", "inLanguage", "name");

    public static ClaimFieldNames FactCheckTools { get; } = new("text", "textualRating", "publisher", "url", "reviewDate", "languageCode", "title");

    public static ClaimFieldNames Csv { get; } = new("claim", "rating", "publisher", "url", "review date", "language", "title");
}
