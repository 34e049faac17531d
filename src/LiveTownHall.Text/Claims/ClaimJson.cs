using System.Text.Json;

namespace LiveTownHall.Text.Claims;

/// <summary>Tells the JSON formats apart and hands the parsed file to the one that reads it.</summary>
public static class ClaimJson
{
    public static IEnumerable<ClaimDraft> Read(string text, ref ClaimFormat format)
    {
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 32, AllowTrailingCommas = false });
            root = document.RootElement.Clone();
        }
        catch (JsonException flaw)
        {
            throw new ClaimImportException($"The file is not well-formed JSON (character {flaw.BytePositionInLine + 1}).", flaw.LineNumber + 1);
        }

        if (format == ClaimFormat.Detect)
            format = Detect(root);
        return format == ClaimFormat.FactCheckTools ? FactCheckToolsJson.Read(root) : ClaimReviewJson.Read(root);
    }

    private static ClaimFormat Detect(JsonElement root) => root.ValueKind != JsonValueKind.Object
        ? ClaimFormat.ClaimReview
        : root.TryGetProperty("claims", out _) ? ClaimFormat.FactCheckTools
        : root.TryGetProperty("dataFeedElement", out _) ? ClaimFormat.DataCommons
        : ClaimFormat.ClaimReview;

    /// <returns>A string as it is, a number as it is written, anything else null.</returns>
    internal static string? Scalar(JsonElement of, string name)
        => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => StringOf(value),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            }
            : null;

    /// <summary>JSON can spell lone surrogates, which no .NET string reader takes.</summary>
    private static string? StringOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The element itself, or each of its items where it is an array: JSON-LD writes one value either way.</summary>
    internal static IEnumerable<(JsonElement Element, string Path)> Each(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            yield return (element, path);
            yield break;
        }

        var i = 0;
        foreach (var item in element.EnumerateArray())
            yield return (item, $"{path}[{i++}]");
    }
}
