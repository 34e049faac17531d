using System.Text.Json;

namespace LiveTownHall.Text.Claims;

/// <summary>
/// schema.org ClaimReview (schema.org/ClaimReview), wherever it lies: alone, in an array, in an <c>@graph</c>, or as <c>item</c> of a DataFeed's
/// <c>dataFeedElement</c>s. Nodes of other types, such as the page around it, are passed over; what calls itself a ClaimReview is an entry.
/// </summary>
public static class ClaimReviewJson
{
    private static readonly string[] Inside = ["@graph", "dataFeedElement", "item"];

    public static IEnumerable<ClaimDraft> Read(JsonElement root) => Walk(root, "$");

    private static IEnumerable<ClaimDraft> Walk(JsonElement from, string at)
    {
        foreach (var (node, path) in ClaimJson.Each(from, at))
        {
            if (node.ValueKind == JsonValueKind.Array)
            {
                foreach (var draft in Walk(node, path))
                    yield return draft;
                continue;
            }

            if (node.ValueKind != JsonValueKind.Object)
                continue;
            if (IsClaimReview(node))
                yield return Draft(node, path);
            foreach (var name in Inside)
            {
                if (!node.TryGetProperty(name, out var inner) || inner.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object))
                    continue;
                foreach (var draft in Walk(inner, path == "$" ? name : $"{path}.{name}"))
                    yield return draft;
            }
        }
    }

    private static bool IsClaimReview(JsonElement node)
        => node.TryGetProperty("@type", out var type)
            ? ClaimJson.Each(type, string.Empty).Any(named => named.Element.ValueKind == JsonValueKind.String && named.Element.ValueEquals("ClaimReview"))
            : node.TryGetProperty("claimReviewed", out _);

    private static ClaimDraft Draft(JsonElement node, string path)
    {
        var rating = First(node, "reviewRating");
        var author = First(node, "author");
        if (author.ValueKind == JsonValueKind.Undefined)
            author = First(node, "publisher");
        return new ClaimDraft(
            path,
            ClaimFieldNames.ClaimReview,
            ClaimJson.Scalar(node, "claimReviewed"),
            RatingOf(rating),
            ClaimJson.Scalar(author, "name") ?? ClaimJson.Scalar(author, "url"),
            ClaimJson.Scalar(node, "url"),
            ClaimJson.Scalar(node, "datePublished"),
            ClaimJson.Scalar(node, "inLanguage"),
            ClaimJson.Scalar(node, "headline") ?? ClaimJson.Scalar(node, "name"));
    }

    /// <summary>The publisher's word, or the number with its scale where there is no word.</summary>
    private static string? RatingOf(JsonElement rating)
    {
        if ((ClaimJson.Scalar(rating, "alternateName") ?? ClaimJson.Scalar(rating, "name")) is { } word)
            return word;
        var (value, best) = (ClaimJson.Scalar(rating, "ratingValue"), ClaimJson.Scalar(rating, "bestRating"));
        return value is null || best is null ? value : $"{value} / {best}";
    }

    private static JsonElement First(JsonElement node, string name)
        => node.TryGetProperty(name, out var value) ? ClaimJson.Each(value, string.Empty).Select(found => found.Element).FirstOrDefault() : default;
}
