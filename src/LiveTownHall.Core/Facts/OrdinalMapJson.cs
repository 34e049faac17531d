using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveTownHall.Core.Facts;

/// <summary>A map of strings in ordinal order. The map's own order is that of the machine's culture, and so would be the state's bytes.</summary>
internal sealed class OrdinalMapJson : JsonConverter<ImmutableSortedDictionary<string, string>>
{
    private static readonly ImmutableSortedDictionary<string, string> Empty = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public override ImmutableSortedDictionary<string, string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException();
        var map = Empty.ToBuilder();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            if (!reader.Read() || reader.TokenType != JsonTokenType.String)
                throw new JsonException();
            map[key] = reader.GetString()!;
        }

        return map.ToImmutable();
    }

    public override void Write(Utf8JsonWriter writer, ImmutableSortedDictionary<string, string> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (key, text) in value.WithComparers(StringComparer.Ordinal))
            writer.WriteString(key, text);
        writer.WriteEndObject();
    }
}
