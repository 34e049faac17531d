namespace LiveTownHall.Text.Claims;

/// <summary>Files that claims are published in.</summary>
public enum ClaimFormat
{
    /// <summary>Found out from the content.</summary>
    Detect,

    /// <summary>schema.org ClaimReview as JSON-LD: one review, an array of them, or an <c>@graph</c>.</summary>
    ClaimReview,

    /// <summary>An answer of the Google Fact Check Tools API, <c>claims:search</c>.</summary>
    FactCheckTools,

    /// <summary>The Data Commons fact check feed: a DataFeed of items, each with ClaimReviews.</summary>
    DataCommons,

    /// <summary>RFC 4180 with a header: claim, rating, publisher, url, and optionally review date, language, title.</summary>
    Csv,
}
