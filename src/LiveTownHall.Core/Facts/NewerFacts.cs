using System.Collections.Frozen;
using System.Text.Json;
using LiveTownHall.Core.Parts;

namespace LiveTownHall.Core.Facts;

/// <summary>Finds what only a newer version can have written, where it forgot to say so in the version of the batch.</summary>
/// <remarks>
/// Passing over a fact or a member would give this node another state than its neighbours, without a sign. Batches from before version 4 are read as they always were.
/// </remarks>
internal static class NewerFacts
{
    private static readonly FrozenSet<string> Names = HallParts.All.SelectMany(part => part.Facts)
        .Select(fact => (string)fact.TypeDiscriminator!)
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the batch holds a fact under a name, or with a member, that this version does not know. Hops over marks without reading them.</summary>
    public static bool AreIn(ReadOnlySpan<byte> body)
    {
        if (!BatchReader.TryOpen(body, out var reader) || reader.AppendedIn < BatchFormat.MarkVersion)
            return false;
        for (var rest = body[^reader.Left..]; !rest.IsEmpty && rest[0] != BatchFormat.BallotTag;)
        {
            if (!Varint.TryRead(rest[1..], out var length, out var read) || length > rest.Length - 1 - read)
                return false;
            if (rest[0] == BatchFormat.FactTag && IsNewer(rest.Slice(1 + read, (int)length)))
                return true;
            rest = rest[(1 + read + (int)length)..];
        }

        return false;
    }

    private static bool IsNewer(ReadOnlySpan<byte> json)
    {
        if (CanRead(json, FactJson.StrictFact))
            return false;
        return NameOf(json) is { } name && (!Names.Contains(name) || CanRead(json, FactJson.Fact));
    }

    private static bool CanRead(ReadOnlySpan<byte> json, System.Text.Json.Serialization.Metadata.JsonTypeInfo<Fact> form)
    {
        try
        {
            return JsonSerializer.Deserialize(json, form) is not null;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or ArgumentException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    /// <summary>What the fact calls itself; null for bytes that are no fact of any version.</summary>
    private static string? NameOf(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            using var document = JsonDocument.ParseValue(ref reader);
            return document.RootElement is { ValueKind: JsonValueKind.Object } fact && fact.TryGetProperty("fact", out var name) && name.ValueKind == JsonValueKind.String
                ? name.GetString()
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
