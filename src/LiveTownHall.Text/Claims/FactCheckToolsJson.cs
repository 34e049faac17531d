using System.Text.Json;

namespace LiveTownHall.Text.Claims;

/// <summary>
/// <c>{ "claims": [{ "text", "claimReview": [{ "publisher": { "name", "site" }, "url", "title", "reviewDate", "textualRating", "languageCode" }] }] }</c>,
/// as the Google Fact Check Tools API v1alpha1 answers. A claim with several reviews makes one entry for each.
/// </summary>
public static class FactCheckToolsJson
{
    public static IEnumerable<ClaimDraft> Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("claims", out var claims) || claims.ValueKind != JsonValueKind.Array)
            throw new ClaimImportException("The file has no array \"claims\" as the Fact Check Tools API answers.");

        foreach (var (claim, path) in ClaimJson.Each(claims, "claims"))
        {
            if (claim.ValueKind != JsonValueKind.Object
                || !claim.TryGetProperty("claimReview", out var reviews)
                || reviews is { ValueKind: JsonValueKind.Array } && reviews.GetArrayLength() == 0)
            {
                yield return Draft(path, claim, default);
                continue;
            }

            foreach (var (review, place) in ClaimJson.Each(reviews, path + ".claimReview"))
                yield return Draft(place, claim, review);
        }
    }

    private static ClaimDraft Draft(string path, JsonElement claim, JsonElement review)
    {
        var publisher = review.ValueKind == JsonValueKind.Object && review.TryGetProperty("publisher", out var named) ? named : default;
        return new ClaimDraft(
            path,
            ClaimFieldNames.FactCheckTools,
            ClaimJson.Scalar(claim, "text"),
            ClaimJson.Scalar(review, "textualRating"),
            ClaimJson.Scalar(publisher, "name") ?? ClaimJson.Scalar(publisher, "site"),
            ClaimJson.Scalar(review, "url"),
            ClaimJson.Scalar(review, "reviewDate"),
            ClaimJson.Scalar(review, "languageCode"),
            ClaimJson.Scalar(review, "title"));
    }
}
