using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveTownHall.Client.Wire;

/// <summary>JSON as the protocol has it: camelCase, absent instead of null, times in ISO 8601 UTC.</summary>
public static class ClientJson
{
    public static readonly JsonSerializerOptions Options = Apply(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.NumberHandling = JsonNumberHandling.Strict;
        return options;
    }
}
