using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using LiveTownHall.Contracts;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Server.Hubs;
using LiveTownHall.Server.Wire;

namespace LiveTownHall.Server.Api;

/// <summary>The protocol of both hubs as an AsyncAPI 3 document, made from the hubs themselves.</summary>
/// <remarks>Source: https://www.asyncapi.com/docs/reference/specification/v3.0.0. A hub method is an operation that the server receives, with its outcome as the reply.</remarks>
internal static class AsyncApi
{
    public const string Path = "/asyncapi/v1.json";

    private static readonly (string Name, Type Type)[] Told =
    [
        (HubNames.Keyframe, typeof(HallView)),
        (HubNames.Delta, typeof(HallDelta)),
        (HubNames.Me, typeof(MyState)),
        (HubNames.Notice, typeof(Notice)),
        (HubNames.Ended, typeof(Ended)),
    ];

    private static readonly JsonSerializerOptions Json = new(WireJson.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    public static JsonObject Document()
    {
        var schemas = new JsonObject();
        var channels = new JsonObject();
        var operations = new JsonObject();
        Describe<AudienceHub>("audience", HubNames.AudiencePath, Told, channels, operations, schemas);
        Describe<BackstageHub>("backstage", HubNames.BackstagePath, [.. Told, (HubNames.Presence, typeof(Contracts.People.Presence))], channels, operations, schemas);
        return new JsonObject
        {
            ["asyncapi"] = "3.0.0",
            ["info"] = new JsonObject
            {
                ["title"] = "LiveTownHall hubs",
                ["version"] = "1",
                ["description"] = "SignalR over WebSockets, JSON or MessagePack. Connect with ?access_token=TICKET from POST /api/halls/{hallId}/tickets, negotiation skipped.",
            },
            ["defaultContentType"] = "application/json",
            ["channels"] = channels,
            ["operations"] = operations,
            ["components"] = new JsonObject { ["schemas"] = schemas },
        };
    }

    /// <summary>The methods of a hub that somebody may call, by name.</summary>
    public static IEnumerable<(MethodInfo Method, OpenToAttribute Door)> MethodsOf(Type hub)
        => from method in hub.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
           let door = method.GetCustomAttribute<OpenToAttribute>()
           where door is not null
           orderby method.Name
           select (method, door);

    private static void Describe<THub>(string channel, string address, (string Name, Type Type)[] told, JsonObject channels, JsonObject operations, JsonObject schemas)
    {
        var messages = new JsonObject();
        foreach (var (name, type) in told)
        {
            messages[name] = Message(name, SchemaOf(type, schemas));
            operations[$"{channel}.{name}"] = new JsonObject
            {
                ["action"] = "send",
                ["channel"] = Ref($"#/channels/{channel}"),
                ["messages"] = new JsonArray(Ref($"#/channels/{channel}/messages/{name}")),
            };
        }

        foreach (var (method, door) in MethodsOf(typeof(THub)))
        {
            var argument = method.GetParameters() is [var only] ? SchemaOf(only.ParameterType, schemas) : new JsonObject { ["type"] = "null" };
            var answer = method.ReturnType.GetGenericArguments()[0];
            messages[method.Name] = Message(method.Name, argument);
            messages[$"{method.Name}.{answer.Name}"] = Message(answer.Name, SchemaOf(answer, schemas));
            operations[$"{channel}.{method.Name}"] = new JsonObject
            {
                ["action"] = "receive",
                ["channel"] = Ref($"#/channels/{channel}"),
                ["messages"] = new JsonArray(Ref($"#/channels/{channel}/messages/{method.Name}")),
                ["reply"] = new JsonObject
                {
                    ["channel"] = Ref($"#/channels/{channel}"),
                    ["messages"] = new JsonArray(Ref($"#/channels/{channel}/messages/{method.Name}.{answer.Name}")),
                },
                ["x-roles"] = new JsonArray([.. door.Roles.Select(role => (JsonNode)role)]),
            };
        }

        channels[channel] = new JsonObject { ["address"] = address, ["messages"] = messages };
    }

    private static JsonObject Message(string name, JsonNode payload) => new() { ["name"] = name, ["payload"] = payload };

    private static JsonObject Ref(string pointer) => new() { ["$ref"] = pointer };

    /// <summary>A reference into the components; types of the contract stand there once.</summary>
    private static JsonNode SchemaOf(Type type, JsonObject schemas)
        => Json.GetJsonSchemaAsNode(type, new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, schema) =>
            {
                if (schema is JsonObject text && context.PropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(OneOfAttribute), false) is [OneOfAttribute oneOf])
                    text["enum"] = Values(oneOf.Values, orNull: text["type"] is JsonArray);
                var named = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
                if (named.Assembly != typeof(HubNames).Assembly || schema is not JsonObject whole || named.IsEnum)
                    return schema;
                if (!schemas.ContainsKey(named.Name))
                {
                    var copy = (JsonObject)whole.DeepClone();
                    copy["type"] = "object";
                    schemas[named.Name] = copy;
                }

                return Ref($"#/components/schemas/{named.Name}");
            },
        });

    private static JsonArray Values(Type constants, bool orNull)
    {
        var values = constants.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => JsonValue.Create((string)f.GetRawConstantValue()!));
        return orNull ? [.. values, null] : [.. values];
    }
}

internal static class AsyncApiEndpoints
{
    public static void MapAsyncApi(this IEndpointRouteBuilder routes)
    {
        var document = new Lazy<string>(() => AsyncApi.Document().ToJsonString());
        routes.MapGet(AsyncApi.Path, () => Results.Text(document.Value, "application/json")).ExcludeFromDescription();
    }
}
