using System.Reflection;
using System.Text.Json;
using MessagePack;

namespace LiveTownHall.Contracts.Tests;

/// <param name="Type">The TypeScript type without <c>undefined</c>.</param>
/// <param name="Key">Index in the MessagePack array; null for types that only travel as JSON.</param>
/// <param name="Nested">The contract type inside, if any.</param>
/// <param name="Container">How <paramref name="Nested"/> is held: <c>list</c>, <c>map</c> or nothing.</param>
internal sealed record ContractField(string Name, string Type, bool Optional, int? Key, Type? Nested, string? Container, string? Doc);

internal sealed record ContractRecord(Type Type, IReadOnlyList<ContractField> Fields, string? Doc)
{
    public bool IsPacked => Type.GetCustomAttribute<MessagePackObjectAttribute>() is not null;
}

internal sealed record ContractConstants(string Name, IReadOnlyList<(string Name, string Value)> Values, string? Doc);

/// <summary>The contract assembly as TypeScript will see it.</summary>
internal sealed class ContractModel
{
    private readonly NullabilityInfoContext _nullability = new();
    private readonly DocComments _docs;

    public ContractModel(Assembly assembly)
    {
        _docs = DocComments.Of(assembly);
        var types = assembly.GetExportedTypes().Where(t => !t.IsAssignableTo(typeof(Attribute))).OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        Constants = types.Where(t => t is { IsAbstract: true, IsSealed: true }).Select(ToConstants).ToList();
        Records = InOrderOfUse(types.Where(t => t is { IsAbstract: false, IsClass: true }).Select(ToRecord).ToList());
    }

    public IReadOnlyList<ContractConstants> Constants { get; }

    /// <summary>Every type after the types it holds, so that codecs can name each other.</summary>
    public IReadOnlyList<ContractRecord> Records { get; }

    private ContractConstants ToConstants(Type type) => new(
        type.Name,
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral)
            .Select(f => (JsonNamingPolicy.CamelCase.ConvertName(f.Name), (string)f.GetRawConstantValue()!)).ToList(),
        _docs.Summary(type));

    private ContractRecord ToRecord(Type type) => new(
        type,
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetMethod is not null).Select(ToField).ToList(),
        _docs.Summary(type));

    private ContractField ToField(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType);
        var optional = type is not null || _nullability.Create(property).ReadState == NullabilityState.Nullable;
        type ??= property.PropertyType;
        var (nested, container) = Held(type);
        var union = property.GetCustomAttribute<OneOfAttribute>()?.Values.Name;
        return new ContractField(
            JsonNamingPolicy.CamelCase.ConvertName(property.Name),
            union ?? Name(type),
            optional,
            property.GetCustomAttribute<KeyAttribute>()?.IntKey,
            nested,
            container,
            _docs.Summary(property));
    }

    private static (Type? Nested, string? Container) Held(Type type)
    {
        if (!type.IsGenericType)
            return (IsContract(type) ? type : null, null);
        var inner = type.GetGenericArguments()[^1];
        return IsContract(inner) ? (inner, type.Name.Contains("Dictionary") ? "map" : "list") : (null, null);
    }

    private static string Name(Type type) => type switch
    {
        _ when type == typeof(string) || type == typeof(DateTimeOffset) => "string",
        _ when type == typeof(bool) => "boolean",
        _ when type == typeof(int) || type == typeof(long) || type == typeof(double) => "number",
        { IsGenericType: true, Name: "IReadOnlyList`1" } => $"readonly {Name(type.GetGenericArguments()[0])}[]",
        { IsGenericType: true, Name: "IReadOnlyDictionary`2" } => $"Readonly<Record<string, {Name(type.GetGenericArguments()[1])}>>",
        _ when IsContract(type) => type.Name,
        _ => throw new NotSupportedException($"The TypeScript contract has no word for {type}."),
    };

    private static bool IsContract(Type type) => type.Namespace?.StartsWith("LiveTownHall.Contracts", StringComparison.Ordinal) == true;

    private static List<ContractRecord> InOrderOfUse(IReadOnlyList<ContractRecord> records)
    {
        var ordered = new List<ContractRecord>();
        void Visit(ContractRecord record)
        {
            if (ordered.Contains(record))
                return;
            foreach (var field in record.Fields.Where(f => f.Nested is not null && f.Nested != record.Type))
                Visit(records.Single(r => r.Type == field.Nested));
            ordered.Add(record);
        }

        foreach (var record in records)
            Visit(record);
        return ordered;
    }
}
